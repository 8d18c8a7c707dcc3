import { AppError } from "../../domain/errors.ts";
import type { WhmcsCall } from "./call.ts";

/** A mail as its reader shall see it: plain text in the subject, HTML in the message. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
}

/**
 * Mails that WHMCS sends. Each is sent once: after RetryableError whmcs.outcome_unknown nobody knows whether it left. Every
 * mail to a client lands, whole, in WHMCS's mail log: none may hold a lasting secret, and a closing one goes before the log is
 * scrubbed.
 */
export interface Mails {
  /** To the client's own address. @throws PermanentError whmcs.mail_failed when WHMCS says that it did not send it */
  mailClient(clientId: number, mail: Mail): Promise<void>;
  /**
   * Whether the credential's API role lets mails be sent, asked by a mail that names neither text nor reader: none leaves.
   * @throws AppError while that cannot be known
   */
  mayMail(): Promise<boolean>;
}

export function createMails(call: WhmcsCall): Mails {
  return {
    async mailClient(clientId, { subject, html }) {
      await call("SendEmail", {
        customtype: "general",
        customsubject: withoutSmarty(subject),
        custommessage: withoutSmarty(html),
        id: clientId,
      });
    },
    async mayMail() {
      try {
        await call("SendEmail");
      } catch (error) {
        const code = error instanceof AppError ? error.code : undefined;
        if (code === "whmcs.permission_missing") return false;
        // WHMCS looks at the role before it looks at what it is asked for.
        if (code !== "whmcs.rejected") throw error;
      }
      return true;
    },
  };
}

/** WHMCS has Smarty read what it sends to clients: a brace would be taken for a tag, and may run. */
function withoutSmarty(text: string): string {
  return text.replaceAll(/[{}]/g, (brace) => (brace === "{" ? "{ldelim}" : "{rdelim}"));
}
