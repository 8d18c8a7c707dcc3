import type { OtherPeople } from "../../masks.ts";
import { textOf } from "../../read-value.ts";
import { flag, optionalId, type RawRow } from "../../scalars.ts";
import type { Others } from "../../others.ts";

/** Who is whom in rows of WHMCS. */
export interface PeopleInWhmcs extends OtherPeople {
  /** The same, who know these names of the staff as well. */
  knowing(names: readonly string[]): PeopleInWhmcs;
}

/** Who is whom in rows of WHMCS, when these others are known. */
export function peopleIn(others: Others): PeopleInWhmcs {
  return {
    knowing: (names) => peopleIn(others.knowing(names)),
    isByStaff: (row) => isByStaff(row, others),
    isStaff: (value) => others.isStaff(value),
    without(text, row) {
      const told = others.withoutStaff(text);
      // What the client writes of numbers and of first names is the client's own word.
      return isByClient(row, others) ? told : others.withoutIds(others.withoutUserNames(told));
    },
  };
}

/** Whoever of the staff wrote a row stands in it under one of several keys, by the kind of the row. */
function isByStaff(row: RawRow, others: Others): boolean {
  return (
    textOf(row, "admin") !== "" ||
    /^operator$/i.test(textOf(row, "requestor_type")) ||
    optionalId.safeParse(row["adminId"]).data !== undefined ||
    flag.safeParse(row["byStaff"]).data === true ||
    // Before WHMCS 8 only the name told.
    others.isStaff(textOf(row, "username"))
  );
}

function isByClient(row: RawRow, others: Others): boolean {
  const tellsWriter = "requestor_type" in row || "admin" in row;
  return tellsWriter && !isByStaff(row, others);
}
