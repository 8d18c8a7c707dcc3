import { marks, type Plan } from "../contract/processor-suite-stand.ts";
import { createSmallProcessor, type Defect } from "./small-processor.ts";
import { startSmallVendor } from "./small-vendor.ts";

/** The invented vendor as the suite takes it; with defects, as the suite must refuse it. */
export function smallPlan(...defects: readonly Defect[]): Plan {
  return {
    abilities: ["export", "erase", "rectify", "http", "pages", "turns_over"],
    most: 400,
    start: async (clock) => {
      const { server, people, shown } = await startSmallVendor(clock);
      const own = new Set<number>();
      const add = (email: string, mark: string): number => {
        const id = 1 + people.size * 7;
        people.set(id, { id, email, name: `${mark} name`, pin: `zqsecret${id}` });
        return id;
      };
      const text = (wanted: (id: number) => boolean): string => JSON.stringify(shown().filter(({ id }) => wanted(id)));
      const address = `${marks.own}@example.com`;
      return {
        server,
        open: (parts) => createSmallProcessor(server.url, parts, new Set(defects)),
        plant: ({ objects, crowd }) => {
          add(`x${address}`, marks.twin);
          for (let row = 0; row < crowd; row += 1) add(`${row}${address}`, marks.twin);
          for (let object = 0; object < objects; object += 1) {
            const id = add(object % 2 === 0 ? address : address.toUpperCase(), marks.own);
            own.add(id);
            people.set(id + 1, { id: id + 1, email: `${marks.twin}@example.com`, name: marks.twin, pin: "zqsecret" });
          }
          return {
            subject: {
              clientId: 7,
              emails: [address],
              domains: [],
              usernames: [],
              serviceIds: [],
              elsewhere: { names: [], places: [], registrations: [], sharedDomains: [] },
            },
            scope: { of: "client" },
          };
        },
        own: () => text((id) => own.has(id)),
        others: () => text((id) => !own.has(id)),
        vanish: () => {
          for (const id of own) people.delete(id);
        },
        turnOver: () => {
          for (const id of own) {
            people.set(id, { id, email: `${marks.twin}@example.com`, name: marks.twin, pin: "" });
          }
          own.clear();
        },
        close: () => server.close(),
      };
    },
  };
}
