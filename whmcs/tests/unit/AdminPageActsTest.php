<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\ClientSummaryLink;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AdminPageTestCase;

final class AdminPageActsTest extends AdminPageTestCase
{
    private const OVERDUE = ['startAt' => '2026-11-22T10:00:00.000Z', 'dueAt' => '2026-11-22T11:00:00.000Z'];

    public function testOpeningAnyViewWithTheFieldsOfAnActDoesNothing(): void
    {
        $this->list('deletions', [self::deletion()]);
        foreach (['overview', 'deletions', 'clients', 'client', 'tasks', 'backlog', 'connection'] as $view) {
            foreach (['service.stop', 'duty.withdraw', 'export.create'] as $act) {
                $this->open($view, [
                    'act' => $act,
                    'kind' => 'deletion',
                    'duty' => self::DUTY,
                    'clientId' => '7',
                    'sure' => '1',
                ]);
            }
        }

        self::assertSame([], self::$service->acts());
        self::assertSame([], self::rows(Tables::EVIDENCE));
    }

    /**
     * @dataProvider irreversible
     * @param array<string, string|list<string>> $fields
     * @param array<string, mixed> $duty
     */
    public function testWhatCannotBeUndoneIsNotEvenAskedForUnlessTheRightNumberWasTyped(
        string $act,
        array $fields,
        array $duty = [],
    ): void {
        self::$service->answer('GET /v1/deletions/' . self::DUTY, self::deletion($duty));
        foreach ([[], ['typed' => ''], ['typed' => '70'], ['typed' => '7020'], ['typed' => ['702']]] as $typed) {
            $page = $this->send($act, $typed + $fields);
            self::assertStringContainsString(
                'What you typed is not the number that was asked for. Nothing was done.',
                $page,
            );
        }

        self::assertSame([], self::$service->acts());
        self::assertSame([], self::rows(Tables::EVIDENCE));
    }

    /** @return array<string, array<mixed>> */
    public function irreversible(): array
    {
        $duty = ['kind' => 'deletion', 'duty' => self::DUTY];

        return [
            'anonymisation' => ['anonymization.create', ['clientId' => '7']],
            'approval' => ['deletion.approve', $duty + ['channel' => 'email']],
            'release of what is due' => ['duty.release', $duty, ['state' => 'held'] + self::OVERDUE],
            'release of what has no date' => [
                'duty.release',
                $duty,
                ['state' => 'held', 'startAt' => null, 'dueAt' => null],
            ],
            'another try' => ['duty.retry', $duty, ['state' => 'failed']],
            'backlog' => ['backlog.release', ['ids' => [self::DUTY]]],
            'the brake' => ['brake.release', ['serviceId' => '702', 'clientId' => '7', 'reason' => 'other']],
        ];
    }

    public function testAnAnonymisationIsAskedForAndConfirmed(): void
    {
        self::$service->answer('POST /v1/anonymizations', ['id' => self::DUTY], 202);
        self::$service->answer('POST /v1/anonymizations/' . self::DUTY . '/confirm', ['id' => self::DUTY]);

        $page = $this->send('anonymization.create', ['clientId' => '7', 'typed' => ' 7 '], 'client');
        self::assertStringContainsString('The anonymisation of client 7 is asked for and confirmed.', $page);
        $calls = ['POST /v1/anonymizations', 'POST /v1/anonymizations/' . self::DUTY . '/confirm'];
        self::assertSame($calls, self::$service->acts());
        $posts = array_values(array_filter(self::$service->requests(), static fn(array $one): bool => $one['body'] !== ''));
        self::assertSame('{"clientId":7}', $posts[0]['body']);
        [$evidence] = self::rows(Tables::EVIDENCE);
        self::assertSame(
            ['admin.anonymization.create', 'admin:3', 7],
            [$evidence['kind'], $evidence['actor'], $evidence['client_id']],
        );
    }

    public function testTheSameExportFormSentTwiceIsOneForTheServiceAndAHoldIsAskedForEachTime(): void
    {
        $once = str_repeat('a', 32);
        self::$service->answer('POST /v1/exports', ['id' => self::DUTY], 202);
        self::$service->answer('POST /v1/clients/7/hold', ['held' => true]);
        foreach ([1, 2] as $time) {
            $this->send('export.create', ['clientId' => '7', 'once' => $once], 'client');
            $this->send('client.hold', ['clientId' => '7', 'reason' => 'audit', 'once' => $once], 'client');
        }

        $posts = array_filter(self::$service->requests(), static fn(array $one): bool => $one['body'] !== '');
        $keys = array_map(
            static fn(array $one): ?string => $one['headers']['idempotency-key'] ?? null,
            array_values($posts),
        );
        self::assertSame([$once, null, $once, null], $keys);
    }

