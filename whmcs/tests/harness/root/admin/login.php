<?php

/** Logs admin 1 in for a test, in the language that `?language=` names in WHMCS's words, such as `dutch`. */

declare(strict_types=1);

require dirname(__DIR__) . '/init.php';

session_regenerate_id(true);
$_SESSION['adminid'] = 1;
$_SESSION['adminlang'] = preg_replace('~[^a-z]~', '', (string) ($_GET['language'] ?? 'english'));
http_response_code(204);
