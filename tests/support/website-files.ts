import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startPhpServer } from "./php-server.ts";

/** The must-use plugin on PHP's own server, with the few functions of WordPress that it calls. */
export interface WebsiteFiles {
  /** As the setting takes it. */
  readonly url: string;
  readonly key: string;
  /** The folder that holds `uploads`. */
  readonly root: string;
  put(path: string, text?: string): Promise<void>;
  has(path: string): boolean;
  /** Without the connector. @returns the status, and the text */
  post(
    route: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
}

const key = "k".repeat(40);
const plugin = join(import.meta.dirname, "../../wordpress/mu-plugins/whmcs-gdpr-files.php");

const router = `<?php
const ABSPATH = __DIR__;
const WHMCS_GDPR_FILES_KEY = '${key}';
class WP_Error { public function __construct(public string $code, public string $message, public array $data) {} }
class WP_REST_Request {
    public function get_header(string $name) { return $_SERVER['HTTP_' . strtoupper(str_replace('-', '_', $name))] ?? null; }
    public function get_json_params() { return json_decode(file_get_contents('php://input'), true); }
}
$hooks = []; $routes = [];
function add_action(string $hook, callable $do): void { global $hooks; $hooks[$hook][] = $do; }
function register_rest_route(string $space, string $route, array $of): void { global $routes; $routes["/wp-json/$space$route"] = $of; }
function is_ssl(): bool { return !isset($_SERVER['HTTP_X_PLAIN']); }
function wp_upload_dir($time, $make): array { return ['basedir' => __DIR__ . '/uploads' . (isset($_SERVER['HTTP_X_SITE']) ? '/sites/2' : '')]; }
// Root may delete anything: a file of this name it may not, and PHP warns as it does.
eval('namespace WhmcsGdpr\\Files; function unlink(string $file): bool { if (basename($file) !== "stuck.pdf") return \\unlink($file); trigger_error("denied", E_USER_WARNING); return false; }');
require ${JSON.stringify(plugin)};
foreach ($hooks['rest_api_init'] as $do) $do();
$route = $routes[parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)] ?? null;
$answer = $route === null ? new WP_Error('rest_no_route', '', ['status' => 404]) : $route['permission_callback'](new WP_REST_Request());
if ($answer === true) $answer = $route['callback'](new WP_REST_Request());
http_response_code($answer instanceof WP_Error ? $answer->data['status'] : 200);
header('Content-Type: application/json');
echo json_encode($answer);
`;

/** Starts it with empty uploads. */
export async function startWebsiteFiles(): Promise<WebsiteFiles> {
  const root = await mkdtemp(join(tmpdir(), "website-"));
  await mkdir(join(root, "uploads"));
  await writeFile(join(root, "router.php"), router);
  const server = await startPhpServer(root, { display_errors: "1" });
  const url = `${server.url}/wp-json/whmcs-gdpr/v1`;
  const fileOf = (path: string): string => join(root, "uploads", path);
  return {
    url,
    key,
    root,
    put: async (path, text = "a file") => {
      await mkdir(dirname(fileOf(path)), { recursive: true });
      await writeFile(fileOf(path), text);
    },
    has: (path) => existsSync(fileOf(path)),
    post: async (route, body, headers = { "x-whmcs-gdpr-key": key }) => {
      const answer = await fetch(`${url}/${route}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    },
    stop: async () => {
      await server.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
