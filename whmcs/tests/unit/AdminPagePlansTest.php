<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WhmcsGdpr\Tests\Support\AdminPageTestCase;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

/** What would become of which data, how it can be undone, what was found afterwards, and what may be removed at last. */
final class AdminPagePlansTest extends AdminPageTestCase
{
    private const OTHER = '0192d3b0-0000-7000-8000-000000000002';

    public function testAPlanSaysWhatBecomesOfWhichFieldsUntilWhenAndHowEachStepIsUndone(): void
    {
        $step = [
            'connector' => 'whmcs',
            'action' => 'reduce_profile',
            'state' => 'pending',
            'fields' => [
                ['group' => 'email', 'treatment' => 'replace'],
                ['group' => 'phone', 'treatment' => 'replace'],
                ['group' => 'notes', 'treatment' => 'erase'],
                ['group' => 'names', 'treatment' => 'retain', 'ground' => 'VAT code', 'until' => '2035-01-01'],
                ['group' => 'logins', 'treatment' => 'cannot', 'reason' => 'shared_login'],
            ],
            'undo' => [
                'until' => 'start',
                'how' => 'withdraw',
                'at' => '2026-12-06T11:00:00.000Z',
                'afterwards' => ['until' => 'never', 'how' => 'not_at_all'],
            ],
        ];
        self::$service->answer('GET /v1/clients/7/plan', ['steps' => [$step], 'blockers' => []]);

        $page = html_entity_decode($this->open('client', ['clientId' => '7', 'plan' => '1']));
        self::assertStringContainsString('Replaced: E-mail address, Telephone number<', $page);
        self::assertStringContainsString('Erased: Notes<', $page);
        self::assertStringContainsString('Kept: Names. Until 1 January 2035: VAT code<', $page);
        self::assertStringContainsString(
            'invitations, sign-in links. This login also opens another client’s account.<',
            $page,
        );
        self::assertStringContainsString(
            'Until it begins: withdraw it (until 6 December 2026, 12:00). After that: Cannot be undone<',
            $page,
        );
    }

    public function testTheStepsOfAnOlderServiceAreShownWithoutWhatItDoesNotTell(): void
    {
        $this->list('deletions', [self::deletion()]);

        $page = $this->open('deletions');
        self::assertStringContainsString('End the hosting on the server', $page);
        self::assertStringNotContainsString('Cannot be undone', $page);
        self::assertStringNotContainsString('Still used by', $page);
    }

    public function testASharedThingSaysWhoStillUsesIt(): void
    {
        $step = [
            'connector' => 'whmcs',
            'action' => 'terminate_hosting',
            'state' => 'failed',
            'reason' => 'account_shared',
            'sharedWith' => [['type' => 'service', 'id' => 703], ['type' => 'client', 'id' => 9]],
        ];
        $this->list('deletions', [self::deletion(['state' => 'failed', 'steps' => [$step]])]);

        $page = $this->open('deletions');
        self::assertStringContainsString(
            'Still used by: Service 703, <a href="clientssummary.php?userid=9">Client 9</a>',
            $page,
        );
    }

    public function testADeletionThatIsPartlyDoneSaysSoAndWhoseDoingEachOpenStepIs(): void
    {
        $step = static fn(string $connector, string $state, string $reason): array => [
            'connector' => $connector,
            'action' => 'delete_hosting',
            'state' => $state,
            'reason' => $reason,
        ];
        $steps = [
            ['connector' => 'whmcs', 'action' => 'terminate_hosting', 'state' => 'done'],
            $step('cloudways', 'waiting', 'connector.timeout'),
            $step('rackspace', 'waiting', 'connector.forbidden'),
            $step('freshdesk', 'manual', 'connector.rejected'),
        ];
        $this->list('deletions', [self::deletion(['state' => 'waiting', 'partly' => true, 'steps' => $steps])]);

        $page = html_entity_decode($this->open('deletions'));
        self::assertStringContainsString('partly done', $page);
        self::assertStringContainsString('It gave no usable answer.', $page);
        self::assertStringContainsString('It refuses the GDPR service', $page);
        self::assertStringContainsString('It refused, or answered in a way nobody expected.', $page);
        self::assertStringNotContainsString('WHMCS did not answer in time', $page);
    }

