<?php

/**
 * A service behind TLS with a certificate that it gave itself: prints its address, then every request that a client trusted it
 * with, and takes each with 202.
 */

declare(strict_types=1);

$key = openssl_pkey_new(['private_key_bits' => 2048]);
$request = openssl_csr_new(['commonName' => '127.0.0.1'], $key);
openssl_x509_export(openssl_csr_sign($request, null, $key, 1), $certificate);
openssl_pkey_export($key, $private);
$file = (string) tempnam(sys_get_temp_dir(), 'whmcsgdpr');
file_put_contents($file, $certificate . $private);
$context = stream_context_create(['ssl' => ['local_cert' => $file]]);
$flags = STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
$server = stream_socket_server('tls://127.0.0.1:0', $code, $problem, $flags, $context);
echo stream_socket_get_name($server, false), "\n";
// The certificate is read at the first handshake; the process that started this one ends it.
register_shutdown_function('unlink', $file);
for ($i = 0; $i < 10; $i++) {
    $client = @stream_socket_accept($server, 10);
    if ($client !== false) {
        echo fread($client, 4096);
        fwrite($client, "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        fclose($client);
    }
}
