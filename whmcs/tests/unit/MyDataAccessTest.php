<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Wording;
use WhmcsGdpr\Tests\Support\MyDataTestCase;

/** Who may use the page "My data", and that another client's ids lead nowhere. */
final class MyDataAccessTest extends MyDataTestCase
{
    /** The choices of a client, each with what its confirmation would have shown. */
    private const CHOICES = [
        'approve' => 'in_effect|2026-11-22T09:30:00.000Z',
        'data_first' => 'data_first|2026-12-06T23:00:00.000Z',
        'keep' => 'keep',
    ];

    /** @return iterable<string, array{?int, ?int, bool, string}> */
    public static function nobodyElse(): iterable
    {
        yield 'a guest' => [null, null, false, 'Please log in'];
        yield 'a user with rights but not the owner' => [6, self::CLIENT, false, 'not the owner'];
        yield 'the owner of another client' => [9, self::CLIENT, false, 'not the owner'];
        yield 'the owner who has chosen no client' => [self::USER, null, false, 'choose an account'];
        yield 'the owner in a client he only helps' => [self::USER, self::OTHER_CLIENT, false, 'not the owner'];
        yield 'staff logged in as the owner' => [self::USER, self::CLIENT, true, 'on behalf of this client'];
    }

    /** @dataProvider nobodyElse */
    public function testNobodyButTheOwnerSeesOrDoesAnything(?int $user, ?int $client, bool $masquerading, string $text): void
    {
        foreach (
            [[6, self::CLIENT, 0], [9, self::OTHER_CLIENT, 1], [self::USER, self::OTHER_CLIENT, 0]]
            as [$of, $to, $owner]
        ) {
            Capsule::table('tblusers_clients')->insert(['auth_user_id' => $of, 'client_id' => $to, 'owner' => $owner]);
        }
        $this->lists([$this->anExport('completed')], [$this->aDeletion('scheduled')]);
        $this->logIn($user, $client, $masquerading);

        $answers = [
            $this->open(),
            $this->open(['action' => 'deletion', 'id' => self::DELETION]),
            $this->submit(['action' => 'export']),
            $this->submit(['action' => 'download', 'id' => self::EXPORT]),
        ];
        foreach (array_keys(self::CHOICES) as $choice) {
            $answers[] = $this->open(['action' => $choice, 'id' => self::DELETION]);
            $answers[] = $this->submit($this->filledIn($choice, self::DELETION));
        }
        foreach ($answers as $answer) {
            self::assertNotNull($answer);
            self::assertTrue($answer['requirelogin']);
            self::assertStringContainsString($text, $this->render($answer));
            self::assertStringNotContainsString(self::DELETION, $this->render($answer));
        }
        self::assertSame($user === null ? 200 : 403, $this->browser->status);
        self::assertSame([], self::$service->requests());
        self::assertSame([], self::evidence());
    }

    public function testTheOwnerSeesHisOwnAndTheServiceIsAskedForNothingElse(): void
    {
        $this->lists([$this->anExport('completed')], [$this->aDeletion('scheduled')]);

        $html = $this->render($this->open());
        self::assertStringContainsString(self::EXPORT, $html);
        self::assertStringContainsString(self::DELETION, $html);
        foreach (self::$service->requests() as ['call' => $call, 'query' => $query]) {
            self::assertTrue(
                $call === 'GET /v1/status' || str_contains($query, 'clientId=' . self::CLIENT),
                "{$call}?{$query}",
            );
        }
    }

    /** @return iterable<string, array{mixed}> */
    public static function idsThatLeadNowhere(): iterable
    {
        yield 'another client’s, though the service listed it' => [self::THEIRS];
        yield 'unknown' => ['0192f000-0000-7000-8000-0000000000aa'];
        yield 'empty' => [''];
        yield 'missing' => [null];
        yield 'not an id' => ['1'];
        yield 'a path' => ['../../v1/stop'];
        yield 'an id with more behind it' => [self::DELETION . "\n"];
        yield 'an id with a path behind it' => [self::EXPORT . '/link'];
        yield 'a list' => [[self::DELETION]];
        yield 'the other kind’s' => ['crossed'];
    }

