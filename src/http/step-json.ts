import type { z } from "zod";
import type { PlannedStep } from "../domain/plan.ts";
import { treatedGroups, treatedSystems, undoOf, type TreatedDuty, type TreatedStep } from "../domain/treatments.ts";
import type { planSchema } from "./schemas.ts";

type PlanJson = z.output<typeof planSchema>;

/** What a step does to which fields, and how it can be undone, as every answer shows it. */
export function explainStep(step: TreatedStep, duty: TreatedDuty): Pick<PlanJson["steps"][number], "fields" | "undo"> {
  return {
    fields: [...treatedGroups(step)],
    undo: undoOf(step, duty),
  };
}

/** The steps of a preview, and what they do by system. `startAt`: when the first of them would begin, where that is known. */
export function planJson(steps: readonly PlannedStep[], startAt?: string): Pick<PlanJson, "steps" | "systems"> {
  return {
    steps: steps.map((step) => ({ ...step, ...explainStep(step, { startAt, begun: false, ended: false }) })),
    systems: treatedSystems(steps).map(({ system, groups }) => ({ system, groups: [...groups] })),
  };
}
