import { databaseUrl, formsValues } from "../forms-site.ts";
import { allRows, createFormTables, plant, plantContact, type Plant } from "../form-tables.ts";
import type { Mariadb } from "../mariadb.ts";
import { marksOf, type StartSystem } from "./system.ts";

const sentAt = "2026-02-03 10:00:00";

/** The agency's website on a real MariaDB: something sent by each client through each plugin. */
export function startWebsite(server: Mariadb): StartSystem {
  return async (pair) => {
    const database = await server.createDatabase();
    await createFormTables(database);
    const sends: readonly Plant[] = [...Object.values(plant), plantContact];
    for (const client of [pair.twin, pair.subject]) {
      const text = marksOf(client, "forms");
      for (const email of client.emails) {
        for (const send of sends) await send(database, { email, at: sentAt, message: text() });
      }
    }
    const rows = async (): Promise<string[]> =>
      Object.entries(await allRows(database)).flatMap(([table, found]) =>
        found.map((row) => JSON.stringify([table, row])),
      );
    return {
      name: "website_forms",
      values: { website_forms: formsValues(databaseUrl(server, database)) },
      dump: async () => (await rows()).join("\n"),
      twins: async () => (await rows()).filter((row) => row.includes(pair.twin.mark)).join("\n"),
      close: () => Promise.resolve(),
    };
  };
}
