<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WhmcsGdpr\Tests\Support\AdminPageTestCase;

/** What the page says of a step at another system than WHMCS that does not end. */
final class AdminPageElsewhereTest extends AdminPageTestCase
{
    private const CODES = [
        'connector.unreachable',
        'connector.unavailable',
        'connector.timeout',
        'connector.aborted',
        'connector.unfinished',
        'connector.truncated',
        'connector.unreadable',
        'connector.rate_limited',
        'connector.list_changed',
        'connector.certificate_invalid',
        'connector.unauthenticated',
        'connector.forbidden',
        'connector.not_found',
        'connector.rejected',
        'connector.host_refused',
        'connector.redirect_refused',
        'connector.shape_unexpected',
        'connector.response_too_large',
        'connector.target_changed',
        'connector.target_unknown',
        'connector.dry_run',
        'internal.unexpected',
        'freshdesk.duplicate',
        'freshdesk.not_allowed',
        'freshdesk.target_unknown',
        'resellerclub.contact_in_use',
        'resellerclub.not_allowed',
        'resellerclub.object_missing',
        'resellerclub.refused',
        'website_forms.file_stayed',
        'website_forms.form_not_listed',
        'website_forms.no_tables',
        'website_forms.row_changed',
        'website_forms.row_stayed',
        'google_analytics.key_invalid',
        'google_analytics.key_refused',
    ];

    /** @dataProvider languages */
    public function testNoReasonOfAnotherSystemIsWhmcssOrABareCode(string $language): void
    {
        foreach (['waiting', 'manual'] as $state) {
            foreach (self::CODES as $code) {
                $shown = $this->shown($code, $state, $language);
                self::assertStringNotContainsString('WHMCS', $shown, $code);
                self::assertStringNotContainsString($code, $shown);
            }
        }
    }

    /** @return list<array{string}> */
    public function languages(): array
    {
        return [['english'], ['dutch'], ['french'], ['german']];
    }

    public function testAnOddAnswerIsWaitedForADayAndThenAPersons(): void
    {
        $shown = $this->shown('connector.shape_unexpected', 'waiting', 'english');
        self::assertStringContainsString('asked again by itself for a day', $shown);
        $shown = $this->shown('connector.shape_unexpected', 'manual', 'english');
        self::assertStringContainsString('A task says what to do there by hand', $shown);
    }

    /** The table of one step at a registrar. */
    private function shown(string $code, string $state, string $language): string
    {
        $step = ['connector' => 'versio', 'action' => 'erase_client', 'state' => $state, 'reason' => $code];
        self::$service->answer('GET /v1/clients/7/plan', ['steps' => [$step], 'blockers' => []]);
        $page = $this->open('client', ['clientId' => '7', 'plan' => '1'], $language);
        self::assertSame(1, preg_match('#<table[^>]*wg-steps.*?</table>#s', $page, $found));

        return $found[0];
    }
}
