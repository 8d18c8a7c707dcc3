import { type TwinWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { ProcessorValues } from "../../src/connectors/values.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { startMariadb } from "../../tests/support/mariadb.ts";
import { type EightSystems, startEightSystems } from "../../tests/support/nine-systems.ts";

/** Stand-ins for WHMCS and the eight systems besides, each holding a canary client and a twin that shares what may be shared. */
export interface StandIns {
  readonly whmcs: WhmcsSimulator;
  readonly twins: TwinWorld;
  readonly systems: EightSystems["systems"];
  /** The service's environment for them. */
  readonly env: Readonly<Record<string, string>>;
  /** What the policy says of them, with periods of seconds. */
  readonly policy: object;
  /** What the owner does at a system when a task asks for it. */
  readonly byHand: (connector: string, code: string) => void;
  close(): Promise<void>;
}

/** Starts them all on loopback, the website's forms on a MariaDB of their own. */
export async function startStandIns(): Promise<StandIns> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  try {
    const twins = withFewAddresses(twinWorld("canary"));
    const mariadb = await startMariadb();
    closers.push(() => mariadb.stop());
    const eight = await startEightSystems(twins, systemClock, mariadb, "at_once");
    closers.push(() => eight.close());
    const whmcs = await startWhmcsSimulator({ world: twins.world });
    closers.push(() => whmcs.stop());
    const values: ProcessorValues = Object.assign({}, ...eight.systems.map((system) => system.values));
    return {
      whmcs,
      twins,
      systems: eight.systems,
      env: environmentOf(values),
      policy: policyOf(eight, values),
      byHand: (connector, code) => eight.systems.find(({ name }) => name === connector)?.byHand?.(code),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Each address is asked for in every list of the helpdesk, which grants twenty lists a minute. */
function withFewAddresses(twins: TwinWorld): TwinWorld {
  const { world, subject } = twins;
  for (const id of subject.contactIds.splice(0)) world.contacts.delete(id);
  Object.assign(world.users.get(subject.ownUserId) ?? {}, { email: world.clients.get(subject.clientId)?.email });
  return twins;
}

function environmentOf(values: ProcessorValues): Record<string, string> {
  const { cloudways, freshdesk, versio, resellerclub, rackspace, website_forms: forms, google_analytics: ga } = values;
  return {
    CLOUDWAYS_URL: cloudways?.url ?? "",
    CLOUDWAYS_TOKEN: cloudways?.token ?? "",
    FRESHDESK_URL: freshdesk?.url ?? "",
    FRESHDESK_API_KEY: freshdesk?.apiKey ?? "",
    FRESHDESK_FILE_ORIGINS: freshdesk?.fileOrigins.join(",") ?? "",
    VERSIO_URL: versio?.url ?? "",
    VERSIO_EMAIL: versio?.email ?? "",
    VERSIO_PASSWORD: versio?.password ?? "",
    RESELLERCLUB_URL: resellerclub?.url ?? "",
    RESELLERCLUB_USER_ID: String(resellerclub?.userId ?? ""),
    RESELLERCLUB_API_KEY: resellerclub?.apiKey ?? "",
    RACKSPACE_URL: rackspace?.url ?? "",
    RACKSPACE_ACCOUNT: rackspace?.account ?? "",
    RACKSPACE_USER_KEY: rackspace?.userKey ?? "",
    RACKSPACE_SECRET_KEY: rackspace?.secretKey ?? "",
    WEBSITE_FORMS_DATABASE_URL: forms?.databaseUrl ?? "",
    GOOGLE_ANALYTICS_URL: ga?.url ?? "",
    GOOGLE_ANALYTICS_TOKEN_URL: ga?.tokenUrl ?? "",
    GOOGLE_ANALYTICS_PROPERTY: String(ga?.property ?? ""),
    GOOGLE_ANALYTICS_KEY: ga?.key ?? "",
  };
}

function policyOf({ policy }: EightSystems, { website_forms: forms }: ProcessorValues): object {
  const quick = { callsPerMinute: 600 };
  return {
    controller: { name: "Example Hosting", email: "privacy@example.com" },
    timezone: "Europe/Brussels",
    hostingDeletion: { gracePeriod: "PT1H" }, // nothing goes before the approval
    accountClosure: { gracePeriod: "PT1S", ownerConfirms: true },
    retention: { invoices: { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "Duty to keep invoices" } },
    limits: { deletionsPerDay: 100, anonymizationsPerDay: 100 },
    products: policy.products,
    processors: {
      ...policy.processors,
      cloudways: { enabled: true, ...quick },
      freshdesk: { enabled: true, ...quick, tickets: "delete", deleteAfter: "PT1S" },
      versio: { enabled: true, ...quick },
      resellerclub: { enabled: true, ...quick, onlyDomains: true },
      rackspace: { enabled: true, ...quick },
      website_forms: { enabled: true, forms: forms?.forms ?? [] },
    },
  };
}
