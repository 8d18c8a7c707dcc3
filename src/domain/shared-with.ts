/** Something of WHMCS's that uses what a step would have touched: its sort and its id there. */
export interface SharedWith {
  readonly type: "service" | "client";
  readonly id: number;
}

const mostCharacters = 1_000; // what the ledger's column takes

/** As the ledger keeps it, such as `service:703,client:9`, each once; what does not fit any more is left out at the end. */
export function spellSharedWith(users: readonly SharedWith[]): string | null {
  const words = [...new Set(users.map(({ type, id }) => `${type}:${id}`))];
  let spelled = "";
  for (const word of words) {
    const longer = spelled === "" ? word : `${spelled},${word}`;
    if (longer.length > mostCharacters) break;
    spelled = longer;
  }
  return spelled === "" ? null : spelled;
}

/** The same read back; null: nobody. */
export function readSharedWith(spelled: string | null): readonly SharedWith[] {
  return (spelled ?? "").split(",").flatMap((word) => {
    const [type, id] = word.split(":");
    return type === "service" || type === "client" ? [{ type, id: Number(id) }] : [];
  });
}
