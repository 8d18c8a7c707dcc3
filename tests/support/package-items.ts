import type { ExportItem } from "../../src/connectors/connector.ts";
import { entityItems } from "./package-reading.ts";

/** A file of a ticket, named as its sender named it. */
export const attachment = (folder: string, name: string, text = "content"): ExportItem => ({
  type: "attachment",
  entity: "tickets",
  folder,
  name,
  data: Buffer.from(text),
});

/** One client with a little of everything, some of it with names that no file may bear. */
export const whmcsItems: ExportItem[] = [
  ...entityItems("profile", [{ id: 7, email: '"a\\"b"@x.be', name: "Ann <script>alert(1)</script> 😀" }]),
  ...entityItems("credits", []),
  ...entityItems("tickets", [
    { id: 1, subject: "=1+1", replies: [{ text: "hello\nthere" }] },
    { id: 2, subject: "second", replies: [] },
  ]),
  attachment("ticket-1", "../../evil.txt"),
  attachment("ticket-1", "EVIL.TXT"),
  attachment("ticket-2", "con"),
];
