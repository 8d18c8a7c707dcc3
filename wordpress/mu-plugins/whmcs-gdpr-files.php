<?php

/**
 * Plugin Name: WHMCS GDPR: files of forms
 * Description: Lets the whmcs-gdpr service read and delete the files that visitors uploaded with a form, and no others.
 * Version: 1.0.0
 * Requires PHP: 7.4
 *
 * Goes into wp-content/mu-plugins/. It answers nobody until wp-config.php holds a key of 32 characters or more:
 *   define('WHMCS_GDPR_FILES_KEY', '…');
 */

declare(strict_types=1);

namespace WhmcsGdpr\Files;

if (!defined('ABSPATH')) {
    exit();
}

/** The folders below uploads/ in which form plugins keep what visitors send: nothing else is ever read or deleted. */
const FOLDERS = ['cfdb7_uploads', 'wpforms', 'gravity_forms', 'elementor/forms'];

const KEY_HEADER = 'X-Whmcs-Gdpr-Key';
const SHORTEST_KEY = 32;

add_action('rest_api_init', static function (): void {
    foreach (['/files' => 'handle', '/files/content' => 'send'] as $route => $callback) {
        register_rest_route('whmcs-gdpr/v1', $route, [
            'methods' => 'POST',
            'callback' => __NAMESPACE__ . '\\' . $callback,
            'permission_callback' => __NAMESPACE__ . '\\mayAsk',
        ]);
    }
});

/** Only over HTTPS, and only with the key; how much of it was right nobody can measure. @return bool|\WP_Error */
function mayAsk(\WP_REST_Request $request)
{
    $key = defined('WHMCS_GDPR_FILES_KEY') ? (string) constant('WHMCS_GDPR_FILES_KEY') : '';
    $given = (string) $request->get_header(KEY_HEADER);
    if (is_ssl() && strlen($key) >= SHORTEST_KEY && hash_equals($key, $given)) {
        return true;
    }

    return refusal('unauthorised', 401);
}

/** Tells whether a file is there, or deletes it; a file that is gone already is gone. @return array{exists: bool}|\WP_Error */
function handle(\WP_REST_Request $request)
{
    $body = $request->get_json_params();
    $action = is_array($body) ? $body['action'] ?? null : null;
    if ($action !== 'exists' && $action !== 'delete') {
        return refusal('action_unknown', 400);
    }
    $file = locate(is_array($body) ? $body['path'] ?? null : null);
    if ($file === null) {
        return refusal('path_refused', 400);
    }
    // Its warning may come out before the answer, which nobody could read then.
    if ($action === 'delete' && $file !== '' && !@unlink($file)) {
        clearstatcache();
        if (file_exists($file)) {
            return refusal('not_deleted', 409);
        }
    }
    clearstatcache();

    return ['exists' => $file !== '' && file_exists($file)];
}

/** Sends the bytes of a file. @return \WP_Error|never */
function send(\WP_REST_Request $request)
{
    $body = $request->get_json_params();
    $file = locate(is_array($body) ? $body['path'] ?? null : null);
    if ($file === null) {
        return refusal('path_refused', 400);
    }
    if ($file === '' || !is_readable($file)) {
        return refusal('file_absent', 404);
    }
    while (ob_get_level() > 0) {
        ob_end_clean();
    }
    header('Content-Type: application/octet-stream');
    header('Content-Length: ' . filesize($file));
    header('Cache-Control: no-store');
    readfile($file);
    exit();
}

/**
 * The file of a path below uploads/, in a folder of a form plugin, of this site or another of its network.
 *
 * @param mixed $path
 * @return string|null '' where there is none; null for a path that leads, or would lead, anywhere else
 */
function locate($path): ?string
{
    if (!is_string($path) || strlen($path) > 1000 || preg_match('/[\x00-\x1f\x7f\\\\]/', $path) === 1) {
        return null;
    }
    $steps = explode('/', $path);
    foreach ($steps as $step) {
        if ($step === '' || $step[0] === '.') {
            return null;
        }
    }
    // What guards the folder itself is no visitor's, nor is anything whose name begins with a dot.
    if (preg_match('/^(?:index\.(?:php|html?)|web\.config)$/i', end($steps)) === 1) {
        return null;
    }
    $site = preg_match('#^sites/\d+/#', $path, $found) === 1 ? $found[0] : '';
    $base = realpath(baseOfUploads());
    if ($base === false) {
        return null;
    }
    foreach (FOLDERS as $folder) {
        if (strpos($path, "{$site}{$folder}/") !== 0) {
            continue;
        }
        $file = "{$base}/{$path}";
        // A link in the way leads elsewhere, whatever is behind it.
        $walked = $base;
        foreach ($steps as $step) {
            $walked .= "/{$step}";
            if (is_link($walked)) {
                return null;
            }
        }
        if (!file_exists($file)) {
            return '';
        }
        $real = realpath($file);

        return is_file($file) && $real !== false && strpos($real, "{$base}/{$site}{$folder}/") === 0 ? $real : null;
    }

    return null;
}

/** wp-content/uploads itself, also on a further site of a network, whose own folder lies below it. */
function baseOfUploads(): string
{
    $base = (string) (wp_upload_dir(null, false)['basedir'] ?? '');

    return (string) preg_replace('#/sites/\d+$#', '', $base);
}

function refusal(string $code, int $status): \WP_Error
{
    return new \WP_Error("whmcs_gdpr_{$code}", $code, ['status' => $status]);
}
