<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;

final class SettingsTest extends DatabaseTestCase
{
    public static function setUpBeforeClass(): void
    {
        require_once dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr/whmcsgdpr.php';
    }

    public function testTheConnectionIsReadHoweverWhmcsKeepsThePastedString(): void
    {
        $pasted =
            'whmcsgdpr1.' .
            base64_encode(
                json_encode([
                    'url' => 'https://gdpr.example.com/base/',
                    'secret' => 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
                    'token' => str_repeat('t', 32),
                ]),
            );
        foreach ([$pasted, " {$pasted}\n", htmlentities($pasted), 'harness:' . strrev($pasted)] as $kept) {
            $this->set('connection', $kept);
            self::assertSame('https://gdpr.example.com/base', Settings::load()->connection()?->url, $kept);
        }
    }

    public function testAStringThatIsNoneIsNoConnection(): void
    {
        self::assertNull(Settings::load()->connection(), 'before the settings were ever saved');
        foreach (['', 'whmcsgdpr1.', 'whmcsgdpr1.e30', 'https://gdpr.example.com', 'harness:none'] as $kept) {
            $this->set('connection', $kept);
            self::assertNull(Settings::load()->connection(), $kept);
        }
    }

    public function testAConnectionThatWhmcsCannotDecryptTouchesNoOtherSetting(): void
    {
        $this->set('connection', 'broken:');
        $this->set('holdTerminations', 'off');
        self::assertFalse(Settings::load()->holdTerminations);
        $this->expectExceptionMessage('no encryption key');
        Settings::load()->connection();
    }

    public function testTerminationsAreHeldUntilTheOwnerPlainlyChoseOtherwise(): void
    {
        self::assertTrue(Settings::load()->holdTerminations, 'before the settings were ever saved');
        $field = whmcsgdpr_config()['fields']['holdTerminations'];
        self::assertSame('on', $field['Default']);
        self::assertSame('on', array_key_first($field['Options']), 'what a browser preselects');
        foreach (['' => true, 'on' => true, 'unreadable' => true, 'off' => false] as $kept => $holds) {
            $this->set('holdTerminations', $kept);
            self::assertSame($holds, Settings::load()->holdTerminations, $kept);
        }
    }

    public function testTablesAreDroppedOnlyWhereTheBoxIsTicked(): void
    {
        self::assertFalse(Settings::load()->dropTablesOnDeactivation);
        foreach (['' => false, 'off' => false, 'on' => true] as $kept => $drops) {
            $this->set('dropTables', $kept);
            self::assertSame($drops, Settings::load()->dropTablesOnDeactivation, $kept);
        }
    }

    private function set(string $setting, string $value): void
    {
        Capsule::table('tbladdonmodules')->updateOrInsert(
            ['module' => 'whmcsgdpr', 'setting' => $setting],
            ['value' => $value],
        );
    }
}
