<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Wording;
use WhmcsGdpr\Tests\Support\MyDataTestCase;

final class LangTest extends TestCase
{
    private const OTHERS = ['dutch', 'french', 'german'];

    /**
     * The texts a client decided by under each version, by language. A version stays here for good: it tells what was read.
     */
    private const WORDINGS = [
        '2026-11-1' => [
            'english' => '5ec839cc601e26b807faf1e5df049e00bfb4d8ccc520f837b8bb7fbeb955ec73',
            'dutch' => 'dd7c7d73a374047ec6a78aeba71ff41fc5bb0fcc4c0527f8cf9820751af2f2f9',
            'french' => 'ffcbd5260fef5108f6c2bd1dab65695c4f9732bf776c56186c36f6879abf7895',
            'german' => 'd2dd85a162a0143fad4cfe1a018b0692abbfd0ed311d9105289c540c6bedd477',
        ],
        '2026-11-2' => [
            'english' => 'ccc6b21fb81e697211d1331c8fbaf5c1b81956e3db3595be3190759e5f2210a0',
            'dutch' => '05f6dcd4c44dff50fcb34ce3b1cff735690ad51f0bbf8bd75489505c1f985f31',
            'french' => '516248e9415d1f1c429c1311946849233111727faa06187a9fede59f03a97f99',
            'german' => 'b2daf949b39ff93b7f3ee81ebd56c9370ec80ee687346a6525d0a9ee32f9dfc2',
        ],
    ];

    public function testEveryLanguageHasTheSameKeysAndNoTextIsEmpty(): void
    {
        $english = MyDataTestCase::texts('english');
        self::assertSame([], array_keys(array_filter($english, self::isBlank(...))));
        foreach (self::OTHERS as $language) {
            $texts = MyDataTestCase::texts($language);
            self::assertSame([], array_keys(array_diff_key($english, $texts)), "missing in {$language}");
            self::assertSame([], array_keys(array_diff_key($texts, $english)), "only in {$language}");
            self::assertSame([], array_keys(array_filter($texts, self::isBlank(...))), "empty in {$language}");
        }
    }

    public function testEveryLanguageFillsInTheSamePlaces(): void
    {
        $english = array_map(self::places(...), MyDataTestCase::texts('english'));
        foreach (self::OTHERS as $language) {
            self::assertSame($english, array_map(self::places(...), self::inOrderOf($english, $language)), $language);
        }
    }

    public function testOnlyWordsThatAreTheSameEverywhereAreLeftUntranslated(): void
    {
        $english = self::clientTexts('english');
        foreach (self::OTHERS as $language) {
            foreach (array_intersect_assoc(self::clientTexts($language), $english) as $key => $text) {
                self::assertMatchesRegularExpression(
                    '~^client_(date|date_time|day_first|service_of|service_unnamed|choice_service|decimal|thousands|month_\d+)$~',
                    $key,
                    "{$language}: {$text}",
                );
            }
        }
    }

    public function testEveryTextOfTheClientAreaIsUsedAndEveryOneUsedIsThere(): void
    {
        $addon = dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr';
        $used = [];
        foreach (glob("{$addon}/templates/*.tpl") ?: [] as $template) {
            preg_match_all('~\$mydata\.text\.(\w+)~', (string) file_get_contents($template), $found);
            self::assertSame(
                [],
                array_diff(
                    $found[1],
                    array_map(
                        static fn(string $key): string => substr($key, strlen('client_')),
                        array_keys(self::clientTexts('english')),
                    ),
                ),
                $template,
            );
            $used = [...$used, ...$found[1]];
        }
        $code = '';
        foreach (glob("{$addon}/lib/Pages/Client/*.php") ?: [] as $file) {
            $code .= file_get_contents($file);
        }
        foreach (array_keys(self::clientTexts('english')) as $key) {
            $name = substr($key, strlen('client_'));
            // Named in full, or by a name put together: month_1, deletion_held, refused_login.
            $isUsed =
                preg_match('~^(month|deletion|refused)_~', $name) === 1 ||
                in_array($name, $used, true) ||
                str_contains($code, "'{$name}'");
            self::assertTrue($isUsed, "{$key} is not used");
        }
    }

    public function testNobodyChangesTheWordingOfAChoiceWithoutRaisingItsVersion(): void
    {
        self::assertArrayHasKey(Wording::VERSION, self::WORDINGS);
        foreach (['english', ...self::OTHERS] as $language) {
            $wording = Wording::texts(MyDataTestCase::texts($language));
            $hash = hash('sha256', json_encode($wording, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
            self::assertSame(self::WORDINGS[Wording::VERSION][$language], $hash, $language);
        }
    }

    /** @return array<string, string> */
    private static function clientTexts(string $language): array
    {
        return array_filter(
            MyDataTestCase::texts($language),
            static fn(string $key): bool => str_starts_with($key, 'client_'),
            ARRAY_FILTER_USE_KEY,
        );
    }

    private static function isBlank(mixed $text): bool
    {
        // A thousands separator may be a space.
        return !is_string($text) || $text === '';
    }

    /** @return list<string> */
    private static function places(string $text): array
    {
        preg_match_all('~\{(\w+)\}~', $text, $found);
        sort($found[1]);

        return array_values(array_unique($found[1]));
    }

    /**
     * @param array<string, mixed> $english
     * @return array<string, string>
     */
    private static function inOrderOf(array $english, string $language): array
    {
        $texts = MyDataTestCase::texts($language);

        return array_intersect_key(array_replace(array_fill_keys(array_keys($english), ''), $texts), $english);
    }
}
