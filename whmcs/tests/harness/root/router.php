<?php

/** For `php -S`, which would otherwise hand every unknown address to index.php: a file of this folder is served, nothing else. */

declare(strict_types=1);

$path = rtrim(__DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '/');
$file = realpath(is_dir($path) ? "{$path}/index.php" : $path);
if ($file === false || !is_file($file) || strncmp($file, __DIR__ . '/', strlen(__DIR__) + 1) !== 0) {
    http_response_code(404);
    echo 'Not found';
} elseif (substr($file, -4) === '.php') {
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = substr($file, strlen(__DIR__));
    $_SERVER['SCRIPT_FILENAME'] = $file;
    chdir(dirname($file));
    require $file;
} else {
    return false;
}
