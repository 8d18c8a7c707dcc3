<?php

/** The frame of WHMCS's admin area, as far as a module's page stands in one: a login, Bootstrap 3's classes, a heading. */

declare(strict_types=1);

require dirname(__DIR__) . '/init.php';

if (($_SESSION['adminid'] ?? null) === null) {
    http_response_code(403);
    exit('Please log in.');
}

/** Prints a page. The style stands in for Bootstrap 3, of which only what the addon uses is played. */
function harness_admin_page(string $title, string $content): void
{
    $language = htmlspecialchars($_SESSION['adminlang']);
    $title = htmlspecialchars($title);
    $style = file_get_contents(__DIR__ . '/bootstrap-like.css');
    echo "<!doctype html><html lang=\"{$language}\"><head><meta charset=\"utf-8\"><title>{$title}</title>" .
        '<meta name="viewport" content="width=device-width, initial-scale=1"><style>' .
        $style .
        '</style></head>' .
        "<body><header>WHMCS</header><main><h1>{$title}</h1>{$content}</main></body></html>";
}
