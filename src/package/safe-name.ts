const maxBytes = 100;
const maxExtensionLength = 16;

// Names that Windows keeps for devices, with any extension: learn.microsoft.com/windows/win32/fileio/naming-a-file.
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))/i;

/**
 * A file name that is harmless on Windows, macOS and Linux whatever the client called the file: one path segment,
 * normalised (NFC), without control, format, private or unassigned characters, separators, shell wildcards, device
 * names, leading dots, or dots and spaces at the end; at most 100 bytes of UTF-8, the extension kept. Never empty.
 */
export function toSafeFileName(name: string): string {
  // Some browsers once sent the whole path on the client's own disk; only its last part names the file.
  const lastPart = name.split(/[\\/]/).findLast((part) => part !== "") ?? "";
  const clean = lastPart
    .normalize("NFC")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}:*?"<>|%]/gu, "_")
    .replaceAll(/\p{Z}+/gu, " ")
    .replace(/^[. ]+/, "");
  const capped = trimEnd(cap(trimEnd(clean)));
  const named = capped === "" ? "file" : capped;
  return deviceName.test(named) ? `_${named}` : named;
}

/** Hands out paths that differ even where case and composed characters do not count (Windows, macOS). */
export interface UniquePaths {
  /** `folder/name`, with `-2`, `-3` … before the extension where it was given out before. */
  claim(folder: string, name: string): string;
}

/** One per package: what it gave out it never gives again. `name` must be safe already. */
export function createUniquePaths(): UniquePaths {
  const nextNumber = new Map<string, number>();
  return {
    claim: (folder, name) => {
      const wanted = `${folder}/${name}`;
      let path = wanted;
      let number = nextNumber.get(fold(wanted)) ?? 1;
      for (; nextNumber.has(fold(path)); number += 1) path = `${folder}/${withNumber(name, number + 1)}`;
      nextNumber.set(fold(wanted), number);
      if (path !== wanted) nextNumber.set(fold(path), 1);
      return path;
    },
  };
}

function withNumber(name: string, number: number): string {
  const { stem, extension } = split(name);
  return `${stem}-${number}${extension}`;
}

function fold(path: string): string {
  return path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

function cap(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const { stem, extension } = split(name);
  const room = maxBytes - Buffer.byteLength(extension);
  let kept = "";
  let bytes = 0;
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    kept += character;
  }
  return trimEnd(kept) + extension;
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf(".");
  const hasExtension = dot > 0 && name.length - dot <= maxExtensionLength;
  return hasExtension ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: "" };
}

// Not a regular expression: `/[. ]+$/` takes quadratic time on a long run of dots inside a hostile name.
function trimEnd(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === "." || name[end - 1] === " ")) end -= 1;
  return name.slice(0, end);
}
