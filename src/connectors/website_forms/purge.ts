import { createHash } from "node:crypto";
import { formCutOff } from "../../domain/form-purge.ts";
import { PermanentError } from "../../domain/errors.ts";
import type { PurgeContext, Purging } from "../processor.ts";
import { formPlugins } from "../values.ts";
import type { FormsParts } from "./find.ts";
import { removeFile, whyFilesByHand } from "./owned-files.ts";
import { findStores, pluginOf, type Store } from "./sites.ts";
import { allowedForms, countOlder, older, removeSubmissions, type Submission } from "./submissions.ts";

/**
 * The purge of what is too old, whoever sent it: only of forms that the policy lists, plugin by plugin, in batches that may be
 * stopped between. Every method may be called at any time; a second run finds what the first left.
 */
export function createFormPurging(parts: FormsParts): Purging {
  const { values, database } = parts;
  const cutOffAt = (now: Date) => formCutOff(now, values.keep, values.timezone);
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([database.identity, values.forms.toSorted(), values.keep, values.timezone]))
    .digest("hex");
  const listed = formPlugins.filter((plugin) => values.forms.some((form) => pluginOf(form) === plugin));
  const storesOf = async (part: string, signal: AbortSignal): Promise<readonly Store[]> => {
    const plugin = listed.find((one) => one === part);
    // Taken off the list since it was planned: nothing of it is anybody's to touch.
    if (plugin === undefined) throw new PermanentError("website_forms.form_not_listed");
    return findStores(database, values.forms, signal, plugin);
  };
  const count = async (part: string, now: Date, signal: AbortSignal): Promise<number> => {
    let sum = 0;
    for (const store of await storesOf(part, signal)) {
      const counted = await countOlder(database, store, cutOffAt(now), allowedForms(values.forms, store), signal);
      sum += counted.older + counted.undated;
    }
    return sum;
  };
  return {
    fingerprint,
    keep: values.keep,
    parts: listed,
    count,
    remove: async (part, now, ctx) => {
      for (const store of await storesOf(part, ctx.signal)) {
        // A copy beside the site, or another site's tables: what is left there is counted, and a person's.
        if (store.isClear) await purgeStore(parts, store, now, ctx);
      }
      return count(part, now, ctx.signal);
    },
  };
}

async function purgeStore(parts: FormsParts, store: Store, now: Date, ctx: PurgeContext): Promise<void> {
  const { values, database } = parts;
  const allowed = allowedForms(values.forms, store);
  const cutOff = formCutOff(now, values.keep, values.timezone);
  for await (const page of older(database, store, cutOff, allowed, ctx.signal)) {
    const free: string[] = [];
    for (const submission of page) if (await freesItsFiles(parts, submission, ctx)) free.push(submission.id);
    if (free.length === 0) continue;
    await ctx.mayGo();
    await removeSubmissions(database, store, free, { allowed, cutOff }, ctx.signal);
  }
}

/** The files go before the row that names them. @returns false: they are a person's, so it stays and the rest goes on */
async function freesItsFiles(parts: FormsParts, one: Submission, ctx: PurgeContext): Promise<boolean> {
  if (one.content === undefined || (await whyFilesByHand(parts, one, ctx.signal)) !== undefined) return false;
  for (const path of one.content.files) {
    await ctx.mayGo();
    if (!(await removeFile(parts, path, ctx.signal))) return false;
  }
  return true;
}
