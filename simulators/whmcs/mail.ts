/** The client mail log of the WHMCS stand-in: every mail to a client lands in it, and no API action deletes one. */
import { type ActionContext, timestamp } from "./context.ts";
import { type World, allocateId } from "./installation.ts";
import type { Client, Email } from "./world.ts";

/** Logs a mail to a client under the client's present name and address. */
export function recordEmail(ctx: ActionContext, clientId: number, subject: string, message: string): Email {
  const { world } = ctx;
  return record(world, clientId, world.clients.get(clientId), subject, message, timestamp(world, ctx.clock));
}

/** As `recordEmail`, for worlds that are being built and have no clock. */
export function recordSeedEmail(world: World, client: Client, subject: string, message: string): Email {
  return record(world, client.id, client, subject, message, "2024-01-15 10:42:40");
}

function record(
  world: World,
  clientId: number,
  client: Client | undefined,
  subject: string,
  message: string,
  date: string,
): Email {
  const id = allocateId(world, "emails", world.emails);
  const to = client === undefined ? "" : `${client.firstname} ${client.lastname} <${client.email}>`;
  const email: Email = { id, clientId, subject, message, date, to, cc: "", bcc: "" };
  world.emails.set(id, email);
  return email;
}