    public function testAServicesPlanIsShownWithItsDatesAndWhatWouldHoldIt(): void
    {
        self::$service->answer('GET /v1/services/702/plan', [
            'clientId' => 7,
            'cancelled' => true,
            'effectiveAt' => '2026-11-22T10:00:00.000Z',
            'suspendAt' => '2026-11-22T10:05:00.000Z',
            'startAt' => '2026-12-06T11:00:00.000Z',
            'dueAt' => '2026-12-06T23:00:00.000Z',
            'steps' => [
                [
                    'connector' => 'whmcs',
                    'action' => 'terminate_hosting',
                    'state' => 'pending',
                    'fields' => [['group' => 'hosting_files', 'treatment' => 'erase']],
                    'undo' => ['until' => 'start', 'how' => 'withdraw'],
                ],
            ],
            'conflicts' => [['code' => 'account_shared', 'sharedWith' => [['type' => 'service', 'id' => 703]]]],
        ]);

        $page = $this->open('service', ['serviceId' => '702']);
        self::assertStringContainsString('Suspended from</dt><dd>22 November 2026, 11:05', $page);
        self::assertStringContainsString('6 December 2026, 12:00', $page);
        self::assertStringContainsString('end of 6 December 2026', $page);
        self::assertStringContainsString('Erased: Files of the website', $page);
        self::assertStringContainsString('Another live service uses the same account. Still used by: Service 703', $page);
        self::assertSame([], self::$service->acts());
    }

    public function testAServiceThatIsNotCancelledIsSaidToStay(): void
    {
        self::$service->answer('GET /v1/services/702/plan', [
            'clientId' => 7,
            'cancelled' => false,
            'steps' => [],
            'conflicts' => [],
        ]);

        $page = $this->open('service', ['serviceId' => '702']);
        self::assertStringContainsString('As it stands, nothing of it is deleted', $page);
        self::assertStringContainsString('Nothing would be done.', $page);
        self::assertStringContainsString('No service was named', $this->open('service', ['serviceId' => '702/plan']));
    }

    public function testWhatIsOverdueStandsFirstAndIsCounted(): void
    {
        $late = self::deletion([
            'id' => self::OTHER,
            'serviceId' => 703,
            'state' => 'failed',
            'overdue' => true,
            'dueAt' => '2026-11-22T11:00:00.000Z',
        ]);
        // The service answers every state alike here; each deletion therefore comes once per state.
        $this->list('deletions', [self::deletion(['dueAt' => '2026-11-21T11:00:00.000Z']), $late]);

        $page = $this->open('deletions');
        self::assertLessThan(strpos($page, 'Service 702'), strpos($page, 'Service 703'));
        self::assertStringContainsString('<span class="label label-danger">overdue</span>', $page);
        self::assertMatchesRegularExpression('~wg-asks"[^>]*><b>6</b>deletions overdue~', $this->open('overview'));
    }

    public function testADeletionWhoseClockStandsStillSaysSinceWhenAndWhatSetsItGoing(): void
    {
        $waiting = ['state' => 'waiting', 'reason' => 'data_back_first', 'clockStoppedAt' => '2026-11-22T11:00:00.000Z'];
        $duty = array_diff_key(self::deletion($waiting), ['dueAt' => 1, 'startAt' => 1]);
        $this->list('deletions', [$duty]);

        self::assertStringContainsString(
            'The clock stands still since 22 November 2026, 12:00: the client wants the data first.',
            $this->open('deletions'),
        );
    }

