import type { WhmcsApi } from "./api.ts";

/** Whether WHMCS's log of mails to this client holds one in whose text `mark` stands. @throws AppError the codes of the API */
export async function isMailLogged(api: WhmcsApi, clientId: number, mark: string): Promise<boolean> {
  const mails = api.raw.ownedRows({
    action: "GetEmails",
    wrapper: "emails",
    item: "email",
    parameters: { clientid: clientId },
    pagedBy: "id",
    clientId,
    ownedBy: ["userid"],
  });
  for await (const { message } of mails) if (typeof message === "string" && message.includes(mark)) return true;
  return false;
}
