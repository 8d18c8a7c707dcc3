import { expect, test } from "@jest/globals";
import { startMariadb } from "../support/mariadb.ts";
import { runPhpunit } from "../support/phpunit.ts";

test("the addon's own tests pass, all of them, on a real MariaDB", async () => {
  const mariadb = await startMariadb();
  try {
    const { exitCode, output } = await runPhpunit(mariadb, [], "pipe");
    if (exitCode !== 0) throw new Error(output);
    expect(output).toMatch(/^OK \(\d+ tests, \d+ assertions\)$/m);
  } finally {
    await mariadb.stop();
  }
}, 300_000);