    public function testThatAClientWantsTheDataFirstIsRecordedWithHowTheClientSaidSo(): void
    {
        $call = 'POST /v1/deletions/' . self::DUTY . '/data-first';
        self::$service->answer($call, self::deletion(['state' => 'waiting']));
        $this->list('deletions', [self::deletion()]);
        self::assertStringContainsString('deletion.data_first', $this->open('deletions'));
        $form = ['kind' => 'deletion', 'duty' => self::DUTY, 'clientId' => '7'];

        self::assertStringContainsString('Choose one of the offered', $this->send('deletion.data_first', $form));
        self::assertSame([], self::$service->acts());
        self::assertStringContainsString(
            'The clock stands still. A task says what to hand over.',
            $this->send('deletion.data_first', ['channel' => 'phone'] + $form),
        );
        self::assertSame([$call], self::$service->acts());
        $this->list('deletions', [self::deletion(['state' => 'waiting', 'clockStoppedAt' => '2026-11-22T11:00:00.000Z'])]);
        self::assertStringNotContainsString('deletion.data_first', $this->open('deletions'));
    }

    public function testEachLookForWhatWasErasedIsShownWithWhatItFound(): void
    {
        $look = ['connector' => 'whmcs', 'dueAt' => '2026-11-22T10:00:00.000Z'];
        $checked = $look + ['state' => 'done', 'checkedAt' => '2026-11-22T10:00:05.000Z'];
        $duty = self::deletion([
            'kind' => 'anonymization',
            'state' => 'completed',
            'absence' => [
                ['moment' => 'at_once', 'found' => 0] + $checked,
                ['moment' => 'after_hour', 'found' => 2] + $checked,
                ['moment' => 'after_tail', 'state' => 'due'] + $look,
            ],
        ]);
        $this->list('anonymizations', [$duty]);

        $page = $this->open('client', ['clientId' => '7']);
        self::assertStringContainsString('Searched again (3)', $page);
        self::assertStringContainsString('<span class="label label-success">nothing</span>', $page);
        self::assertStringContainsString('<span class="label label-danger">2 found</span>', $page);
        self::assertStringContainsString('once the last backups are gone', $page);
        self::assertStringContainsString('still to come', $page);
    }

    public function testAClientsKeptDocumentsAreListedTheFirstToGoFirstAndReadToTheEnd(): void
    {
        $this->list('clients/7/documents', [
            self::document(['id' => 12, 'keepUntil' => '2045-01-01']),
            self::document(['id' => 11, 'keepUntil' => '2035-01-01', 'state' => 'refused', 'reason' => 'not_settled']),
        ]);

        $page = $this->open('client', ['clientId' => '7']);
        self::assertLessThan(strpos($page, 'Invoice 12'), strpos($page, 'Invoice 11'));
        self::assertStringContainsString('1 January 2045', $page);
        self::assertStringContainsString('It was never paid, cancelled or refunded.', $page);

        self::$service->answer('GET /v1/clients/7/documents', ['items' => [self::document([])], 'nextCursor' => 'more']);
        self::assertStringContainsString('There are more.', $this->open('client', ['clientId' => '7']));
    }

    public function testAServiceWithoutListsOfDocumentsStillShowsItsClients(): void
    {
        self::$service->answer('GET /v1/purges', ['code' => 'request.not_found'], 404);

        self::assertStringContainsString('None is on file.', $this->open('client', ['clientId' => '7']));
        self::assertStringContainsString('removals to release', $this->open('overview'));
    }

    public function testARemovalIsLookedAtDocumentByDocumentBeforeItCanBeReleased(): void
    {
        $this->list('purges', [self::purge()]);
        $this->list('clients/7/documents', [
            self::document(['id' => 11, 'state' => 'expired', 'dutyId' => self::DUTY]),
            self::document(['id' => 12]),
        ]);

        $list = $this->open('documents');
        self::assertStringContainsString('Look at it, then release', $list);
        self::assertStringNotContainsString('duty.release', $list, 'nothing is released unseen');
        $page = $this->open('documents', ['purge' => self::DUTY]);
        self::assertStringContainsString('Invoice 11', $page);
        self::assertStringNotContainsString('Invoice 12', $page);
        self::assertStringContainsString('duty.release', $page);
        self::assertStringContainsString('Type the client number 7', $page);
        self::assertStringContainsString('exactly these documents are removed from WHMCS', $page);
        $this->status(['mode' => 'dry_run']);
        self::assertStringContainsString('Nothing is removed.', $this->open('documents', ['purge' => self::DUTY]));
        self::assertSame([], self::$service->acts());
    }

