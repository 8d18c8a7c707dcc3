<?php

/**
 * Signs and verifies for a test in another language: on standard input a JSON list of `{do: "sign", secrets, id, at, body}` and
 * `{do: "verify", …, signature}`, with `at` in Unix seconds as text and `body` in base64; prints a list of what came of each: the
 * signature, `valid`, or the refusal's reason.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\Whmcsgdpr\Signature;
use WHMCS\Module\Addon\Whmcsgdpr\SignatureRefused;

require dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr/lib/autoload.php';

$results = [];
foreach (json_decode((string) stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR) as $asked) {
    $signature = new Signature(...$asked['secrets']);
    $body = base64_decode($asked['body'], true);
    if ($asked['do'] === 'sign') {
        $results[] = $signature->sign($asked['id'], new DateTimeImmutable("@{$asked['at']}"), $body);
        continue;
    }
    try {
        $signature->verify($asked['id'], $asked['at'], $asked['signature'], $body, new DateTimeImmutable());
        $results[] = 'valid';
    } catch (SignatureRefused $refused) {
        $results[] = $refused->reason;
    }
}
echo json_encode($results, JSON_THROW_ON_ERROR);
