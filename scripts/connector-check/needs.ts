import type { ProcessorName } from "../../src/connectors/values.ts";

/**
 * The variables without which a system has no connector (`.env.example` tells what each is); a secret may also be given as
 * `NAME_FILE`. A test holds this list to `config/settings.ts`.
 */
export const neededSettings: Readonly<Record<ProcessorName, readonly string[]>> = {
  cloudways: ["CLOUDWAYS_TOKEN"],
  freshdesk: ["FRESHDESK_URL", "FRESHDESK_API_KEY"],
  versio: ["VERSIO_EMAIL", "VERSIO_PASSWORD"],
  resellerclub: ["RESELLERCLUB_USER_ID", "RESELLERCLUB_API_KEY"],
  rackspace: ["RACKSPACE_USER_KEY", "RACKSPACE_SECRET_KEY"],
  website_forms: ["WEBSITE_FORMS_DATABASE_URL"],
  google_analytics: ["GOOGLE_ANALYTICS_PROPERTY", "GOOGLE_ANALYTICS_KEY"],
  apple_keychain: [],
};

/** Every system that has a connector, in the order in which they are shown. */
export const systems = Object.keys(neededSettings) as readonly ProcessorName[];

/** Whether there is a connector of that name. */
export function isSystem(name: string): name is ProcessorName {
  return Object.hasOwn(neededSettings, name);
}
