import { describe, expect, test } from "@jest/globals";
import type { GapReason } from "../../src/connectors/connector.ts";
import { dataMaps } from "../../src/connectors/data-maps.ts";
import { languages } from "../../src/domain/policy.ts";
import { createTranslator, packageTexts } from "../../src/package/texts/translate.ts";

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).sort();

describe("texts of the package", () => {
  test.each(languages)("%s has every text, none empty, with the same placeholders as English", (language) => {
    const texts = packageTexts[language];
    expect(Object.keys(texts).sort()).toEqual(Object.keys(packageTexts.en).sort());
    for (const [key, text] of Object.entries(texts)) {
      expect([key, text.trim()]).not.toEqual([key, ""]);
      const english = packageTexts.en[key as keyof typeof packageTexts.en];
      expect([key, placeholders(text)]).toEqual([key, placeholders(english)]);
    }
  });

  test("no language was left in English", () => {
    const sentences = ["title", "intro", "incompleteNotice_one", "rightsIntro", "missingNever", "filesCsv"] as const;
    for (const key of sentences) expect(new Set(languages.map((language) => packageTexts[language][key])).size).toBe(4);
  });

  test("every entity of contract section 5 has a label in every language", () => {
    const entities =
      "profile users contacts services addons domains orders invoices quotes transactions credits pay_methods tickets emails activity affiliate cancellation_requests custom_fields order_origins logins marketing_consents client_notes client_files ticket_reply_senders contact_details credit_notes";
    for (const entity of entities.split(" ")) {
      for (const language of languages) expect(Object.keys(packageTexts[language])).toContain(`entity.${entity}`);
    }
  });

  test("every system and entity that a connector exports is called by a name", () => {
    for (const language of languages) {
      const translate = createTranslator(language);
      for (const { source, entities } of dataMaps) {
        expect(translate.source(source)).not.toMatch(/_|^[a-z]/);
        const untitled = entities.filter(({ entity }) => !Object.hasOwn(packageTexts[language], `entity.${entity}`));
        expect(untitled.map(({ entity }) => entity)).toEqual([]);
      }
    }
  });

  test("every reason for a gap has a text in every language", () => {
    const reasons: Readonly<Record<GapReason, true>> = {
      addon_door_absent: true,
      addon_outdated: true,
      not_in_this_whmcs: true,
      client_files_not_supported: true,
      invoice_pdf_not_supported: true,
      client_file_failed: true,
      invoice_pdf_failed: true,
      fields_not_mapped: true,
      notes_withheld: true,
      staff_names_unknown: true,
      name_servers_unknown: true,
      move_incomplete: true,
      address_shared: true,
      permissions_unknown: true,
      rows_missing: true,
      attachment_gone: true,
      registrants_not_matched: true,
      certificate_orders_not_read: true,
      archived_contacts_not_read: true,
      ticket_gone: true,
      archived_tickets_by_hand: true,
      contact_shared: true,
      site_content_by_hand: true,
      mail_content_by_hand: true,
      mailboxes_not_read: true,
      shared_left_out: true,
      not_identifiable: true,
      form_rows_by_hand: true,
      form_files_out_of_reach: true,
      form_file_gone: true,
    };
    for (const language of languages) {
      const translate = createTranslator(language);
      for (const reason of Object.keys(reasons) as GapReason[]) {
        const told = translate.gap({ reason, count: 3 }, { source: "WHMCS", contact: "Example Hosting" });
        expect([reason, told]).not.toEqual([reason, `gap.${reason}`]);
        expect(told).toMatch(/WHMCS|3/);
        expect(told).not.toMatch(/\{\{/);
      }
    }
  });

  test("a value that looks like a placeholder stays as the client wrote it", () => {
    const translate = createTranslator("nl");
    expect(translate("title", { controller: "{{clientId}} $t(intro) <b>" })).toBe(
      "Uw persoonsgegevens bij {{clientId}} $t(intro) <b>",
    );
  });

  test("names without a text are made readable", () => {
    const translate = createTranslator("fr");
    expect(translate.entity("website_forms")).toBe("Website forms");
    expect(translate.field("website_forms", "sentBy.fullName")).toBe("Full name");
    expect(translate.field("website_forms", "handled_by")).toBe("Handled by");
    expect(translate.field("website_forms", "constructor")).toBe("Constructor");
    expect(translate.field("website_forms", "odd.")).toBe("Odd.");
    expect(translate.source("whmcs")).toBe("WHMCS");
  });

  test("counts follow the language's own plural", () => {
    expect(createTranslator("nl")("recordCount", { count: 1 })).toBe("1 gegeven");
    expect(createTranslator("fr")("recordCount", { count: 0 })).toBe("0 enregistrement");
    expect(createTranslator("de")("recordCount", { count: 2 })).toBe("2 Datensätze");
  });
});
