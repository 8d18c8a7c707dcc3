import { UnsafeError } from "../../domain/errors.ts";
import type { Absence } from "../connector.ts";
import type { Erasure, ProcessorContext, Target } from "../processor.ts";
import { type FormsParts, locate } from "./find.ts";
import { removeFile, whyFilesByHand } from "./owned-files.ts";
import { allowedForms, fingerprintOf, isAllowed, readSubmission, removeSubmissions } from "./submissions.ts";

/**
 * Erases one submission: its files first, because only its row names them, then the row with all that belongs to it. A crash
 * in between leaves the row, and the next call goes on with it.
 * @throws UnsafeError website_forms.row_changed (it is not what was found any more); AppError
 */
export async function eraseSubmission(parts: FormsParts, target: Target, ctx: ProcessorContext): Promise<Erasure> {
  const { values, database } = parts;
  const { signal } = ctx;
  const { store, id, fingerprint } = await locate(parts, target, signal);
  const submission = await readSubmission(database, store, id, signal);
  if (submission === undefined) return { kind: "gone" };
  const { content } = submission;
  if (content === undefined || fingerprintOf(submission) !== fingerprint) {
    throw new UnsafeError("website_forms.row_changed");
  }
  const allowed = allowedForms(values.forms, store);
  if (!store.isClear) return { kind: "manual", reason: "form_site_unclear" };
  if (!isAllowed(allowed, submission.form)) return { kind: "manual", reason: "form_not_listed" };
  const reason = await whyFilesByHand(parts, submission, signal);
  if (reason !== undefined) return { kind: "manual", reason };
  for (const path of content.files) {
    await ctx.mayGo();
    if (!(await removeFile(parts, path, signal))) return { kind: "manual", reason: "form_files_by_hand" };
  }
  await ctx.mayGo();
  await removeSubmissions(database, store, [id], { allowed }, signal);
  if ((await readSubmission(database, store, id, signal)) !== undefined) {
    throw new UnsafeError("website_forms.row_stayed");
  }
  return { kind: "gone" };
}

/** A fresh look at one submission. @throws AppError */
export async function submissionAbsence(parts: FormsParts, target: Target, signal: AbortSignal): Promise<Absence> {
  const { store, id } = await locate(parts, target, signal);
  const there = await readSubmission(parts.database, store, id, signal);
  return there === undefined ? { gone: true } : { gone: false, left: 1 };
}
