import type { World } from "../../simulators/whmcs/installation.ts";
import type { DoorAnswer } from "./door-server.ts";

type Asked = { readonly kind: string; readonly id: number; readonly retainedUntil: string };

/**
 * The door's `expiredDocuments` over the stand-in's world: removes what is the client's and settled, an invoice with its
 * transactions. Notes are those of `notes`, as the door's `creditNotes` tells them.
 */
export function removesDocuments(
  world: World,
  notes: Map<number, { readonly invoiceId: number; readonly date: string }> = new Map(),
): Record<"creditNotes" | "expiredDocuments", DoorAnswer> {
  const remove = (clientId: number, { kind, id }: Asked): number | string => {
    if (kind === "invoice") return removeInvoice(world, notes, clientId, id);
    if (kind === "transaction") return removeTransaction(world, clientId, id);
    return notes.delete(id) ? 1 : "absent";
  };
  return {
    creditNotes: (data) => ({
      table: "present",
      notes: [...notes]
        .filter(([, { invoiceId }]) => world.invoices.get(invoiceId)?.clientId === data["clientId"])
        .map(([id, { invoiceId, date }]) => ({ kind: "credit_note", id, invoice_id: invoiceId, date })),
    }),
    expiredDocuments: (data) => {
      const answer = { removed: [] as object[], absent: [] as object[], refused: [] as object[] };
      for (const asked of data["documents"] as Asked[]) {
        const { kind, id } = asked;
        const result = remove(Number(data["clientId"]), asked);
        if (typeof result === "number") answer.removed.push({ kind, id, rows: result });
        else if (result === "absent") answer.absent.push({ kind, id });
        else answer.refused.push({ kind, id, reason: result });
      }
      return answer;
    },
  };
}

function removeInvoice(
  { invoices, transactions }: World,
  notes: ReadonlyMap<number, { readonly invoiceId: number }>,
  clientId: number,
  id: number,
): number | string {
  const invoice = invoices.get(id);
  if (invoice === undefined) return "absent";
  if (invoice.clientId !== clientId) return "other_client";
  if (!["Paid", "Cancelled", "Refunded"].includes(invoice.status)) return "not_settled";
  if ([...notes.values()].some((note) => note.invoiceId === id)) return "has_notes";
  const own = [...transactions.values()].filter(({ invoiceId }) => invoiceId === id);
  for (const transaction of own) transactions.delete(transaction.id);
  invoices.delete(id);
  return 1 + own.length;
}

function removeTransaction({ invoices, transactions }: World, clientId: number, id: number): number | string {
  const transaction = transactions.get(id);
  if (transaction === undefined) return "absent";
  if (transaction.clientId !== clientId) return "other_client";
  if (invoices.has(transaction.invoiceId)) return "part_of_invoice";
  transactions.delete(id);
  return 1;
}
