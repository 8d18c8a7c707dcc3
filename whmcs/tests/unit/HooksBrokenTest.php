<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use FilesystemIterator;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use SplFileInfo;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\Page;

/** An upload that broke off, or a file gone bad: WHMCS goes on, and nothing is terminated. */
final class HooksBrokenTest extends DatabaseTestCase
{
    private const HOOKS = [
        ['PreModuleTerminate', ['params' => ['serviceid' => 702, 'userid' => 7]]],
        ['CancellationRequest', ['userid' => 7, 'relid' => 702, 'type' => 'Immediate']],
        ['ClientClose', ['userid' => 7]],
        ['AfterCronJob', []],
        ['DailyCronJob', []],
    ];
    private const UNHARMED = ['page begins', '[[{"abortcmd":true}],[],[],[],[]]', 'page ends'];
    private string $addon;

    protected function setUp(): void
    {
        parent::setUp();
        $this->addon = sys_get_temp_dir() . '/whmcsgdpr-broken-' . bin2hex(random_bytes(6));
        $from = Page::addon();
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator("{$from}/lib", FilesystemIterator::SKIP_DOTS));
        foreach ([...iterator_to_array($files), new SplFileInfo("{$from}/hooks.php")] as $file) {
            $to = $this->addon . substr($file->getPathname(), strlen($from));
            is_dir(dirname($to)) || mkdir(dirname($to), 0700, true);
            copy($file->getPathname(), $to);
        }
    }

    protected function tearDown(): void
    {
        $all = new RecursiveIteratorIterator(
            new RecursiveDirectoryIterator($this->addon, FilesystemIterator::SKIP_DOTS),
            RecursiveIteratorIterator::CHILD_FIRST,
        );
        foreach ($all as $file) {
            $file->isDir() ? rmdir($file->getPathname()) : unlink($file->getPathname());
        }
        rmdir($this->addon);
    }

    /** @dataProvider files */
    public function testAParseErrorInAClassLeavesThePageUnharmedAndTheBrakeClosed(string $file): void
    {
        file_put_contents("{$this->addon}/lib/{$file}", "<?php\nfinal class {");

        self::assertSame(self::UNHARMED, Page::run(self::HOOKS, false, $this->addon));
    }

    /** @dataProvider files */
    public function testAMissingFileLeavesThePageUnharmedAndTheBrakeClosed(string $file): void
    {
        unlink("{$this->addon}/lib/{$file}");

        self::assertSame(self::UNHARMED, Page::run(self::HOOKS, false, $this->addon));
    }

    /** @return iterable<array{string}> */
    public function files(): iterable
    {
        foreach (['autoload.php', 'Parts.php', 'Brake/Brake.php', 'Outbox/Outbox.php', 'Hooks/Registration.php'] as $file) {
            yield $file => [$file];
        }
    }

    public function testStrayBytesInAClassFileNeverReachThePage(): void
    {
        file_put_contents("{$this->addon}/lib/Parts.php", "\n?>\nstray bytes\n", FILE_APPEND);

        self::assertSame(self::UNHARMED, Page::run(self::HOOKS, false, $this->addon));
        self::assertSame(3, Capsule::table(Tables::OUTBOX)->count(), 'and the addon works all the same');
    }
}
