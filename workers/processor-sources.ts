import type { ExportGap, ExportItem } from "../src/connectors/connector.ts";
import type { KnownSubject, Processor } from "../src/connectors/processor.ts";
import { sourcesBesideWhmcs } from "../src/connectors/registry.ts";
import { resolveKnownSubject } from "../src/connectors/whmcs/elsewhere.ts";
import { AppError, PermanentError, RetryableError } from "../src/domain/errors.ts";
import { isOddAnswer } from "../src/domain/odd-answers.ts";
import { act } from "../src/duties/act.ts";
import { listLinks, rememberLinks, type ClientLink } from "../src/ledger/client-links.ts";
import { failureFields } from "../src/observability/log.ts";
import { readAhead } from "../src/package/read-ahead.ts";
import type { SourceInput } from "../src/package/read-source.ts";
import type { Turn } from "./with-duty.ts";

/** What a package is made from besides WHMCS. */
export interface ProcessorSources {
  /** One for each system that the privacy notice or the policy names, in the order of the package. */
  readonly inputs: readonly SourceInput[];
  /** Begins to read them all, side by side; twice is once. */
  start(): void;
  /** Keeps what was learned of where this client's objects are. */
  remember(): Promise<void>;
  /** Ends whatever is still being read. */
  close(): void;
}

/** How far ahead and how patiently systems are read. */
export interface SourcePatience {
  readonly most: number;
  readonly silenceMs: number;
}

// Longer than any call, its repetitions and its vendor's wish for a pause take.
const patience: SourcePatience = { most: 32, silenceMs: 5 * 60_000 };

const notLive = (): Promise<never> => Promise.reject(new PermanentError("export.reads_only"));

/**
 * The systems besides WHMCS as sources of one client's package. Each with a connector in use is read by itself, beside the
 * others: one that is dead, slow or unsafe is missing from the package with its reason, and nothing else. What WHMCS tells of
 * the client for their sake is read once, when the first of them needs it.
 */
export function processorSources(
  { acts, duty, log, processors, signal, whmcs }: Turn,
  { most, silenceMs }: SourcePatience = patience,
): ProcessorSources {
  const closing = new AbortController();
  const reading = AbortSignal.any([signal, closing.signal]);
  const api = whmcs.withSignal(reading);
  const links = new Map<string, ClientLink[]>();
  let known: Promise<KnownSubject> | undefined;

  async function subjectOf(): Promise<KnownSubject> {
    const subject = await resolveKnownSubject(api, duty.client_id);
    if (subject === undefined) throw new PermanentError("whmcs.client_not_found");
    return subject;
  }

  async function* read(processor: Processor): AsyncGenerator<ExportItem> {
    try {
      yield* itemsOf(processor);
    } catch (error) {
      log.warn("export.source_failed", { dutyId: duty.id, connector: processor.name, ...failureFields(error) });
      throw alone(error);
    }
  }

  /** What is told of links stays here. */
  async function* itemsOf(processor: Processor): AsyncGenerator<ExportItem> {
    const { name } = processor;
    if (processor.export === undefined) return yield notIdentifiable;
    const subject = await (known ??= subjectOf());
    const ctx = {
      signal: reading,
      clock: acts.clock,
      links: await listLinks(acts.ledger, duty.client_id, name),
      mayGo: notLive,
    };
    const found: ClientLink[] = [];
    links.set(name, found);
    for await (const item of processor.export(subject, ctx)) {
      if (item.type === "link") found.push({ kind: item.kind, id: item.id });
      else yield item;
    }
  }

  const started: (() => void)[] = [];
  const inputs = sourcesBesideWhmcs(acts.policy).map((name): SourceInput => {
    const processor = processors.get(name);
    if (processor === undefined) return { name, items: null, reason: "no_connector" };
    // A person looks there.
    if (processor.export === undefined && processor.nothingFoundBecause === undefined) {
      return { name, items: null, reason: "by_hand" };
    }
    const ahead = readAhead(read(processor), { most, silenceMs, signal: reading });
    started.push(() => ahead.start());
    return { name, items: ahead.items, describes: processor.describes ?? [] };
  });
  return {
    inputs,
    start: () => {
      for (const start of started.splice(0)) start();
    },
    remember: async () => {
      await act(acts, async ({ tx, now }) => {
        for (const [name, found] of links) await rememberLinks(tx, duty.client_id, name, found, now);
      });
    },
    close: () => closing.abort(),
  };
}

/** The only reason for which a system that can be asked by nobody's name gives nothing (GDPR Art. 11). */
const notIdentifiable: ExportGap = { type: "gap", reason: "not_identifiable" };

/** What is unsafe at one system, or broken in its connector, leaves that out; it says nothing against the rest of the package. */
function alone(error: unknown): AppError {
  if (!(error instanceof AppError)) return new PermanentError("internal.unexpected", { cause: error });
  // Reading sent nothing that an odd answer might be the answer to: the next attempt may get a good one.
  if (error.retry === "never" && isOddAnswer(error.code)) return new RetryableError(error.code, { cause: error });
  return error.retry === "unsafe" ? new PermanentError(error.code) : error;
}
