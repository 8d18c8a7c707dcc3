// @ts-check
/**
 * What this machine offers, as far as set-up asks.
 * @typedef {{ readonly which: (names: readonly string[]) => string | null, readonly exists: (path: string) => boolean,
 *   readonly succeeds: (command: readonly string[]) => boolean }} Machine
 * @typedef {"apt-get" | "dnf" | "apk" | "brew"} Manager
 * A program or library that a task cannot do without. `packages`: per manager the alternatives, each all packages that one needs;
 * a manager that is not named has none.
 * @typedef {{ readonly title: string, readonly isThere: (machine: Machine) => boolean,
 *   readonly packages: Readonly<Partial<Record<Manager, readonly (readonly string[])[]>>> }} Tool
 */

/** Of PHP: the oldest version the addon runs on, and what the addon and its tests call. */
const phpCheck = `exit(PHP_VERSION_ID >= 80100 && array_diff(
  ['curl', 'dom', 'mbstring', 'pdo_mysql', 'xmlwriter'], array_map('strtolower', get_loaded_extensions())) === [] ? 0 : 1);`;

/** @param {readonly string[]} names @returns {Tool["isThere"]} */
const onPath =
  (...names) =>
  ({ which }) =>
    which(names) !== null;

/** @satisfies {Record<string, Tool>} */
const tools = {
  redis: {
    title: "a Redis-compatible server (redis-server or valkey-server)",
    isThere: onPath("redis-server", "valkey-server"),
    packages: {
      "apt-get": [["redis-server"], ["valkey-server"]],
      dnf: [["valkey"], ["redis"]],
      apk: [["redis"], ["valkey"]],
      brew: [["redis"], ["valkey"]],
    },
  },
  php: {
    title: "PHP 8.1 or newer on the command line with curl, dom, mbstring, pdo_mysql and xmlwriter",
    isThere: ({ succeeds }) => succeeds(["php", "-r", phpCheck]),
    packages: {
      "apt-get": [["php-cli", "php-curl", "php-mysql", "php-mbstring", "php-xml"]],
      dnf: [["php-cli", "php-mysqlnd", "php-mbstring", "php-xml"]],
      brew: [["php"]],
    },
  },
  phpFpm: {
    title: "php-fpm",
    isThere: onPath("php-fpm", "php-fpm8.1", "php-fpm8.2", "php-fpm8.3", "php-fpm8.4"),
    packages: { "apt-get": [["php-fpm"]], dnf: [["php-fpm"]], brew: [["php"]] },
  },
  cgiFcgi: {
    title: "cgi-fcgi",
    isThere: onPath("cgi-fcgi"),
    packages: { "apt-get": [["libfcgi-bin"]], dnf: [["fcgi"]], apk: [["fcgi"]], brew: [["fcgi"]] },
  },
  phpunit: {
    title: "PHPUnit 9",
    isThere: onPath("phpunit"),
    packages: { "apt-get": [["phpunit"]], dnf: [["phpunit9"]] },
  },
  illuminate: {
    title: "Laravel's database component as Debian packages it (php-illuminate-database)",
    isThere: ({ exists }) => exists("/usr/share/php/Illuminate/Database/autoload.php"),
    packages: { "apt-get": [["php-illuminate-database"]] },
  },
  smarty: {
    title: "Smarty 4 as Debian packages it (smarty4)",
    isThere: ({ exists }) => exists("/usr/share/php/smarty4/Smarty.class.php"),
    packages: { "apt-get": [["smarty4"]] },
  },
  mariadb: {
    title: "a MariaDB server (mariadbd and mariadb-install-db)",
    isThere: (machine) => onPath("mariadbd")(machine) && onPath("mariadb-install-db")(machine),
    packages: {
      "apt-get": [["mariadb-server"]],
      dnf: [["mariadb-server"]],
      apk: [["mariadb", "mariadb-client"]],
      brew: [["mariadb"]],
    },
  },
  chromium: {
    title: "Chromium or Google Chrome",
    isThere: onPath("chromium", "chromium-browser", "google-chrome"),
    packages: { "apt-get": [["chromium"]], dnf: [["chromium"]], apk: [["chromium"]] },
  },
  unzip: {
    title: "Info-ZIP's unzip (unzip and zipinfo)",
    // BusyBox has an unzip too, which knows no ZIP64.
    isThere: (machine) => onPath("unzip")(machine) && onPath("zipinfo")(machine),
    packages: { "apt-get": [["unzip"]], dnf: [["unzip"]], apk: [["unzip"]], brew: [["unzip"]] },
  },
  sevenZip: {
    title: "7-Zip (7zz or 7z)",
    isThere: onPath("7zz", "7z"),
    packages: {
      "apt-get": [["7zip"], ["p7zip-full"]],
      dnf: [["7zip"], ["p7zip", "p7zip-plugins"]],
      apk: [["7zip"], ["p7zip"]],
      brew: [["sevenzip"]],
    },
  },
  bsdtar: {
    title: "bsdtar of libarchive",
    isThere: onPath("bsdtar"),
    packages: {
      "apt-get": [["libarchive-tools"]],
      dnf: [["bsdtar"]],
      apk: [["libarchive-tools"]],
      brew: [["libarchive"]],
    },
  },
  python: {
    title: "Python 3 with zipfile",
    isThere: ({ succeeds }) => succeeds(["python3", "-c", "import zipfile, zlib"]),
    packages: { "apt-get": [["python3"]], dnf: [["python3"]], apk: [["python3"]], brew: [["python"]] },
  },
  age: {
    title: "age",
    isThere: onPath("age"),
    packages: { "apt-get": [["age"]], dnf: [["age"]], apk: [["age"]], brew: [["age"]] },
  },
};

