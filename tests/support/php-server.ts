import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { programOf, spawnServer } from "./own-server.ts";

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
  const server = spawnServer(["php"], [...flags, "-S", "127.0.0.1:0", "router.php"], {
    cwd: root,
    env: { PHP_CLI_SERVER_WORKERS: "4" },
  });
  const url = await server.ready(() => {
    const line = server.lines.find((text) => text.includes("Development Server"));
    return line === undefined ? undefined : /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
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
    stop: () => server.stop(),
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
  const server = spawnServer(phpFpmNames, [...asRoot, "-F", "-y", configuration]);
  await server.ready(() => existsSync(socket) || undefined);
  return { post: (script, body) => postToFpm(socket, join(root, script), body), stop: () => server.stop() };
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
    const client = execFile(
      programOf(["cgi-fcgi"]),
      ["-bind", "-connect", socket],
      { env },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`cgi-fcgi failed: ${stderr}`, { cause: error }));
      },
    );
    client.stdin?.end(body);
  });
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const text = rest.join("\r\n\r\n");
  if (/^Status: (?!200)/m.test(head)) throw new Error(`${script} answered ${head}\n${text}`);
  return text;
}
