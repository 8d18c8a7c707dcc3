<?php

/**
 * A service behind TLS with a certificate that it gave itself: `php receiver-tls.php FILE`, where FILE is to hold the certificate.
 * Prints its address, then every request that a client trusted it with, and takes each with 202.
 */

declare(strict_types=1);

$key = openssl_pkey_new(['private_key_bits' => 2048]);
$request = openssl_csr_new(['commonName' => '127.0.0.1'], $key);
openssl_x509_export(openssl_csr_sign($request, null, $key, 1), $certificate);
openssl_pkey_export($key, $private);
file_put_contents($argv[1], $certificate . $private);
$context = stream_context_create(['ssl' => ['local_cert' => $argv[1]]]);
$flags = STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
$server = stream_socket_server('tls://127.0.0.1:0', $code, $problem, $flags, $context);
echo stream_socket_get_name($server, false), "\n";
for ($i = 0; $i < 10; $i++) {
    $client = @stream_socket_accept($server, 10);
    if ($client !== false) {
        echo fread($client, 4096);
        fwrite($client, "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        fclose($client);
    }
}
