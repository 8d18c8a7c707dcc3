import type { Language } from "../../../../domain/policy.ts";
import { formLabels } from "./forms.ts";
import { helpdeskLabels } from "./helpdesk.ts";
import { hostingLabels } from "./hosting.ts";
import { registrarLabels } from "./registrars.ts";

/** Labels of fields that connectors of processors bring along: one line per connector, each in a file of its own. */
export const processorLabels: readonly Readonly<Record<Language, Readonly<Record<string, string>>>>[] = [
  formLabels,
  helpdeskLabels,
  hostingLabels,
  registrarLabels,
];
