import type { EntityDescription } from "../../domain/data-map.ts";
import { kept, list, main, note } from "../data-rows.ts";

/** What one submission shows, by the names that `export.ts` gives whatever its plugin calls them. */
export const formSubmissions: EntityDescription = {
  entity: "form_submissions",
  origins: [
    "posts (flamingo_inbound, flamingo_contact)",
    "db7_forms",
    "wpforms_entries",
    "gf_entry",
    "gf_draft_submissions",
    "e_submissions",
  ],
  purpose: "communication",
  legalBasis: "legitimate_interests",
  retention: "website_forms",
  recipients: ["hosting"],
  isPortable: false,
  fields: [
    kept("sentAt", "sentAt", "moment", main),
    kept("form", "form", "text", main),
    kept("keptBy", "keptBy", "text"),
    kept("submissionId", "submissionId", "text"),
    list("fields", "", "fields", [kept("name", "name", "text"), kept("value", "value", "text")], main),
    kept("page", "page", "text"),
    kept("ipAddress", "ipAddress", "text"),
    kept("userAgent", "userAgent", "text"),
    kept("notes", "notes", "texts", note),
  ],
};

/** What `exportSubmissions` yields. */
export const formsDataMap: readonly EntityDescription[] = [formSubmissions];
