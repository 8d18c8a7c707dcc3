<?php

/**
 * Logs a user in for a test: takes JSON `{"userId", "clientId", "language", "masquerading"}`, where null is nobody or nothing
 * chosen, and answers 204. The language is the session's, in WHMCS's words: `dutch`. A GET then leads, as WHMCS does after its
 * own form, to the page that had asked for the login.
 */

declare(strict_types=1);

require __DIR__ . '/init.php';

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    header('Location: ' . ($_SESSION['loginurlredirect'] ?? 'index.php'), true, 302);
    unset($_SESSION['loginurlredirect']);
    exit();
}
$asked = json_decode((string) file_get_contents('php://input'), true, 512, JSON_THROW_ON_ERROR);
session_regenerate_id(true);
$_SESSION['harness_user'] = $asked['userId'] ?? null;
$_SESSION['harness_client'] = $asked['clientId'] ?? null;
$_SESSION['harness_masquerading'] = $asked['masquerading'] ?? false;
$_SESSION['Language'] = $asked['language'] ?? 'english';
http_response_code(204);