    public function testWhatBlocksAnAnonymisationIsNamedInTheAdminsWords(): void
    {
        self::$service->answer(
            'POST /v1/anonymizations',
            [
                'type' => '/problems/anonymization.blocked',
                'code' => 'anonymization.blocked',
                'detail' => 'x',
                'blockers' => [
                    ['code' => 'live_domain', 'ids' => [4], 'message' => 'x'],
                    ['code' => 'new', 'ids' => [], 'message' => 'A new one.'],
                ],
            ],
            409,
        );

        $page = $this->send('anonymization.create', ['clientId' => '7', 'typed' => '7'], 'client');
        self::assertStringContainsString('may still be renewed or moved (4)', $page);
        self::assertStringContainsString('A new one.', $page);
        self::assertSame(['POST /v1/anonymizations'], self::$service->acts());
    }

    public function testARefusedConfirmationIsToldAsWhatItIs(): void
    {
        self::$service->answer('POST /v1/anonymizations', ['id' => self::DUTY, 'state' => 'held'], 202);
        self::$service->answer(
            'POST /v1/anonymizations/' . self::DUTY . '/confirm',
            [
                'type' => '/problems/cannot_confirm',
                'code' => 'anonymization.cannot_confirm_held',
                'detail' => 'x',
            ],
            409,
        );

        $page = $this->send('anonymization.create', ['clientId' => '7', 'typed' => '7'], 'client');
        self::assertStringContainsString('is open, but not confirmed: It stands still, runs or has ended.', $page);
    }

    public function testADeletionStillToComeIsReleasedWithoutTyping(): void
    {
        self::$service->answer(
            'GET /v1/deletions/' . self::DUTY,
            self::deletion(['state' => 'held', 'holdReason' => 'audit']),
        );
        self::$service->answer('POST /v1/deletions/' . self::DUTY . '/release', self::deletion());

        $page = $this->send('duty.release', ['kind' => 'deletion', 'duty' => self::DUTY]);
        self::assertStringContainsString('Released. It goes on as scheduled.', $page);
        self::assertSame(['POST /v1/deletions/' . self::DUTY . '/release'], self::$service->acts());
    }

    /**
     * @dataProvider malformed
     * @param array<string, string|list<string>> $fields
     */
    public function testAFormThatSaysSomethingElseThanWasOfferedDoesNothing(string $act, array $fields): void
    {
        $page = $this->send($act, $fields);

        self::assertStringContainsString('Nothing was done', $page);
        self::assertSame([], self::$service->acts());
    }

    /** @return array<string, array<mixed>> */
    public function malformed(): array
    {
        $duty = ['kind' => 'deletion', 'duty' => self::DUTY];

        return [
            'an act that is not offered' => ['system.exec', []],
            'a path for an id' => ['duty.hold', ['kind' => 'deletion', 'duty' => '../../v1/stop', 'reason' => 'audit']],
            'another kind' => ['duty.hold', ['kind' => 'export', 'duty' => self::DUTY, 'reason' => 'audit']],
            'free text for a reason' => ['duty.hold', $duty + ['reason' => 'because']],
            'an array for a reason' => ['duty.hold', $duty + ['reason' => ['audit']]],
            'no tick' => ['duty.withdraw', $duty],
            'resuming unticked' => ['service.resume', []],
            'no client' => ['export.create', ['clientId' => '7 OR 1=1']],
            'nothing ticked' => ['backlog.release', ['typed' => '0']],
            'a day that is none' => [
                'deletion.approve',
                $duty + ['channel' => 'email', 'receivedOn' => 'today', 'typed' => '702'],
            ],
        ];
    }

