import { AppError, PermanentError } from "../../domain/errors.ts";
import type { FormsParts } from "./find.ts";
import { findStores, type Store } from "./sites.ts";
import { mentioning, type Submission } from "./submissions.ts";
import { plainSpelling, unescapedPartOf } from "./uploads.ts";

/** Why a submission's files are a person's; undefined: they are its alone, and within reach. @throws AppError */
export async function whyFilesByHand(
  parts: FormsParts,
  { store, id, content }: Submission,
  signal: AbortSignal,
): Promise<"form_files_by_hand" | "form_file_shared" | undefined> {
  if (content === undefined || content.filesInDoubt) return "form_files_by_hand";
  if (content.files.length === 0) return undefined;
  if (parts.files === undefined) return "form_files_by_hand";
  const stores = await storesOfAll(parts, signal);
  if (stores === undefined) return "form_files_by_hand";
  for (const path of content.files) {
    for (const other of stores) {
      const own = other.definition.kind === store.definition.kind && other.prefix === store.prefix ? id : undefined;
      if (await isNamedIn(parts, other, own, path, signal)) return "form_file_shared";
    }
  }
  return undefined;
}

/** Every plugin of every site, whose rows may name the file too; undefined: one of them cannot be read. */
async function storesOfAll(
  { database, values }: FormsParts,
  signal: AbortSignal,
): Promise<readonly Store[] | undefined> {
  try {
    return await findStores(database, values.forms, signal);
  } catch (error) {
    if (error instanceof AppError && error.retry === "never") return undefined;
    throw error;
  }
}

/** Whether a row of a store names a file, in whatever spelling, or may: one that cannot be read. */
async function isNamedIn(
  { database }: FormsParts,
  store: Store,
  except: string | undefined,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  const wanted = plainSpelling(path);
  for await (const page of mentioning(database, store, unescapedPartOf(path), signal)) {
    for (const { id, content } of page) {
      if (id === except) continue;
      if (content === undefined || content.files.includes(path)) return true;
      const texts = [
        ...content.fields.map(({ value }) => value),
        ...content.senders,
        ...content.notes,
        ...content.otherTexts,
        content.page,
      ];
      if (texts.some((text) => plainSpelling(text).includes(wanted))) return true;
    }
  }
  return false;
}

/**
 * Removes a file that is a submission's alone. @returns false: the website answers, and does not let this one go
 * @throws AppError for a website that is away, or that answers nobody
 */
export async function removeFile(
  { files }: Pick<FormsParts, "files">,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await files?.remove(path, signal);
    return files !== undefined;
  } catch (error) {
    if (error instanceof PermanentError && !ofTheWebsite.has(error.code)) return false;
    throw error;
  }
}

/** Refusals that every file would meet: the key, the plugin that is not there, a dry run. */
const ofTheWebsite: ReadonlySet<string> = new Set([
  "connector.unauthenticated",
  "connector.not_found",
  "connector.dry_run",
]);
