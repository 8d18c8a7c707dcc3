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
  /** To the admins who get WHMCS's system mails; `adminUrlField` in it becomes the address of the admin area. @throws AppError */
  mailAdmins(mail: Mail): Promise<void>;
  /**
   * Whether the credential's API role lets mails be sent, asked by a mail that names neither text nor reader: none leaves.
   * @throws AppError while that cannot be known
   */
  mayMail(): Promise<boolean>;
}

/** What WHMCS puts its admin area's address in the place of, slash included, as its own templates of mails to admins do. */
export const adminUrlField = "{$whmcs_admin_url}";

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
    async mailAdmins({ subject, html }) {
      const escaped = withoutSmarty(html).replaceAll(withoutSmarty(adminUrlField), () => adminUrlField);
      await call("SendAdminEmail", { type: "system", customsubject: withoutSmarty(subject), custommessage: escaped });
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
