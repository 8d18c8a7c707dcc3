import type { ProcessorParts } from "../open.ts";
import type { Processor } from "../processor.ts";
import type { WebsiteFormsValues } from "../values.ts";
import { checkForms } from "./check.ts";
import { openFormsDatabase } from "./database.ts";
import { eraseSubmission, submissionAbsence } from "./erase.ts";
import { exportSubmissions } from "./export.ts";
import { formsDataMap } from "./data-map.ts";
import { openFormFiles } from "./files.ts";
import { findTargets, type FormsParts } from "./find.ts";
import { createFormPurging } from "./purge.ts";

/** What visitors sent through the forms of the agency's own WordPress site, in the database of that site. */
export function createWebsiteForms(values: WebsiteFormsValues, parts: ProcessorParts): Processor {
  const forms: FormsParts = {
    values,
    database: openFormsDatabase(values.databaseUrl, parts),
    files: openFormFiles(values, parts),
  };
  return {
    name: "website_forms",
    describes: formsDataMap,
    canProveAbsence: true,
    knowsByAddress: true,
    purging: createFormPurging(forms),
    find: (subject, scope, { signal }) => findTargets(forms, subject, scope, signal),
    export: (subject, { signal }) => exportSubmissions(forms, subject, signal),
    erase: (target, _progress, ctx) => eraseSubmission(forms, target, ctx),
    verifyGone: (target, { signal }) => submissionAbsence(forms, target, signal),
    check: ({ signal }) => checkForms(forms, signal),
    close: async () => {
      forms.files?.close();
      await forms.database.close();
    },
  };
}