/** @typedef {keyof typeof tools} ToolName */

/**
 * Package managers by their command, the first that is there is used. `asRoot`: false where the manager refuses root.
 * @type {readonly { readonly command: Manager, readonly asRoot: boolean, readonly update: readonly string[] | null,
 *   readonly install: readonly string[] }[]}
 */
const managers = [
  {
    command: "apt-get",
    asRoot: true,
    update: ["-o", "DPkg::Lock::Timeout=120", "-q", "update"],
    install: ["-o", "DPkg::Lock::Timeout=120", "-q", "install", "-y", "--no-install-recommends"],
  },
  { command: "dnf", asRoot: true, update: null, install: ["install", "-y", "-q"] },
  { command: "apk", asRoot: true, update: null, install: ["add", "--no-cache"] },
  { command: "brew", asRoot: false, update: null, install: ["install", "--quiet"] },
];

/** True when the owner names a Redis, in the environment or in `.env`. @param {Readonly<Record<string, string | undefined>>} env */
export function isRedisGiven(env) {
  return Boolean(env["REDIS_URL"]) || Boolean(env["REDIS_URL_FILE"]);
}

/** Those of the named tools that are not there. @param {readonly ToolName[]} names @param {Machine} machine */
export function missingTools(names, machine) {
  return names.filter((name) => !tools[name].isThere(machine));
}

/**
 * How this machine may get these tools, most promising first, each way one installation of all of them at once; empty: not at
 * all. A tool that the package manager does not have is left out: looking again tells that it is missing. Nothing asks a
 * question: sudo only where it needs no password.
 * @param {readonly ToolName[]} names
 * @param {{ readonly which: Machine["which"], readonly isRoot: boolean, readonly hasSudo: boolean }} machine
 * @returns {readonly { readonly commands: readonly (readonly string[])[] }[]} commands run in order, the first that fails ends the attempt
 */
export function planInstallation(names, { which, isRoot, hasSudo }) {
  const manager = managers.find(({ command }) => which([command]) !== null);
  if (manager === undefined) return [];
  if (manager.asRoot && !isRoot && !hasSudo) return [];
  const choices = names
    .map((name) => /** @type {Tool} */ (tools[name]).packages[manager.command])
    .filter((alternatives) => alternatives !== undefined);
  const attempts = Math.max(0, ...choices.map((alternatives) => alternatives.length));
  const prefix = manager.asRoot && !isRoot ? ["sudo", "-n"] : [];
  // sudo drops the environment, so what keeps the packages' questions away goes along as a command.
  const quiet = manager.command === "apt-get" ? ["env", "DEBIAN_FRONTEND=noninteractive"] : [];
  const command = [...prefix, ...quiet, manager.command];
  const update = manager.update === null ? [] : [[...command, ...manager.update]];
  return Array.from({ length: attempts }, (_, index) => {
    const packages = choices.flatMap((alternatives) => alternatives[index] ?? alternatives.at(-1) ?? []);
    return { commands: [...(index === 0 ? update : []), [...command, ...manager.install, ...new Set(packages)]] };
  });
}

/** What is missing, and what its owner can do. @param {readonly ToolName[]} names */
export function missingMessage(names) {
  const debian = names.flatMap((name) => tools[name].packages["apt-get"][0] ?? []);
  return [
    "Missing, and not to be installed from here:",
    ...names.map((name) => `  - ${tools[name].title}`),
    "Ways out:",
    `  - install it by hand and run the command again; on Debian and Ubuntu: apt-get install ${debian.join(" ")}`,
    "  - run the command once as root, or where sudo asks for no password;",
    ...(names.includes("redis")
      ? ["  - for the service: REDIS_URL=redis://HOST:PORT names a Redis that runs already."]
      : []),
    ...(names.some((name) => name !== "redis")
      ? ["  - the tests and measurements need Debian or Ubuntu; the service itself needs none of it."]
      : []),
  ].join("\n");
}
