<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PHPUnit\Framework\TestCase;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;

final class AdminPageTextsTest extends TestCase
{
    private const ADDON = __DIR__ . '/../../modules/addons/whmcsgdpr';

    /** @dataProvider others */
    public function testEveryLanguageHasTheSameKeysAndPlacesAsEnglish(string $language): void
    {
        $english = self::words('english');
        $other = self::words($language);

        self::assertSame(array_keys($english), array_keys($other));
        foreach ($english as $key => $text) {
            self::assertNotSame('', trim($other[$key]), $key);
            self::assertSame(self::places($text), self::places($other[$key]), $key);
            self::assertSame(substr_count($text, "\n"), substr_count($other[$key], "\n"), $key);
        }
    }

    /** @return array<string, array{string}> */
    public function others(): array
    {
        return ['Dutch' => ['dutch'], 'French' => ['french'], 'German' => ['german']];
    }

    /** Several files make up one language: what stands in two of them, or twice in one, would hide the other. */
    public function testNoTextIsWrittenTwice(): void
    {
        foreach (['english', 'dutch', 'french', 'german'] as $language) {
            $written = [];
            $files = glob(self::ADDON . "/lang/admin/{,*/}{$language}.php", GLOB_BRACE) ?: [];
            self::assertGreaterThan(3, count($files));
            foreach ($files as $file) {
                preg_match_all('~^ {4}\'(admin_[^\']+)\' =>~m', (string) file_get_contents($file), $found);
                $written = [...$written, ...$found[1]];
            }
            self::assertSame([], array_keys(array_filter(array_count_values($written), static fn(int $n): bool => $n > 1)));
            self::assertSame(count(self::words($language)), count($written), $language);
        }
    }

    public function testEveryTextThatThePageNamesExists(): void
    {
        $english = self::words('english');
        $named = [];
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(self::ADDON . '/lib/Pages/Admin'));
        foreach ($files as $file) {
            if ($file->isFile()) {
                preg_match_all('~(?:of|said)\(\'([a-z_]+)\'~', (string) file_get_contents($file->getPathname()), $found);
                preg_match_all('~\'(col_[a-z_]+)\'~', (string) file_get_contents($file->getPathname()), $heads);
                $named = [...$named, ...$found[1], ...$heads[1]];
            }
        }

        self::assertGreaterThan(100, count($named));
        foreach (array_unique($named) as $key) {
            self::assertArrayHasKey("admin_{$key}", $english);
        }
    }

    public function testAMissingWordIsEnglishAndAnUnknownCodeIsReadable(): void
    {
        $texts = Texts::ofAdmin(['admin_tab_tasks' => 'Taken', 'other' => ['x']]);

        self::assertSame('Taken', $texts->of('tab_tasks'));
        self::assertSame('Clients', $texts->of('tab_clients'));
        self::assertSame('shared login of new', $texts->code('reason', 'shared_login.of_new'));
        self::assertSame('Client {id}', Texts::ofAdmin(null)->of('client_number', ['other' => 1]));
    }

    /** After the last attempt nothing is tried again by itself, and the state does not change the sentence. */
    public function testAFullDiskSaysWhatTheOwnerDoesOnceTheExportHasFailed(): void
    {
        foreach (['english', 'dutch', 'french', 'german'] as $language) {
            $words = self::words($language);
            self::assertStringContainsString($words['admin_tool_retry'], $words['admin_reason_storage.full'], $language);
        }
    }

    /** @return array<string, string> */
    private static function words(string $language): array
    {
        return require self::ADDON . "/lang/admin/{$language}.php";
    }

    /** @return list<string> */
    private static function places(string $text): array
    {
        preg_match_all('~\{[a-z]+\}~', $text, $found);
        $places = array_unique($found[0]);
        sort($places);

        return $places;
    }
}
