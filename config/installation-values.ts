import type { Policy } from "../src/domain/policy.ts";
import { processorValues } from "./connectors.ts";
import type { Settings } from "./settings.ts";

/** What the service is opened with, secrets revealed: hand it on to nothing but `openInstallation` and `openGround`. */
export function installationValues(settings: Settings, policy: Policy, version: string) {
  const { whmcs } = settings;
  return {
    databasePath: settings.databasePath,
    storagePath: settings.storagePath,
    encryptionKeys: settings.encryptionKeys.map((key) => key.reveal()),
    redisUrl: settings.redisUrl?.reveal(),
    whmcs: {
      url: whmcs.url,
      identifier: whmcs.identifier.reveal(),
      secret: whmcs.secret.reveal(),
      accessKey: whmcs.accessKey?.reveal(),
      concurrency: whmcs.concurrency,
      doorUrl: whmcs.doorUrl,
      doorSecrets: settings.webhookSecrets.map((secret) => secret.reveal()),
    },
    dryRun: settings.dryRun,
    version,
    processors: processorValues(settings, policy),
  };
}
