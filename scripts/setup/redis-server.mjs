// @ts-check
/**
 * One attempt to install a server: commands run in order, the first that fails ends the attempt.
 * @typedef {{ readonly commands: readonly (readonly string[])[] }} Attempt
 * @typedef {(name: string) => string | null} Which
 */

/** Either will do; the service looks for them in this order. */
const serverNames = ["redis-server", "valkey-server"];

/**
 * Package managers by their command, with the packages that may hold a server. `asRoot`: false where the manager refuses root.
 * @type {readonly { readonly command: string, readonly asRoot: boolean, readonly update: readonly string[] | null,
 *   readonly install: readonly string[], readonly packages: readonly string[] }[]}
 */
const managers = [
  {
    command: "apt-get",
    asRoot: true,
    update: ["-o", "DPkg::Lock::Timeout=120", "-q", "update"],
    install: ["-o", "DPkg::Lock::Timeout=120", "-q", "install", "-y", "--no-install-recommends"],
    packages: ["redis-server", "valkey-server"],
  },
  { command: "dnf", asRoot: true, update: null, install: ["install", "-y", "-q"], packages: ["valkey", "redis"] },
  { command: "apk", asRoot: true, update: null, install: ["add", "--no-cache"], packages: ["redis", "valkey"] },
  { command: "brew", asRoot: false, update: null, install: ["install", "--quiet"], packages: ["redis", "valkey"] },
];

/** True when the owner names a Redis, in the environment or in `.env`. @param {Readonly<Record<string, string | undefined>>} env */
export function isRedisGiven(env) {
  return Boolean(env["REDIS_URL"]) || Boolean(env["REDIS_URL_FILE"]);
}

/** The server that is there, or null. @param {Which} which */
export function findServer(which) {
  for (const name of serverNames) {
    const found = which(name);
    if (found !== null) return found;
  }
  return null;
}

/**
 * How this machine may get a server, most promising first; empty: not at all. Nothing asks a question: sudo only where it needs
 * no password.
 * @param {{ readonly which: Which, readonly isRoot: boolean, readonly hasSudo: boolean }} machine
 * @returns {readonly Attempt[]}
 */
export function planInstallation({ which, isRoot, hasSudo }) {
  const manager = managers.find(({ command }) => which(command) !== null);
  if (manager === undefined) return [];
  if (manager.asRoot && !isRoot && !hasSudo) return [];
  const prefix = manager.asRoot && !isRoot ? ["sudo", "-n"] : [];
  // sudo drops the environment, so what keeps the packages' questions away goes along as a command.
  const quiet = manager.command === "apt-get" ? ["env", "DEBIAN_FRONTEND=noninteractive"] : [];
  const command = [...prefix, ...quiet, manager.command];
  const update = manager.update === null ? [] : [[...command, ...manager.update]];
  return manager.packages.map((name, index) => ({
    commands: [...(index === 0 ? update : []), [...command, ...manager.install, name]],
  }));
}

export const noServerMessage = [
  "A Redis-compatible server is needed; none was found on PATH and none could be installed. Ways out:",
  "  - install redis-server or valkey-server with the package manager of this machine, and run the command again;",
  "  - run the command once as root, or where sudo asks for no password;",
  "  - for the service: REDIS_URL=redis://HOST:PORT names a Redis that runs already.",
].join("\n");
