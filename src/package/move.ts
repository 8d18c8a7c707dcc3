import type { ExportMove } from "../connectors/connector.ts";
import type { Controller } from "../domain/policy.ts";
import { contactOf } from "./contact.ts";
import type { ReadSource } from "./read-source.ts";
import type { Translate } from "./texts/translate.ts";
import type { FileNote } from "./zip.ts";

/** A list of the move pack: its file, and the records of all sources in the order of the sources. */
export interface MoveList {
  readonly note: FileNote;
  readonly lines: () => AsyncGenerator<string>;
}

const descriptions = {
  domains: "describeMoveDomains",
  services: "describeMoveServices",
  mailboxes: "describeMoveMailboxes",
} as const satisfies Record<ExportMove["list"], string>;
const lists = ["domains", "services", "mailboxes"] as const satisfies readonly ExportMove["list"][];

/**
 * Whether the package has a folder `move`: when a source was read to its end. One that failed could have said more, and a
 * list that looks whole and is not would be a lie, so of such a one nothing stands there.
 */
export function hasMoveFolder(sources: readonly ReadSource[]): boolean {
  return sources.some(({ status }) => status === "complete" || status === "empty");
}

/** The three lists, also those without records. */
export function moveLists(sources: readonly ReadSource[], translate: Translate): readonly MoveList[] {
  return lists.map((list) => {
    const parts = sources.flatMap(({ move }) => move.filter((part) => part.list === list));
    return {
      note: {
        path: `move/${list}.json`,
        mediaType: "application/json",
        records: parts.reduce((sum, { records }) => sum + records, 0),
        description: translate(descriptions[list]),
      },
      lines: async function* lines() {
        for (const part of parts) yield* part.lines();
      },
    };
  });
}

/** What `move/README.txt` is called in the manifest. */
export function moveReadmeNote(translate: Translate): FileNote {
  return { path: "move/README.txt", mediaType: "text/plain", records: 0, description: translate("describeMoveReadme") };
}

/**
 * `move/README.txt`: what the lists are and how to move, in the client's language. UTF-8 with BOM and CRLF, so that every
 * editor of every system shows it as it is.
 */
export async function* writeMoveReadme(
  sources: readonly ReadSource[],
  controller: Controller,
  translate: Translate,
): AsyncGenerator<string> {
  const contact = contactOf(controller);
  const missing = sources.filter(({ status }) => status === "unreachable");
  const names = missing.map(({ name }) => translate.source(name)).join(", ");
  const steps = (...texts: readonly string[]): string => texts.map((text, at) => `${at + 1}. ${text}`).join("\n");
  const paragraphs = [
    translate("moveTitle"),
    ...(missing.length > 0 ? [translate("moveIncomplete", { sources: names })] : []),
    translate("moveIntro"),
    lists.map((list) => `- ${list}.json: ${translate(descriptions[list])}`).join("\n"),
    translate("moveMailboxesKnown"),
    translate("moveFormat", { names: lists.map((list) => `urn:whmcs-gdpr:schema:move/${list}`).join(", ") }),
    translate("moveSecrets", { contact }),
    translate("moveDomainsHeading"),
    steps(
      translate("moveDomainsExpiry"),
      translate("moveDomainsPrepare"),
      translate("moveDomainsCode", { contact }),
      translate("moveDomainsStart"),
      translate("moveDomainsCancel"),
    ),
    translate("moveServicesHeading"),
    steps(
      translate("moveServicesCopy", { contact }),
      translate("moveServicesInstall"),
      translate("moveServicesSwitch"),
      translate("moveServicesCancel"),
    ),
    translate("moveMailboxesHeading"),
    steps(translate("moveMailboxesCreate"), translate("moveMailboxesCopy"), translate("moveMailboxesSwitch")),
  ];
  yield `\uFEFF${paragraphs.join("\n\n")}\n`.replaceAll("\n", "\r\n");
}
