import { expect, test } from "@jest/globals";
import { withWhmcs } from "./whmcs-client-server.ts";

const client = (id: number, email: string) => ({
  id,
  firstname: "A",
  email,
  status: "Active",
  datecreated: "2020-01-01",
});
const login = (id: number, email: string) => ({ id, firstname: "A", lastname: "B", email, clients: [] });

test("a client's day of signing up is read from the list, by the address it has, of the row with its number alone", async () => {
  const rows = [client(7, "ann@example.com"), client(8, "ann@example.com.example")];
  await withWhmcs(
    () => ({ result: "success", totalresults: "2", startnumber: 0, numreturned: 2, clients: { client: rows } }),
    async ({ api, received }) => {
      expect(await api.clientSummary({ clientId: 8, email: "ann@example.com" })).toMatchObject({
        clientId: 8,
        createdOn: "2020-01-01",
      });
      expect(received[0]?.form.get("search")).toBe("ann@example.com");
      expect(await api.clientSummary({ clientId: 9, email: "ann@example.com" })).toBeUndefined();
    },
  );
});

test("the logins of an address are those of exactly that address, whatever its capitals", async () => {
  const rows = [login(1, "Ann@Example.com"), login(2, "ann@example.com.example")];
  await withWhmcs(
    () => ({ result: "success", totalresults: "2", startnumber: 0, numreturned: 2, users: rows }),
    async ({ api }) => {
      expect((await api.loginsAt("ann@example.com")).map(({ userId }) => userId)).toEqual([1]);
    },
  );
});
