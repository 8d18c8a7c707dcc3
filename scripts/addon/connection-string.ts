/** How the addon reaches the service, and how each knows the other. */
export interface Connection {
  /** The service's base URL without a slash at its end. */
  readonly url: string;
  /** `whsec_…`: signs events and what comes to the door. */
  readonly secret: string;
  /** The API token named `addon`. */
  readonly token: string;
}

/** The one string that the owner pastes into the addon; `lib/Connection.php` reads it. It holds both secrets. */
export function connectionString({ url, secret, token }: Connection): string {
  return `whmcsgdpr1.${Buffer.from(JSON.stringify({ url, secret, token })).toString("base64url")}`;
}
