<?php

/**
 * The functions of WHMCS that an addon calls, as far as its developer documentation describes them. Where that is silent the
 * harsher reading is played: an exception in a hook breaks the page.
 */

declare(strict_types=1);

use WHMCS\Database\Capsule;

/** Registers a hook; `$function` gets one array. */
function add_hook(string $name, int $priority, callable $function): void
{
    $GLOBALS['harness_hooks'][$name][$priority][] = $function;
}

/** Runs a hook's handlers in order of priority and returns what each returned, as `run_hook` of WHMCS does. */
function run_hook(string $name, array $vars): array
{
    $handlers = $GLOBALS['harness_hooks'][$name] ?? [];
    ksort($handlers);
    $results = [];
    foreach (array_merge(...array_values($handlers)) as $handler) {
        $result = $handler($vars);
        if ($result !== null) {
            $results[] = $result;
        }
    }

    return $results;
}

/** Writes a line into WHMCS's activity log. */
function logActivity(string $message, int $clientId = 0): void
{
    Capsule::table('tblactivitylog')->insert([
        'date' => date('Y-m-d H:i:s'),
        'description' => $message,
        'user' => 'System',
        'userid' => $clientId,
        'ipaddr' => '',
    ]);
}

/** Keeps what the addon asked of WHMCS's local API, for tests to look at; every command succeeds. */
function localAPI(string $command, array $parameters = [], string $admin = ''): array
{
    Capsule::table('harness_local_api')->insert([
        'command' => $command,
        'parameters' => json_encode($parameters, JSON_THROW_ON_ERROR),
    ]);

    return ['result' => 'success'];
}

/** What WHMCS encrypted; empty for anything else. What begins with `broken:` it cannot even try. */
function decrypt(string $string): string
{
    if (strncmp($string, 'broken:', 7) === 0) {
        throw new RuntimeException('no encryption key');
    }

    return strncmp($string, 'harness:', 8) === 0 ? strrev(substr($string, 8)) : '';
}

/** The CSRF token of the session, bare with `plain`, else as a hidden field. */
function generate_token(string $type = 'form'): string
{
    $_SESSION['harness_token'] = $_SESSION['harness_token'] ?? bin2hex(random_bytes(20));
    $token = $_SESSION['harness_token'];

    return $type === 'plain' ? $token : '<input type="hidden" name="token" value="' . $token . '" />';
}

/** Ends the request unless it carries the session's token. */
function check_token(string $namespace = 'WHMCS.default'): void
{
    $given = is_string($_POST['token'] ?? null) ? $_POST['token'] : '';
    if (!hash_equals($_SESSION['harness_token'] ?? '', $given) || $given === '') {
        http_response_code(403);
        exit('Invalid Token. Please try again.');
    }
}
