import type { ExportAttachment, ExportItem, GapReason } from "../connector.ts";
import { plainContext, tellLeftOut } from "../export-rows.ts";
import { createPresenter } from "../present.ts";
import type { KnownSubject } from "../processor.ts";
import { formSubmissions } from "./data-map.ts";
import { type FormsParts, namesOthers, submissionsOf } from "./find.ts";
import { whyFilesByHand } from "./owned-files.ts";
import { findStores } from "./sites.ts";
import type { Submission } from "./submissions.ts";

const { entity } = formSubmissions;

/**
 * What the person sent, with its files, of every form, also those whose rows nobody may erase. What names somebody else, or
 * cannot be read, is counted and left to a person. @throws AppError
 */
export function exportSubmissions(
  parts: FormsParts,
  subject: KnownSubject,
  signal: AbortSignal,
): AsyncGenerator<ExportItem, void, void> {
  return tellLeftOut(readSubmissions(parts, subject, signal));
}

async function* readSubmissions(
  parts: FormsParts,
  subject: KnownSubject,
  signal: AbortSignal,
): AsyncGenerator<ExportItem, void, void> {
  const presenter = createPresenter(formSubmissions);
  const context = plainContext(subject);
  const gaps = new Map<GapReason, number>();
  const miss = (reason: GapReason, count = 1): void => void gaps.set(reason, (gaps.get(reason) ?? 0) + count);
  yield { type: "entity", entity };
  for (const store of await findStores(parts.database, parts.values.forms, signal)) {
    let shown = 0;
    for await (const { submission, bond } of submissionsOf(parts, store, subject.emails, signal)) {
      if (bond !== "theirs" || namesOthers(submission, subject.emails)) {
        miss("form_rows_by_hand");
        continue;
      }
      shown += 1;
      yield { type: "record", entity, record: presenter.present(rowOf(submission), context) };
      yield* filesOf(parts, submission, signal, miss);
    }
    if (shown === 0) continue;
    for (const column of store.unknownColumns) {
      yield { type: "unmapped", entity, field: `${store.definition.table}.${plain(column)}`, count: shown };
    }
  }
  yield* presenter.unmapped();
  for (const [reason, count] of gaps) yield { type: "gap", reason, count };
}

function rowOf({ store, id, form, sentAt, content }: Submission) {
  return {
    sentAt,
    form,
    keptBy: store.definition.plugin,
    submissionId: id,
    fields: content?.fields ?? [],
    page: content?.page ?? "",
    ipAddress: content?.ipAddress ?? "",
    userAgent: content?.userAgent ?? "",
    notes: content?.notes ?? [],
  };
}

async function* filesOf(
  parts: FormsParts,
  submission: Submission,
  signal: AbortSignal,
  miss: (reason: GapReason, count?: number) => void,
): AsyncGenerator<ExportAttachment, void, void> {
  const { store, id, content, sentAt } = submission;
  const paths = content?.files ?? [];
  // Whoever names another one's file must not be handed it.
  if ((await whyFilesByHand(parts, submission, signal)) !== undefined) {
    return miss("form_files_out_of_reach", Math.max(1, paths.length));
  }
  for (const path of paths) {
    const data = await parts.files?.read(path, signal);
    if (data === undefined) {
      miss("form_file_gone");
      continue;
    }
    const folder = `${store.definition.plugin}-${plain(store.prefix)}${plain(id)}`;
    yield { type: "attachment", entity, folder, name: path.slice(path.lastIndexOf("/") + 1), at: sentAt, data };
  }
}

/** Of letters, digits, `-` and `_` only. */
function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]/g, "-");
}
