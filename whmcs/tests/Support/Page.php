<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use RuntimeException;
use WHMCS\Database\Capsule;

/** Runs a page as a process of its own, on this test's database: see page.php. */
final class Page
{
    /**
     * @param list<array{string, array<string, mixed>}> $hooks each with its variables
     * @param bool $sends whether PHP can send the page before the process ends
     * @return list<string> the lines that the page printed, nothing else allowed on its error output
     */
    public static function run(array $hooks, bool $sends = false, ?string $addon = null): array
    {
        $process = self::start($hooks, $sends, $addon);
        $printed = (string) stream_get_contents($process['pipes'][1]);
        $errors = (string) stream_get_contents($process['pipes'][2]);
        $status = proc_close($process['process']);
        if ($status !== 0 || $errors !== '') {
            throw new RuntimeException("page.php ended with {$status}: {$printed}{$errors}");
        }

        return explode("\n", trim($printed));
    }

    /**
     * Starts one without waiting for its end.
     *
     * @param list<array{string, array<string, mixed>}> $hooks
     * @return array{process: resource, pipes: array<int, resource>}
     */
    public static function start(array $hooks, bool $sends = false, ?string $addon = null): array
    {
        $process = proc_open(
            [
                PHP_BINARY,
                __DIR__ . '/play-page.php',
                $addon ?? self::addon(),
                (string) getenv('WHMCS_TEST_SOCKET'),
                Capsule::connection()->getDatabaseName(),
                $sends ? 'sends' : 'plain',
            ],
            [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']],
            $pipes,
        );
        if ($process === false) {
            throw new RuntimeException('php did not start');
        }
        fwrite($pipes[0], json_encode($hooks, JSON_THROW_ON_ERROR));
        fclose($pipes[0]);

        return ['process' => $process, 'pipes' => $pipes];
    }

    /** The addon's folder. */
    public static function addon(): string
    {
        return dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr';
    }
}