    /** @dataProvider idsThatLeadNowhere */
    public function testEveryOtherIdIsAnsweredAlikeAndLeadsNowhere(mixed $id): void
    {
        $theirs = ['id' => self::THEIRS, 'clientId' => self::OTHER_CLIENT];
        $this->lists(
            [$this->anExport('completed', $theirs), $this->anExport('completed')],
            [$this->aDeletion('scheduled', $theirs), $this->aDeletion('scheduled')],
        );
        foreach (['export' => self::THEIRS, 'deletion' => self::THEIRS] as $kind => $their) {
            self::$service->answer("GET /v1/{$kind}s/{$their}/package", 'their bytes');
            foreach (['approve', 'data-first', 'withdraw'] as $act) {
                self::$service->answer("POST /v1/{$kind}s/{$their}/{$act}", ['id' => $their]);
            }
        }
        $crossed = $id === 'crossed';
        $answers = [
            $this->open(['action' => 'deletion', 'id' => $crossed ? self::EXPORT : $id]),
            $this->submit(['action' => 'download', 'id' => $crossed ? self::DELETION : $id]),
        ];
        foreach (array_keys(self::CHOICES) as $choice) {
            $answers[] = $this->open(['action' => $choice, 'id' => $crossed ? self::EXPORT : $id]);
            $answers[] = $this->submit($this->filledIn($choice, $crossed ? self::EXPORT : $id));
        }

        foreach ($answers as $answer) {
            self::assertNotNull($answer);
            self::assertSame(404, $this->browser->status);
            self::assertSame('Not found', $answer['vars']['mydata']['heading']);
            self::assertSame(['url', 'token', 'text', 'heading', 'message'], array_keys($answer['vars']['mydata']));
            self::assertSame($this->render($answers[0]), $this->render($answer));
        }
        self::assertSame([], self::$service->acts());
        self::assertStringNotContainsString('package', json_encode(self::$service->requests(), JSON_THROW_ON_ERROR));
        self::assertSame([], self::evidence());
    }

    public function testAnotherClientsDutyIsNotShownEvenIfTheServiceListedIt(): void
    {
        $theirs = ['id' => self::THEIRS, 'clientId' => self::OTHER_CLIENT, 'serviceId' => 999];
        $this->lists([$this->anExport('completed', $theirs)], [$this->aDeletion('scheduled', $theirs)]);

        $html = $this->render($this->open());
        self::assertStringNotContainsString(self::THEIRS, $html);
        self::assertStringNotContainsString('999', $html);
        self::assertStringContainsString('You have not asked for a copy yet.', $html);
    }

    public function testAnotherClientsServiceIsNotNamedWhateverTheServiceSays(): void
    {
        Capsule::table('tblhosting')->insert([
            'id' => 999,
            'userid' => self::OTHER_CLIENT,
            'domain' => 'their-domain.example',
        ]);
        $this->lists([], [$this->aDeletion('scheduled', ['serviceId' => 999])]);

        $html = $this->render($this->open());
        self::assertStringNotContainsString('their-domain.example', $html);
        self::assertStringContainsString('Service 999', $html);
    }

    public function testAnUnknownActIsNotFound(): void
    {
        self::assertSame(
            'Not found',
            $this->submit(['action' => 'stop', 'id' => self::DELETION])['vars']['mydata']['heading'],
        );
        self::assertSame('Not found', $this->submit([])['vars']['mydata']['heading']);
        self::assertSame([], self::$service->acts());
    }

    public function testAGetNeverActsHoweverOftenAndWhateverItNames(): void
    {
        $this->lists([$this->anExport('failed')], [$this->aDeletion('scheduled')]);
        for ($time = 0; $time < 50; $time++) {
            $this->open();
            foreach (array_keys(self::CHOICES) as $choice) {
                $this->open($this->filledIn($choice, self::DELETION));
            }
            $this->open(['action' => 'deletion', 'id' => self::DELETION, 'understood' => '1']);
            $this->open(['action' => 'export', 'clientId' => (string) self::CLIENT]);
            $this->open(['action' => 'download', 'id' => self::EXPORT]);
        }
        self::assertSame([], self::$service->acts());
        self::assertSame([], self::evidence());
        self::assertNull($this->browser->file);
    }

    public function testWithoutAConnectionThePageSaysSoAndActsOnNothing(): void
    {
        Capsule::table('tbladdonmodules')
            ->where('setting', 'connection')
            ->update(['value' => '']);

        self::assertStringContainsString('not available yet', $this->render($this->open()));
        self::assertStringContainsString('not available yet', $this->render($this->submit(['action' => 'export']) ?? []));
        self::assertSame([], self::$service->requests());
    }

    public function testAServiceThatIsSilentIsToldPolitely(): void
    {
        $this->connect('http://127.0.0.1:9');

        $answer = $this->open();
        self::assertSame(503, $this->browser->status);
        self::assertStringContainsString('Nothing is lost', $this->render($answer));
        self::assertStringContainsString('could not confirm', $this->render($this->submit(['action' => 'export']) ?? []));
        self::assertSame([], self::evidence());
    }

    public function testATokenThatTheServiceRefusesLooksLikeAServiceThatIsSilent(): void
    {
        self::$service->answer('GET /v1/exports', ['code' => 'auth.required', 'detail' => 'Send a token'], 401);

        $html = $this->render($this->open());
        self::assertStringContainsString('Nothing is lost', $html);
        self::assertStringNotContainsString('token', strip_tags($html));
    }

    /** @return array<string, mixed> a filled-in confirmation */
    private function filledIn(string $choice, mixed $id): array
    {
        return [
            'action' => $choice,
            'id' => $id,
            'seen' => Wording::VERSION . '|' . self::CHOICES[$choice],
            'understood' => '1',
        ];
    }
}