    public function testTheBrakeIsReleasedByHandAlsoWhileTheServiceIsSilent(): void
    {
        self::$service->reset();
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => 'garden.example']);
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);
        $fields = ['serviceId' => '702', 'reason' => 'client_asked', 'typed' => '702'];

        $page = $this->send('brake.release', $fields + ['clientId' => '8']);
        self::assertStringContainsString('now belongs to another client', $page);
        self::assertSame('held', self::rows(Tables::BRAKE)[0]['state']);

        $page = $this->send('brake.release', $fields + ['clientId' => '7']);
        self::assertStringContainsString('WHMCS may end service 702 until 23 November 2026, 13:00.', $page);
        $row = self::rows(Tables::BRAKE)[0];
        self::assertSame(['released', 'admin:3', 'client_asked'], [$row['state'], $row['released_by'], $row['reason']]);
    }

    public function testWhatTheOwnerHoldsIsSaidAndCannotBeReleasedByHand(): void
    {
        self::$service->reset();
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => 'garden.example']);
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);
        self::assertStringContainsString('Release the brake', $this->open('deletions'));

        $this->parts->ownerHolds->replace(false, [7], []);
        $page = $this->open('deletions');
        self::assertStringContainsString('held by the owner', $page);
        self::assertStringNotContainsString('Release the brake', $page);

        $fields = ['serviceId' => '702', 'clientId' => '7', 'reason' => 'client_asked', 'typed' => '702'];
        self::assertStringContainsString('Nothing was released; lift that first.', $this->send('brake.release', $fields));
        self::assertSame('held', self::rows(Tables::BRAKE)[0]['state']);
    }

    public function testAProductAddonOnTheBrakeIsNamedAndReleasedByItselfWithItsOwnNumberTyped(): void
    {
        self::$service->reset();
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => 'garden.example']);
        Capsule::table('tblhostingaddons')->insert(['id' => 9, 'hostingid' => 702, 'name' => 'Mail filter']);
        $this->parts->brake->mayTerminate(702, 7);
        $this->parts->brake->mayTerminate(702, 7, 9);

        $page = $this->open('deletions');
        self::assertStringContainsString('Product addon 9 of service 702: Mail filter', $page);
        self::assertStringContainsString('name="addonId" value="9"', $page);

        $fields = ['serviceId' => '702', 'clientId' => '7', 'addonId' => '9', 'reason' => 'client_asked'];
        $page = $this->send('brake.release', $fields + ['typed' => '702']);
        self::assertStringContainsString('is not the number that was asked for', $page);
        $page = $this->send('brake.release', $fields + ['typed' => '9']);
        self::assertStringContainsString('WHMCS may end product addon 9 until 23 November 2026, 13:00.', $page);
        self::assertSame(['held', 'released'], array_column(self::rows(Tables::BRAKE), 'state'));
    }

    public function testAReleaseIsTakenBackWithOneClickWhereThereIsOne(): void
    {
        self::$service->reset();
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => 'garden.example']);
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);
        self::assertStringNotContainsString('Take the release back', $this->open('deletions'));
        $this->parts->brake->releaseByAdmin(702, 7, 3, 'other');
        self::assertStringContainsString('Take the release back', $this->open('deletions'));

        $page = $this->send('brake.hold', ['serviceId' => '702', 'clientId' => '7']);
        self::assertStringContainsString('The brake holds again', $page);
        self::assertSame('held', self::rows(Tables::BRAKE)[0]['state']);
    }

    public function testAnUnsentEventIsSentAtOnce(): void
    {
        self::$service->answer('POST /webhooks/whmcs', ['status' => 'accepted'], 202);
        $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => 7]));
        Capsule::table(Tables::OUTBOX)->update(['next_attempt_at' => '2026-12-01 00:00:00']);

        self::assertStringContainsString('Everything has arrived (1 sent now).', $this->send('outbox.send', [], 'overview'));
        self::assertNotNull(self::rows(Tables::OUTBOX)[0]['delivered_at']);
    }

    public function testTheConnectionTestTellsEachDirectionApart(): void
    {
        self::$service->answer('POST /webhooks/whmcs', ['code' => 'webhook.bad_signature'], 401);
        self::$service->answer('POST /v1/checks', [
            'ready' => true,
            'checks' => ['whmcs_addon' => ['ok' => true, 'detail' => 'It refuses.']],
        ]);

        $page = $this->send('connection.test', [], 'connection');
        self::assertStringContainsString('<li class="wg-yes">The GDPR service answered and knows our token: Live', $page);
        self::assertStringContainsString(
            '<li class="wg-no">A signed test event did not get through: The GDPR service refused the',
            $page,
        );
        self::assertStringContainsString(
            '<li class="wg-no">It does not reach this addon’s door. It says: It refuses.',
            $page,
        );
        self::assertSame([], self::rows(Tables::OUTBOX));
    }

    public function testTheStopFileThatStillStandsIsTold(): void
    {
        self::$service->answer('POST /v1/resume', ['stopped' => true]);

        self::assertStringContainsString('the file var/STOP', $this->send('service.resume', ['sure' => '1'], 'overview'));
    }

    public function testOnlyThePreviewedBatchIsReleasedAndWhatIsNotIsSaid(): void
    {
        $this->list('backlog', [self::deletion(['backlog' => true])]);
        self::$service->answer('POST /v1/backlog/release', [
            'released' => [],
            'refused' => [['id' => self::DUTY, 'reason' => 'client_is_held']],
        ]);
        self::assertStringContainsString('Exactly these go on', $this->open('backlog', ['ids' => [self::DUTY]]));

        $page = $this->send('backlog.release', ['ids' => [self::DUTY, self::DUTY], 'typed' => '1'], 'backlog');
        self::assertStringContainsString('Released: 0.', $page);
        self::assertStringContainsString('belongs to a held client', $page);
        $requests = array_filter(self::$service->requests(), static fn(array $one): bool => $one['body'] !== '');
        self::assertSame('{"ids":["' . self::DUTY . '"]}', array_values($requests)[0]['body']);
    }

    public function testTheLinkOnTheClientSummaryLeadsToThatClientAndActsOnNothing(): void
    {
        $link = '<a href="addonmodules.php?module=whmcsgdpr&amp;view=client&amp;clientId=7">Export this client</a>';

        self::assertSame([$link], ClientSummaryLink::links(['userid' => 7]));
        self::assertSame([], ClientSummaryLink::links([]));
        $_SESSION['adminlang'] = '../../dutch';
        self::assertStringContainsString('Deze klant exporteren', ClientSummaryLink::links(['userid' => 7])[0]);
    }
}
