// `node scripts/phpunit.ts [ARGUMENTS]`: the addon's PHPUnit tests on a MariaDB of their own; the arguments are PHPUnit's.
import { runPhpunit } from "../tests/support/phpunit.ts";
import { startMariadb } from "../tests/support/mariadb.ts";

const mariadb = await startMariadb();
try {
  const { exitCode } = await runPhpunit(mariadb, process.argv.slice(2), "inherit");
  process.exitCode = exitCode;
} finally {
  await mariadb.stop();
}
