import type { StaffMember } from "../api-raw.ts";

/** Stands where a member of the staff is named. */
export const staffWord = "staff";
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
  /** The text with staff called staff; all else byte for byte as it was. */
  withoutStaff(text: string): string;
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

// A user name that is a word of its own names nobody, and is not taken out of what people write.
const words = new Set(
  `admin administrator administratie agent assistant auto beheer beheerder billing boekhouding bot client commercial
  compta comptable contact cron customer default demo design desk dev developer develop director domain domains email
  employee facturation finance front guest head helpdesk help host hosting info information intern invoice klant
  klantendienst kontakt kunde kundendienst login mail manager marketing master media member moderator monitor network
  office online operator order orders owner partner personal personnel planning post postmaster press privacy product
  project public rechnung reception reply root sales secretary security server service services shop sales site staff
  stock store super superuser supervisor support sysadmin system systeem team tech technical technician techniek
  technique test tester ticket tickets user verkoop vente ventes verwaltung webmaster website whmcs work worker
  art bill bear chase dale dawn dean drew faith frank gene glen grace grant guy heath hope jack jean joy june lane
  mark mars mike miles mine neil nick noel pearl pierre price rich rose rusty sage sandy summer will wade april august
  avril juni juli page roman robin ruby smart star stone vert wood young long short best brand hand king kind klein`
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
  const pattern = patternOf(names.filter(isTelling));
  const wider = new Map<string, Others>();
  return {
    withoutStaff: (text) => (pattern === undefined ? text : text.replace(pattern, staffWord)),
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

/** Whether a name in a text can only mean its bearer: an address, a name of several words, or one that is no word. */
function isTelling(name: string): boolean {
  if (isAddress(name) || /\S\s+\S/.test(name)) return true;
  return name.length >= 4 && /\p{L}/u.test(name) && !words.has(plain(name));
}

function isAddress(name: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(name);
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").normalize("NFC").toLowerCase();
}

/** The longest first, since one may begin another. */
function patternOf(names: readonly string[]): RegExp | undefined {
  const sorted = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  if (sorted.length === 0) return undefined;
  const [addresses, rest] = [sorted.filter(isAddress), sorted.filter((name) => !isAddress(name))];
  const [full, single] = [rest.filter((name) => /\s/.test(name)), rest.filter((name) => !/\s/.test(name))];
  const alternatives = [
    // Not inside a longer address.
    around(addresses, String.raw`(?<![\p{L}\p{N}._%+-])`, String.raw`(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])`),
    around(full, String.raw`(?<![\p{L}\p{N}_])`, String.raw`(?![\p{L}\p{N}_])`),
    // A user name stands alone: it is no part of an address, a host name or a hyphenated word.
    around(single, String.raw`(?<![\p{L}\p{N}_@.]|[\p{L}\p{N}]-)`, String.raw`(?![\p{L}\p{N}_@]|[.-][\p{L}\p{N}])`),
  ];
  return new RegExp(alternatives.filter((part) => part !== "").join("|"), "giu");
}

function around(names: readonly string[], before: string, after: string): string {
  return names.length === 0 ? "" : `${before}(?:${names.map(toPattern).join("|")})${after}`;
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
