import { type Content, type FilledField, readJson } from "./content.ts";

/** Where the uploads of one site are. Empty or undefined: nobody can tell, and then no file is known to be a submission's. */
export interface OwnUploads {
  /** Its hosts, as its own settings name them, in small letters. */
  readonly hosts: ReadonlySet<string>;
  /** Its folder below `uploads/`: "" or, of a further site of a network, `sites/N/`. */
  readonly folder: string | undefined;
}

/** What a field of a form takes, as the form itself is defined; undefined: nobody can tell. */
export type FieldKind = "file" | "text" | undefined;

/**
 * The files of a submission's fields. Only what stands in a field for files, and names the site's own, is a submission's:
 * anything else may have been typed by a visitor who wants another one's file to go.
 */
export function uploadsOf(
  fields: readonly FilledField[],
  kindOf: (field: string) => FieldKind,
  folder: string,
  own: OwnUploads,
): Pick<Content, "files" | "filesInDoubt"> {
  const files: string[] = [];
  let filesInDoubt = false;
  for (const { name, value } of fields) {
    const kind = kindOf(name);
    const parts = kind === "text" ? [] : partsOf(value);
    const paths = kind === "file" ? parts.map((part) => pathOf(part, folder, own)) : [];
    const known = paths.filter((path) => path !== undefined);
    if (known.length < paths.length) filesInDoubt = true;
    else files.push(...known);
    if (kind === undefined && parts.some((part) => mayBeUpload(part, folder))) filesInDoubt = true;
  }
  return { files, filesInDoubt };
}

/** A list as plugins write it: JSON, or with commas or line ends between. */
function partsOf(value: string): readonly string[] {
  const listed = value.trim().startsWith("[") ? readJson(value) : undefined;
  const parts: readonly unknown[] = Array.isArray(listed) ? listed : value.split(/[\n,]+/);
  return parts.map((part) => (typeof part === "string" ? part.trim() : "?")).filter((part) => part !== "");
}

/** The path below `uploads/` of an address of the site's own; undefined: it is none. */
function pathOf(url: string, folder: string, { hosts, folder: site }: OwnUploads): string | undefined {
  const [, host = "", path = ""] = /^https?:\/\/([^\s?#/\\@]+)\/(?:[^\s?#]*?\/)?uploads\/([^\s?#]+)$/i.exec(url) ?? [];
  const plain = decoded(path);
  if (site === undefined || plain === undefined || !hosts.has(host.toLowerCase())) return undefined;
  return isUploadPath(plain, `${site}${folder}`) ? plain : undefined;
}

function mayBeUpload(text: string, folder: string): boolean {
  const plain = (decoded(text) ?? text).toLowerCase();
  return /^https?:\/\//.test(plain) && plain.includes(`/${folder}/`);
}

/**
 * Below the plugin's own folder, with no way out of it, and nothing that guards the folder itself, such as `.htaccess`. The
 * must-use plugin refuses the same.
 */
export function isUploadPath(path: string, folder: string): boolean {
  const steps = path.split("/");
  return (
    path.startsWith(`${folder}/`) &&
    path.length <= 1000 &&
    // oxlint-disable-next-line no-control-regex -- which is what must not be there
    !/[\x00-\x1f\x7f\\]/.test(path) &&
    steps.every((step) => step !== "" && !step.startsWith(".")) &&
    !/^(?:index\.(?:php|html?)|web\.config)$/i.test(steps.at(-1) ?? "")
  );
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const entities: readonly (readonly [string, string])[] = [
  ["&quot;", '"'],
  ["&#039;", "'"],
  ["&#047;", "/"],
  ["&#092;", "\\"],
  ["&amp;", "&"],
];

/** CFDB7 writes quotes and slashes as HTML entities. */
export function withoutEntities(text: string): string {
  return entities.reduce((known, [entity, character]) => known.replaceAll(entity, character), text);
}

/** A text in the one spelling in which paths are compared: without the escapes of JSON, HTML and addresses, in small letters. */
export function plainSpelling(text: string): string {
  const unescaped = text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll("\\/", "/");
  const plain = unescaped.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escapes) => decoded(escapes) ?? escapes);
  return withoutEntities(plain).normalize("NFC").toLowerCase();
}

/** The longest run of letters and digits of a file's name, which stands in every spelling of it as it is. */
export function unescapedPartOf(path: string): string {
  const runs = path.slice(path.lastIndexOf("/") + 1).match(/[a-z0-9]+/gi) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}
