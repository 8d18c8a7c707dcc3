import type { ProcessorValues } from "../src/connectors/values.ts";
import type { Policy, Processor } from "../src/domain/policy.ts";
import type { Settings } from "./settings.ts";

/** What is known to be safe where the owner says nothing (docs/connectors.md names the sources). */
const defaults = { deleteAfter: "P7D", backupsKept: "P14D" } as const;

/**
 * Which connectors are on, and with what: those that the policy enables and whose settings are complete. Secrets are revealed:
 * hand the result on to nothing but `openProcessors`.
 */
export function processorValues({ processors: settings }: Settings, policy: Policy): ProcessorValues {
  const on = (name: string): Processor | undefined => {
    const processor = policy.processors[name];
    return processor?.enabled === true && processor.kind === undefined ? processor : undefined;
  };
  const lives = Object.fromEntries(Object.entries(policy.products).map(([id, product]) => [id, product.lives]));
  const cloudways = on("cloudways");
  const freshdesk = on("freshdesk");
  const versio = on("versio");
  const resellerclub = on("resellerclub");
  const rackspace = on("rackspace");
  const forms = on("website_forms");
  const analytics = on("google_analytics");
  return {
    cloudways: cloudways &&
      settings.cloudways && {
        url: settings.cloudways.url,
        token: settings.cloudways.token.reveal(),
        backupsKept: cloudways.backupsKept ?? defaults.backupsKept,
        lives,
        callsPerMinute: cloudways.callsPerMinute ?? 60,
      },
    freshdesk: freshdesk &&
      settings.freshdesk && {
        url: settings.freshdesk.url,
        apiKey: settings.freshdesk.apiKey.reveal(),
        fileOrigins: settings.freshdesk.fileOrigins,
        tickets: freshdesk.tickets ?? "keep",
        deleteAfter: freshdesk.deleteAfter ?? defaults.deleteAfter,
        withNotes: policy.export.notes,
        callsPerMinute: freshdesk.callsPerMinute ?? 100,
      },
    versio: versio &&
      settings.versio && {
        url: settings.versio.url,
        email: settings.versio.email,
        password: settings.versio.password.reveal(),
        callsPerMinute: versio.callsPerMinute ?? 30,
      },
    resellerclub: resellerclub &&
      settings.resellerclub && {
        url: settings.resellerclub.url,
        userId: settings.resellerclub.userId,
        apiKey: settings.resellerclub.apiKey.reveal(),
        onlyDomains: resellerclub.onlyDomains ?? false,
        callsPerMinute: resellerclub.callsPerMinute ?? 30,
      },
    rackspace: rackspace &&
      settings.rackspace && {
        url: settings.rackspace.url,
        account: settings.rackspace.account,
        userKey: settings.rackspace.userKey.reveal(),
        secretKey: settings.rackspace.secretKey.reveal(),
        backupsKept: rackspace.backupsKept ?? defaults.backupsKept,
        lives,
        callsPerMinute: rackspace.callsPerMinute ?? 60,
      },
    website_forms: forms &&
      settings.website_forms && {
        databaseUrl: settings.website_forms.database.reveal(),
        filesUrl: settings.website_forms.filesUrl,
        filesKey: settings.website_forms.filesKey?.reveal(),
        forms: forms.forms ?? [],
        keep: policy.retention.websiteForms.keep,
        timezone: policy.timezone,
      },
    google_analytics: analytics &&
      settings.google_analytics && {
        url: settings.google_analytics.url,
        tokenUrl: settings.google_analytics.tokenUrl,
        property: settings.google_analytics.property,
        key: settings.google_analytics.key.reveal(),
        callsPerMinute: analytics.callsPerMinute ?? 60,
      },
    apple_keychain: on("apple_keychain") && {},
  };
}
