import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findProgram } from "../../scripts/setup/programs.mjs";

/** PHP's settings by name, as in php.ini. */
type Ini = Readonly<Record<string, string>>;

/** A folder served by PHP's built-in server. */
export interface PhpServer {
  readonly url: string;
  /** Posts JSON. @throws when the answer is not 200, with its text */
  post(path: string, body: string): Promise<string>;
  stop(): Promise<void>;
}

/** A folder run by php-fpm, with cgi-fcgi in the place of a web server. */
export interface PhpFpm {
  /** Posts JSON; resolves when the page has been sent, which may be before the script ends. */
  post(script: string, body: string): Promise<string>;
  stop(): Promise<void>;
}

const phpFpmNames = ["php-fpm", "php-fpm8.1", "php-fpm8.2", "php-fpm8.3", "php-fpm8.4"];

/** Serves `root` by its router.php on a free port of loopback, four requests at once. */
export async function startPhpServer(root: string, ini: Ini): Promise<PhpServer> {
  const flags = Object.entries(ini).flatMap(([name, value]) => ["-d", `${name}=${value}`]);
  const server = spawn("php", [...flags, "-S", "127.0.0.1:0", "router.php"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" },
    detached: true,
  });
  const stop = endGroup(server);
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stderr }).on("line", (line) => {
      if (lines.length < 100) lines.push(line);
      const [, address] = /Development Server \((http:\/\/127\.0\.0\.1:\d+)\) started/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`php -S ended:\n${lines.join("\n")}`)));
  });
  return {
    url,
    post: async (path, body) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(url + path, { method: "POST", headers, body });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}:\n${text}`);
      return text;
    },
    stop,
  };
}

/** Starts php-fpm with a pool for `root`; its files lie in `folder`. */
export async function startPhpFpm(root: string, folder: string, ini: Ini): Promise<PhpFpm> {
  const socket = join(folder, "fpm.sock");
  const configuration = join(folder, "fpm.conf");
  const values = Object.entries(ini).map(([name, value]) => `php_admin_value[${name}] = ${value}`);
  const pool = ["[whmcs]", `listen = ${socket}`, "pm = static", "pm.max_children = 2", ...values];
  const log = ["[global]", `error_log = ${join(folder, "fpm.log")}`, "daemonize = no"];
  await writeFile(configuration, `${[...log, ...pool].join("\n")}\n`);
  const asRoot = process.getuid?.() === 0 ? ["-R"] : [];
  const server = spawn(program(phpFpmNames), [...asRoot, "-F", "-y", configuration], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const stop = endGroup(server);
  const lines: string[] = [];
  createInterface({ input: server.stderr }).on("line", (line) => lines.push(line));
  const deadline = Date.now() + 15_000;
  while (!existsSync(socket)) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`php-fpm did not start:\n${lines.join("\n")}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return { post: (script, body) => postToFpm(socket, join(root, script), body), stop };
}

async function postToFpm(socket: string, script: string, body: string): Promise<string> {
  const env = {
    GATEWAY_INTERFACE: "CGI/1.1",
    SERVER_PROTOCOL: "HTTP/1.1",
    REQUEST_METHOD: "POST",
    REQUEST_URI: `/${script.split("/").pop()}`,
    SCRIPT_FILENAME: script,
    REMOTE_ADDR: "127.0.0.1",
    CONTENT_TYPE: "application/json",
    CONTENT_LENGTH: String(Buffer.byteLength(body)),
  };
  const answer = await new Promise<string>((resolve, reject) => {
    const client = execFile(program(["cgi-fcgi"]), ["-bind", "-connect", socket], { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`cgi-fcgi failed: ${stderr}`, { cause: error }));
    });
    client.stdin?.end(body);
  });
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const text = rest.join("\r\n\r\n");
  if (/^Status: (?!200)/m.test(head)) throw new Error(`${script} answered ${head}\n${text}`);
  return text;
}

function program(names: readonly string[]): string {
  const found = findProgram(names);
  if (found === null) throw new Error(`${names[0]} is not installed: npm test installs it`);
  return found;
}

/** Ends a server with the processes it forked, for which it must lead a group of its own; also when this process ends. */
function endGroup(server: ChildProcess): () => Promise<void> {
  const kill = (): void => {
    if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      process.kill(-server.pid, "SIGKILL");
    }
  };
  process.once("exit", kill);
  return async () => {
    process.removeListener("exit", kill);
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    kill();
    await ended;
  };
}
