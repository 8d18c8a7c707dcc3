import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PermanentError } from "../domain/errors.ts";
import { isAlive, processIdentity } from "./process-identity.ts";

/** A socket's path must fit into `sun_path`: 104 bytes on macOS, 108 on Linux, with room for a suffix. */
const longestSocketPath = 100;

/** Where one installation's private Redis keeps what. Every process of the installation comes to the same answer. */
export interface RedisFiles {
  /** Absolute, without symbolic links; 0700. */
  readonly directory: string;
  readonly socketPath: string;
  /** 0600: holds the password. */
  readonly configPath: string;
  /** Identity of the server process that uses the directory. */
  readonly serverPath: string;
  /** One file per process that wants to start a server. */
  readonly claimsPath: string;
}

/**
 * Makes the directories and names the files. May be called by several processes at once.
 * @throws PermanentError `redis.socket_folder_unsafe` when somebody else made the folder for the socket
 */
export function openRedisFiles(directory: string): RedisFiles {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const real = realpathSync(directory);
  const claimsPath = join(real, "claims");
  mkdirSync(claimsPath, { recursive: true, mode: 0o700 });
  return {
    directory: real,
    socketPath: join(socketFolder(real), "redis.sock"),
    configPath: join(real, "redis.conf"),
    serverPath: join(real, "server.pid"),
    claimsPath,
  };
}

/** The password of the server, or null before the first start. It stays the same for as long as the directory exists. */
export function readPassword(files: RedisFiles): string | null {
  const config = readIfThere(files.configPath);
  return /^requirepass "([0-9a-f]{64})"$/m.exec(config ?? "")?.[1] ?? null;
}

/** Writes the server's configuration, keeping the password there is. Only for the process that may start the server. */
export function writeRedisConfig(files: RedisFiles): void {
  const password = readPassword(files) ?? randomBytes(32).toString("hex");
  const lines = [
    "port 0",
    `unixsocket ${quote(files.socketPath)}`,
    "unixsocketperm 700",
    "protected-mode yes",
    `requirepass ${quote(password)}`,
    `dir ${quote(files.directory)}`,
    "appendonly yes",
    "appendfsync everysec",
    'save ""',
    "maxmemory-policy noeviction", // any other drops jobs when memory runs short
    "daemonize no",
    "loglevel warning",
    'logfile "redis.log"',
  ];
  const draft = `${files.configPath}.${process.pid}`;
  writeFileSync(draft, `${lines.join("\n")}\n`, { mode: 0o600 });
  renameSync(draft, files.configPath);
}

/** Remembers which process is the server, so that nobody starts a second one on the same append-only file. */
export function recordServer(files: RedisFiles, pid: number): void {
  writeFileSync(files.serverPath, processIdentity(pid) ?? "", { mode: 0o600 });
}

/** True while the recorded server process is alive, be it loading, serving or on its way out. */
export function isServerAlive(files: RedisFiles): boolean {
  const identity = readIfThere(files.serverPath);
  return identity !== null && identity !== "" && isAlive(identity);
}

/**
 * The right to start a server, or null while another process has it or asks for it at the same moment (ask again later). Each
 * process leaves a claim of its own name, then looks who else is there: of two at once neither can miss the other, and the
 * claim of a dead process is removed without touching a living one's, which one shared lock file cannot promise.
 */
export function claimStart(files: RedisFiles): (() => void) | null {
  const own = `${processIdentity(process.pid)}-${randomBytes(4).toString("hex")}`;
  const ownPath = join(files.claimsPath, own);
  writeFileSync(ownPath, "", { flag: "wx", mode: 0o600 });
  const release = (): void => rmSync(ownPath, { force: true });
  for (const claim of readdirSync(files.claimsPath)) {
    if (claim === own) continue;
    if (isAlive(claim.slice(0, claim.lastIndexOf("-")))) {
      release();
      return null;
    }
    rmSync(join(files.claimsPath, claim), { force: true });
  }
  return release;
}

function socketFolder(directory: string): string {
  if (Buffer.byteLength(join(directory, "redis.sock")) < longestSocketPath) return directory;
  const name = createHash("sha256").update(directory).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `whmcs-gdpr-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Everybody may write to the temporary folder, so a stranger could have made ours first.
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || stats.uid !== process.getuid?.() || (stats.mode & 0o077) !== 0) {
    throw new PermanentError("redis.socket_folder_unsafe");
  }
  return folder;
}

/** Redis reads a value in double quotes with backslash escapes. */
function quote(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
