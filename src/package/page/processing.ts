import { recipientKinds } from "../../domain/data-map.ts";
import { kindNamedByRecords, otherRecipients, recipientsOf } from "../../domain/recipients.ts";
import type { Writing } from "./content.ts";
import { paragraph, section, termList, type Pair } from "./markup.ts";
import type { Survey } from "./survey.ts";

/**
 * What concerns the data as a whole: where they come from, who receives them, and whether anything about the person is
 * decided by a machine alone (GDPR Art. 15(1)(c), (g) and (h)).
 */
export function processingSection(surveys: readonly Survey[], writing: Writing): string {
  const { translate, contact, policy } = writing;
  const { name: controller } = policy.controller;
  const isScreened = surveys.some((survey) => survey.isScreened);
  const recipients = recipientPairs(surveys, writing);
  const known =
    recipients.length === 0
      ? paragraph(translate("recipientsNone", { controller }))
      : `${paragraph(translate("recipientsIntro", { controller }))}${termList(recipients, "fields")}`;
  return section(
    "processing",
    translate("processingHeading"),
    `${paragraph(translate("origin", { controller }))}${known}${paragraph(translate(isScreened ? "automatedScreening" : "automatedNone", { contact }))}`,
  );
}

/** Kind by kind as far as the entities of this package have any, then those of whom no kind is known. */
function recipientPairs(surveys: readonly Survey[], { translate, contact, policy }: Writing): readonly Pair[] {
  const described = surveys.flatMap(({ description, spooled: { records, recipients } }) =>
    description === undefined || records === 0 ? [] : [{ kinds: description.recipients, recipients }],
  );
  const pairs = recipientKinds.flatMap((kind): Pair[] => {
    const concerned = described.filter(({ kinds }) => kinds.includes(kind));
    if (concerned.length === 0) return [];
    const named = concerned
      .filter(({ kinds }) => kindNamedByRecords(kinds) === kind)
      .flatMap(({ recipients }) => recipients);
    const { names } = recipientsOf([kind], policy.processors, named);
    return [
      [translate(`recipient.${kind}`), names.length > 0 ? names.join("; ") : translate("onRequest", { contact })],
    ];
  });
  const others = otherRecipients(policy.processors);
  return others.length === 0 ? pairs : [...pairs, [translate("recipientsOther"), others.join("; ")]];
}
