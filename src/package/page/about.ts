import type { EntityDescription, FieldDescription, Withholding } from "../../domain/data-map.ts";
import { recipientsOf } from "../../domain/recipients.ts";
import type { Writing } from "./content.ts";
import { termList, type Pair } from "./markup.ts";

/**
 * Why an entity is there (GDPR Art. 15(1)(a) to (d)): purpose, legal basis, how long it is kept, who receives it, which
 * rights cover it, and what of it is not shown. `named`: recipients that its records name.
 */
export function aboutEntity(description: EntityDescription, named: readonly string[], writing: Writing): string {
  const { translate, policy } = writing;
  const { purpose, legalBasis, isPortable } = description;
  const hidden = hiddenOf(description.fields);
  const pairs: Pair[] = [
    [translate("aboutPurpose"), translate(`purpose.${purpose}`)],
    [translate("aboutBasis"), translate(`basis.${legalBasis}`, { controller: policy.controller.name })],
    [translate("aboutKept"), keptFor(description, writing)],
    [translate("aboutRecipients"), receivedBy(description, named, writing)],
    [translate("aboutRights"), translate(isPortable ? "coveredByBoth" : "coveredByAccess")],
  ];
  if (hidden.length > 0) {
    pairs.push([translate("aboutHidden"), hidden.map((reason) => translate(`hidden.${reason}`)).join("; ")]);
  }
  return termList(pairs, "about");
}

function keptFor({ retention, purpose }: EntityDescription, { translate, formats, policy }: Writing): string {
  if (retention === "hosting") {
    return translate("kept.hosting", { period: formats.period(policy.hostingDeletion.gracePeriod) });
  }
  if (retention === "website_forms") {
    return translate("kept.website_forms", { period: formats.period(policy.retention.websiteForms.keep) });
  }
  if (retention === "account") {
    const told = translate("kept.account", { period: formats.period(policy.accountClosure.gracePeriod) });
    const inactive = formats.period(policy.retention.inactiveClients.after);
    return purpose === "account" ? `${told} ${translate("keptWithAccount", { inactive })}` : told;
  }
  const rules = policy.retention.invoices.map(({ keep, countedFrom, ground, documentsFrom }) => {
    const told = translate(`kept.${countedFrom}`, { period: formats.period(keep), ground });
    return documentsFrom === undefined ? told : translate("keptFrom", { date: formats.day(documentsFrom), told });
  });
  return rules.join(" ");
}

function receivedBy(
  { recipients }: EntityDescription,
  named: readonly string[],
  { translate, policy, contact }: Writing,
): string {
  const { names, unnamed } = recipientsOf(recipients, policy.processors, named);
  const kinds = unnamed.map((kind) => translate("nameOnRequest", { kind: translate(`recipient.${kind}`), contact }));
  const all = [...names, ...kinds];
  return all.length === 0 ? translate("recipientsNone", { controller: policy.controller.name }) : all.join("; ");
}

type Hidden = Exclude<Withholding, "repeated" | "technical">;

/** What is repeated elsewhere or says nothing about the person is not missed. */
const toldHidden: readonly Hidden[] = ["secret", "staff", "other_person"];

function hiddenOf(fields: readonly FieldDescription[]): readonly Hidden[] {
  const reasons = new Set<Withholding>();
  const collect = (of: readonly FieldDescription[]): void => {
    for (const field of of) {
      if (field.treatment !== "exported") reasons.add(field.reason);
      if (field.treatment !== "left_out") collect(field.fields ?? []);
    }
  };
  collect(fields);
  return toldHidden.filter((reason) => reasons.has(reason));
}
