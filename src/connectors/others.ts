import { staffWord } from "./masks.ts";

/** A member of the staff, as far as texts may name them; what a system does not tell is "". */
export interface StaffMember {
  readonly fullName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly userName: string;
  readonly email: string;
}

const otherClient = "[other client]";

/** Who the export is about: what of it may be alike with others' stays. */
export interface Own {
  /** Names of the client, its contacts and its logins. */
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly clientId: number;
  readonly loginIds: ReadonlySet<number>;
}

/** Knows other people in free text. */
export interface Others {
  /** The text with staff called staff where a full name or an address tells them; all else byte for byte as it was. */
  withoutStaff(text: string): string;
  /** The same for their user names. Not for what a client writes: many are first or last names of others, too. */
  withoutUserNames(text: string): string;
  /**
   * The text with the ids of other clients taken out, as WHMCS writes them: `Client ID: 12`, `userid=12`. `User ID` is the
   * client before WHMCS 8 and the login since: either of this client stays.
   */
  withoutIds(text: string): string;
  /** Whether this whole value is a name or address of the staff. */
  isStaff(value: string): boolean;
  /** The same, who knows these names of the staff as well. */
  knowing(names: readonly string[]): Others;
}

// A user name that tells a role names nobody, and mails and logs are full of such words.
const roles = new Set(
  `admin administrator administratie beheer beheerder billing boekhouding compta comptable contact facturation finance
  helpdesk help hosting info klantendienst manager marketing office root sales secretariaat secretary service services
  staff supervisor support sysadmin system systeem tech technical techniek technique test user verkoop vente ventes
  webmaster website whmcs`
    .trim()
    .split(/\s+/),
);

const idText = /\b((user|client)(?:[ _-]|&nbsp;)?id(?:\s*(?:[:=#]|&#61;|%3D)){0,2}\s*)(\d+)/gi;

/** The few who left are named by many tickets: what knows them is made once. */
const mostKept = 100;

/** @returns what takes these members of the staff, and every client but this one, out of texts */
export function createOthers(own: Own, staff: readonly StaffMember[]): Others {
  return othersOf(own, new Set(staff.flatMap(namesOf)));
}

function othersOf(own: Own, candidates: ReadonlySet<string>): Others {
  const mine = new Set([...own.names, ...own.emails].map(plain));
  const names = [...candidates].filter((name) => name !== "" && !mine.has(plain(name)));
  const known = new Set(names.map(plain));
  const staffNames = patternOf([addressesOf(names), fullNamesOf(names)]);
  const userNames = patternOf([userNamesOf(names)]);
  const wider = new Map<string, Others>();
  return {
    withoutStaff: (text) => (staffNames === undefined ? text : text.replace(staffNames, staffWord)),
    withoutUserNames: (text) => (userNames === undefined ? text : text.replace(userNames, staffWord)),
    withoutIds: (text) =>
      text.replace(idText, (whole: string, label: string, kind: string, number: string) => {
        const id = Number(number);
        const isOwn = id === own.clientId || (kind.toLowerCase() === "user" && own.loginIds.has(id));
        return isOwn ? whole : `${label}${otherClient}`;
      }),
    isStaff: (value) => known.has(plain(value)),
    knowing(more) {
      const added = more.map((name) => name.trim()).filter((name) => !candidates.has(name));
      if (added.length === 0) return this;
      const key = [...new Set(added)].toSorted().join("\n");
      const known = wider.get(key) ?? othersOf(own, new Set([...candidates, ...added]));
      if (wider.size < mostKept) wider.set(key, known);
      return known;
    },
  };
}

/** A first name alone is many people's, and is none of these. */
function namesOf({ fullName, firstName, lastName, userName, email }: StaffMember): readonly string[] {
  const whole = [`${firstName} ${lastName}`, `${lastName} ${firstName}`, `${lastName}, ${firstName}`];
  const told = firstName.trim() === "" || lastName.trim() === "" ? [] : whole;
  return [fullName, ...told, userName, email].map((name) => name.trim()).filter((name) => name !== "");
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").normalize("NFC").toLowerCase();
}

function addressesOf(names: readonly string[]): string {
  // Not inside a longer address.
  return around(
    names.filter(isAddress),
    String.raw`(?<![\p{L}\p{N}._%+-])`,
    String.raw`(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])`,
  );
}

function fullNamesOf(names: readonly string[]): string {
  const full = names.filter((name) => !isAddress(name) && isOfSeveralWords(name));
  return around(full, String.raw`(?<![\p{L}\p{N}_])`, String.raw`(?![\p{L}\p{N}_])`);
}

/** Short ones, and roles, mean other things too. */
function userNamesOf(names: readonly string[]): string {
  const single = names.filter((name) => !isAddress(name) && !isOfSeveralWords(name));
  const telling = single.filter((name) => name.length >= 4 && /\p{L}/u.test(name) && !roles.has(plain(name)));
  // A user name stands alone: it is no part of an address, a host name or a hyphenated word.
  return around(
    telling,
    String.raw`(?<![\p{L}\p{N}_@.]|[\p{L}\p{N}]-)`,
    String.raw`(?![\p{L}\p{N}_@]|[.-][\p{L}\p{N}])`,
  );
}

function isAddress(name: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(name);
}

function isOfSeveralWords(name: string): boolean {
  return /\S\s+\S/.test(name);
}

function patternOf(alternatives: readonly string[]): RegExp | undefined {
  const some = alternatives.filter((part) => part !== "");
  return some.length === 0 ? undefined : new RegExp(some.join("|"), "giu");
}

/** The longest first, since one may begin another. */
function around(names: readonly string[], before: string, after: string): string {
  const sorted = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  return sorted.length === 0 ? "" : `${before}(?:${sorted.map(toPattern).join("|")})${after}`;
}

/** As people and mail programs write a name: any white space, and letters beyond ASCII as entities or in two parts. */
function toPattern(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+|\S/gu, (letter) => {
    if (/\s/.test(letter)) return String.raw`(?:\s|&nbsp;|&#160;){1,9}`;
    if (/[a-z0-9@_-]/i.test(letter)) return letter;
    const parts = letter.normalize("NFD");
    const split = parts === letter ? "" : `|${escape(parts)}`;
    return letter === "." ? escape(letter) : `(?:${escape(letter)}${split}|&#?\\w{1,8};)`;
  });
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
}
