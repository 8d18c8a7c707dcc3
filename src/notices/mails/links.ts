import type { LiveFinding } from "../../observability/live-checks.ts";

/**
 * Where the link of a mail leads. `addon`: the addon's page behind WHMCS's login, so that no secret lies in WHMCS's mail log.
 * `token`: this service's own page, behind a secret that the mail alone holds. Without a slash at the end.
 */
export interface LinkBase {
  readonly kind: "addon" | "token";
  readonly url: string;
}

/**
 * The base of the links in mails to clients; undefined while no address of this installation is a public one: a mail then would
 * lead nowhere, or over an unprotected line, and none is sent.
 * @param at.publicUrl of the settings; undefined: not set @param at.hasAddon whether WHMCS has the addon
 */
export function chooseLinkBase(at: {
  readonly publicUrl: string | undefined;
  readonly whmcsUrl: string;
  readonly hasAddon: boolean;
}): LinkBase | undefined {
  const publicUrl = at.publicUrl !== undefined && isPublic(at.publicUrl) ? at.publicUrl : undefined;
  if (at.hasAddon) return publicUrl !== undefined || isPublic(at.whmcsUrl) ? base("addon", at.whmcsUrl) : undefined;
  return publicUrl === undefined ? undefined : base("token", publicUrl);
}

/** The link of one deletion's mail. @param token needed for a base of kind `token` alone */
export function linkOf({ kind, url }: LinkBase, dutyId: string, token: string): string {
  return kind === "addon" ? `${url}/index.php?m=whmcsgdpr&action=deletion&id=${dutyId}` : `${url}/approve/${token}`;
}

/** The check-list's warning that no mail goes to clients, as long as `base` is undefined. */
export function findUnsafeLinks(base: LinkBase | undefined): readonly LiveFinding[] {
  if (base !== undefined) return [];
  const problem =
    "Clients get no mail about their deletions: PUBLIC_URL is no https address that they can reach. Set it, or connect the addon, to whose page in WHMCS mails then lead. Mails that fall due meanwhile are dropped.";
  return [{ check: "public_url", holds: false, problem }];
}

function base(kind: LinkBase["kind"], url: string): LinkBase {
  return { kind, url: url.replace(/\/+$/, "") };
}

/** Encrypted, and no name or address of the machine itself. */
function isPublic(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isOwn =
    /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])\.?$/i;
  return protocol === "https:" && !isOwn.test(hostname);
}