    public function testARemovalIsReleasedOnlyWithTheClientsNumberTyped(): void
    {
        self::$service->answer('GET /v1/purges/' . self::DUTY, self::purge());
        self::$service->answer('POST /v1/purges/' . self::DUTY . '/release', self::purge(['state' => 'pending']));
        $form = ['kind' => 'purge', 'duty' => self::DUTY, 'clientId' => '7'];

        foreach ([[], ['typed' => '70'], ['typed' => '702']] as $typed) {
            self::assertStringContainsString(
                'What you typed is not the number',
                $this->send('duty.release', $form + $typed, 'documents'),
            );
        }
        self::assertSame([], self::$service->acts());
        self::assertSame([], self::rows(Tables::EVIDENCE));
        $this->send('duty.release', $form + ['typed' => '7'], 'documents');
        self::assertSame(['POST /v1/purges/' . self::DUTY . '/release'], self::$service->acts());
        self::assertSame(['admin.duty.release'], array_column(self::rows(Tables::EVIDENCE), 'kind'));
    }

    public function testAFirstPurgeOfFormsIsReleasedWithTheNumberOfRowsTypedThatItShows(): void
    {
        $purge = self::purge([
            'clientId' => 0,
            'connector' => 'website_forms',
            'reason' => 'first_form_purge',
            'steps' => [
                ['connector' => 'website_forms', 'action' => 'purge_gravity', 'state' => 'pending', 'count' => 40],
                ['connector' => 'website_forms', 'action' => 'purge_cfdb7', 'state' => 'pending', 'count' => 2],
            ],
        ]);
        self::$service->answer('GET /v1/purges', ['items' => [$purge], 'nextCursor' => null]);
        self::$service->answer('GET /v1/purges/' . self::DUTY, $purge);
        self::$service->answer('POST /v1/purges/' . self::DUTY . '/release', ['state' => 'pending'] + $purge);
        $page = $this->open('documents', ['purge' => self::DUTY]);
        self::assertStringContainsString('No client in particular', $page);
        self::assertStringContainsString('Remove old submissions of Gravity Forms', $page);
        self::assertStringContainsString('Type how many: 42', $page);
        self::assertStringNotContainsString('clientssummary.php?userid=0', $page);
        $form = ['kind' => 'purge', 'duty' => self::DUTY, 'clientId' => '0'];
        $this->send('duty.release', $form + ['typed' => '0'], 'documents');
        self::assertSame([], self::$service->acts());
        $this->send('duty.release', $form + ['typed' => '42'], 'documents');
        self::assertSame(['POST /v1/purges/' . self::DUTY . '/release'], self::$service->acts());
    }

    /** A removal that waits for the owner. @param array<string, mixed> $other @return array<string, mixed> */
    private static function purge(array $other = []): array
    {
        return $other + [
            'id' => self::DUTY,
            'kind' => 'purge',
            'state' => 'held',
            'reason' => 'documents_expired',
            'clientId' => 7,
            'createdAt' => '2026-01-02T10:00:00.000Z',
            'progress' => ['done' => 0, 'total' => 1],
            'steps' => [['connector' => 'whmcs', 'action' => 'remove_documents', 'state' => 'pending', 'count' => 1]],
        ];
    }

    /** @param array<string, mixed> $other @return array<string, mixed> */
    private static function document(array $other): array
    {
        return $other + [
            'kind' => 'invoice',
            'id' => 10,
            'datedOn' => '2024-03-15',
            'keepFrom' => '2025-01-01',
            'keepUntil' => '2035-01-01',
            'ground' => 'VAT code, article 60',
            'state' => 'retained',
        ];
    }
}
