<?php

/** The router of AnsweringService: see there. */

declare(strict_types=1);

$directory = (string) getenv('ANSWERS');
$call = $_SERVER['REQUEST_METHOD'] . ' ' . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
file_put_contents(
    $directory . '/requests',
    json_encode([
        'call' => $call,
        'query' => $_SERVER['QUERY_STRING'] ?? '',
        'headers' => array_change_key_case(getallheaders()),
        'body' => file_get_contents('php://input'),
    ]) . "\n",
    FILE_APPEND,
);

$answer = @file_get_contents($directory . '/' . sha1($call) . '.answer');
$found = $answer === false ? null : json_decode($answer, true);
http_response_code($found['status'] ?? 404);
foreach ($found['headers'] ?? ['content-type' => 'application/problem+json'] as $name => $value) {
    header("{$name}: {$value}");
}
echo $found['body'] ??
    '{"type":"/problems/request.not_found","title":"Nothing is here","status":404,' .
        '"detail":"The address is unknown, or what it names does not exist.","code":"request.not_found"}';
