import { AppError, UnsafeError } from "../../domain/errors.ts";
import type { Erasure, ProcessorContext, Target, TargetProgress } from "../processor.ts";
import type { RackspaceCall } from "./call.ts";
import { readPlace } from "./find.ts";
import { pathOfAlias, pathOfMailbox, readAlias, readMailbox, split } from "./objects.ts";

/** Deletions act at once; what is there after so many of them stays until a person looks. */
const mostTries = 5;
const firstWaitMs = 30_000;

/**
 * Deletes one mailbox or alias, or takes one address out of the receivers of another. A mailbox can be brought back for a
 * fortnight, which no call shortens. @throws UnsafeError connector.target_unknown for a target that is none of ours
 */
export async function eraseObject(
  call: RackspaceCall,
  target: Target,
  progress: TargetProgress,
  ctx: ProcessorContext,
): Promise<Erasure> {
  const act = actOf(call, target, ctx.signal);
  if (act === undefined) throw new UnsafeError("connector.target_unknown");
  const before = await act.look();
  if (before === "gone") return { kind: "gone" };
  if (before === "only_receiver") return { kind: "manual", reason: "mail_only_receiver" };
  const tries = Number(/^\d{1,3}$/.exec(progress.operation ?? "")?.[0] ?? 0);
  if (tries >= mostTries) return { kind: "manual", reason: "hosting_not_deleted" };
  await ctx.mayGo();
  await act.go();
  if ((await act.look()) === "gone") return { kind: "gone" };
  const lookAgainAt = new Date(ctx.clock.now().getTime() + firstWaitMs * 2 ** tries);
  return { kind: "pending", reason: "hosting_deleting", lookAgainAt, operation: String(tries + 1) };
}

/** Whether what a target means is there still. */
export async function isThere(call: RackspaceCall, target: Target, signal: AbortSignal): Promise<boolean> {
  const act = actOf(call, target, signal);
  return act !== undefined && (await act.look()) !== "gone";
}

/** One change: a look at what it is about, and the change itself, made of what the last look saw. */
interface Act {
  look(): Promise<"gone" | "there" | "only_receiver">;
  go(): Promise<void>;
}

function actOf(call: RackspaceCall, { kind, id }: Target, signal: AbortSignal): Act | undefined {
  const place = readPlace(id);
  if (kind === "forward" && place !== undefined) {
    const read = async () => (await readMailbox(call, place.at, signal))?.forwards ?? [];
    return taking(place.address, read, (rest) =>
      // Flat names: the nested ones that a mailbox is read with are not taken.
      call.put(pathOfMailbox(place.at), { emailForwardingAddresses: rest.join(",") }, signal),
    );
  }
  if (kind === "member" && place !== undefined) {
    const read = async () => (await readAlias(call, place.at, signal))?.members ?? [];
    return taking(place.address, read, (rest) =>
      call.put(pathOfAlias(place.at), { aliasEmails: rest.join(", ") }, signal),
    );
  }
  const { local, domain } = split(id);
  if (local === "" || domain === "") return undefined;
  if (kind === "mailbox") return deleting(call, pathOfMailbox(id), () => readMailbox(call, id, signal), signal);
  if (kind === "alias") return deleting(call, pathOfAlias(id), () => readAlias(call, id, signal), signal);
  return undefined;
}

function deleting(call: RackspaceCall, path: string, read: () => Promise<unknown>, signal: AbortSignal): Act {
  return {
    look: async () => ((await read()) === undefined ? "gone" : "there"),
    go: async () => {
      try {
        await call.delete(path, signal);
      } catch (error) {
        // Somebody was faster; the look after this one says what is true.
        if (!(error instanceof AppError) || error.code !== "connector.not_found") throw error;
      }
    },
  };
}

function taking(
  address: string,
  read: () => Promise<readonly string[]>,
  write: (rest: readonly string[]) => Promise<void>,
): Act {
  let rest: readonly string[] = [];
  return {
    look: async () => {
      const receivers = await read();
      rest = receivers.filter((one) => one !== address);
      if (rest.length === receivers.length) return "gone";
      return rest.length === 0 ? "only_receiver" : "there";
    },
    go: () => write(rest),
  };
}
