import { join } from "node:path";
import type { Clock } from "./domain/clock.ts";
import { createTargetHashes, type TargetHashes } from "./domain/target-hash.ts";
import { openProcessors, type Processors } from "./connectors/open.ts";
import type { ProcessorValues } from "./connectors/values.ts";
import { createHttpClient } from "./connectors/http-client.ts";
import { createWhmcsApi, type WhmcsApi } from "./connectors/whmcs/api.ts";
import { createWhmcsCall } from "./connectors/whmcs/call.ts";
import { createWhmcsDoor, type WhmcsDoor } from "./connectors/whmcs/door/door.ts";
import { openLedger, type Ledger } from "./ledger/open.ts";
import type { Log } from "./observability/log.ts";
import { createExportStore, type ExportStore } from "./package/export-store.ts";
import { createDocumentStore, type DocumentStore } from "./package/sealed-documents.ts";
import { createSealer } from "./package/seal.ts";
import { createSubjectStore, type SubjectStore } from "./package/sealed-subject.ts";
import { createFileStorage, type FileStorage } from "./package/storage.ts";
import { connectRedis, type RedisTarget } from "./queues/connection.ts";
import { startEmbeddedRedis } from "./queues/embedded-redis.ts";
import { createRateLimiter } from "./queues/rate-limits.ts";
import { checkRedis, type RedisCheck } from "./queues/redis-check.ts";

/** The values of the settings that this room needs, secrets revealed. */
export interface InstallationSettings {
  readonly databasePath: string;
  readonly storagePath: string;
  readonly encryptionKeys: readonly Uint8Array[];
  /** undefined: the private Redis. */
  readonly redisUrl: string | undefined;
  readonly whmcs: {
    readonly url: string;
    readonly identifier: string;
    readonly secret: string;
    readonly accessKey: string | undefined;
    readonly concurrency: number;
    /** The addon's door and the secrets that sign calls to it. */
    readonly doorUrl: string;
    readonly doorSecrets: readonly string[];
  };
  readonly dryRun: boolean;
  readonly version: string;
  /** Which connectors of other systems are on, and with what. */
  readonly processors: ProcessorValues;
}

/** What the service stands on but for Redis: enough for what needs no queue; `close` ends it in order. */
export interface Ground {
  readonly ledger: Ledger;
  readonly packages: ExportStore;
  readonly subjects: SubjectStore;
  readonly documents: DocumentStore;
  /** Where all of these lie, sealed. */
  readonly storage: FileStorage;
  readonly whmcs: WhmcsApi;
  readonly door: WhmcsDoor;
  readonly processors: Processors;
  readonly targetHashes: TargetHashes;
  close(): Promise<void>;
}

/** Everything a process of the service stands on, opened. */
export interface Installation extends Ground {
  readonly redis: RedisTarget;
  /** How Redis is set up; an unreachable one has problems. */
  checkRedis(): Promise<RedisCheck>;
}

/** Where what is private to this installation lies, relative to the working directory. */
export const varDirectory = "var";

/** Opens ledger, storage, Redis and the WHMCS client. @throws what cannot be opened; nothing stays open then */
export async function openInstallation(
  settings: InstallationSettings,
  parts: { readonly clock: Clock; readonly log: Log },
): Promise<Installation> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  try {
    const redis = await openRedis(settings.redisUrl, parts.log, closers);
    const ground = await openGround(settings, parts, redis);
    closers.push(() => ground.close());
    return { ...ground, redis, checkRedis: () => checkOnce(redis), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens ledger, storage, the WHMCS client and the connectors. @throws what cannot be opened; nothing stays open then
 * @param redis where calls to processors are counted; undefined: in this process alone
 */
export async function openGround(
  settings: Omit<InstallationSettings, "redisUrl">,
  parts: { readonly clock: Clock; readonly log: Log },
  redis?: RedisTarget,
): Promise<Ground> {
  const { clock, log } = parts;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  try {
    const ledger = await openLedger(settings.databasePath);
    closers.push(() => ledger.destroy());
    const storage = await createFileStorage(settings.storagePath);
    await storage.sweepLeftovers(clock.now());
    const sealer = createSealer(settings.encryptionKeys);
    const userAgent = `whmcs-gdpr/${settings.version}`;
    const httpClient = createHttpClient({ baseUrl: settings.whmcs.url, userAgent });
    closers.push(() => httpClient.close());
    // A client of its own: the door may stand at another address than the API.
    const doorClient = createHttpClient({ baseUrl: settings.whmcs.doorUrl, userAgent });
    closers.push(() => doorClient.close());
    const call = createWhmcsCall({
      ...settings.whmcs,
      httpClient,
      clock,
      log: (event, fields) => log.warn(event, { action: fields.action, code: fields.code, attempt: fields.attempt }),
      refuseWrites: settings.dryRun, // the plan never gets that far; this is the belt to those braces
    });
    const limiter = createRateLimiter(redis);
    closers.push(() => limiter.close());
    const processors = openProcessors(settings.processors, { limiter, clock, userAgent, dryRun: settings.dryRun });
    closers.push(() => processors.close());
    return {
      processors,
      targetHashes: createTargetHashes(settings.encryptionKeys),
      ledger,
      packages: createExportStore(storage, sealer),
      subjects: createSubjectStore(storage, sealer),
      documents: createDocumentStore(storage, sealer),
      storage,
      whmcs: createWhmcsApi(call),
      door: createWhmcsDoor({
        url: settings.whmcs.doorUrl,
        secrets: settings.whmcs.doorSecrets,
        httpClient: doorClient,
        clock,
        refuseWrites: settings.dryRun,
      }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openRedis(
  url: string | undefined,
  log: Log,
  closers: (() => Promise<void> | void)[],
): Promise<RedisTarget> {
  if (url !== undefined) return url;
  const embedded = await startEmbeddedRedis({ directory: join(varDirectory, "redis"), log });
  closers.push(() => embedded.stop());
  return embedded.connection;
}

/** A connection of its own, so that a Redis that is away costs a second and nothing else. */
async function checkOnce(target: RedisTarget): Promise<RedisCheck> {
  const redis = connectRedis(target, "wait");
  const answered = new Promise<RedisCheck>((resolve, reject) => {
    checkRedis(redis as Parameters<typeof checkRedis>[0]).then(resolve, reject);
  });
  const silent = new Promise<RedisCheck>((resolve) => {
    setTimeout(
      () => resolve({ ok: false, problems: ["Redis cannot be reached."], evicting: false, persistent: false }),
      3_000,
    ).unref();
  });
  try {
    return await Promise.race([answered, silent]);
  } finally {
    redis.disconnect();
  }
}
