import type { z } from "zod";
import type { PlannedStep } from "../domain/plan.ts";
import { treatedGroups, undoOf, type TreatedDuty, type TreatedStep } from "../domain/treatments.ts";
import type { planSchema } from "./schemas.ts";

type PlannedStepJson = z.output<typeof planSchema>["steps"][number];

/** What a step does to which fields, and how it can be undone, as every answer shows it. */
export function explainStep(step: TreatedStep, duty: TreatedDuty): Pick<PlannedStepJson, "fields" | "undo"> {
  return {
    fields: treatedGroups(step).map((field) => ({ ...field })),
    undo: undoOf(step, duty),
  };
}

/** The steps of a preview. `startAt`: when the first of them would begin, where that is known. */
export function plannedStepsJson(steps: readonly PlannedStep[], startAt?: string): PlannedStepJson[] {
  return steps.map((step) => ({ ...step, ...explainStep(step, { startAt, begun: false, ended: false }) }));
}
