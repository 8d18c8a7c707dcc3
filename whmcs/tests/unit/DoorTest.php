<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use RuntimeException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Door\Door;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorActions;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorAnswer;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorData;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorRequest;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\Registration;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Signature;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

final class DoorTest extends DatabaseTestCase
{
    private const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

    private FixedClock $clock;
    private int $calls = 0;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $connection = ['url' => 'https://gdpr.example.com', 'secret' => self::SECRET, 'token' => str_repeat('t', 32)];
        $this->configure(
            'connection',
            'whmcsgdpr1.' . rtrim(strtr(base64_encode(json_encode($connection)), '+/', '-_'), '='),
        );
    }

    public function testACallThatIsNoPostIsRefusedBeforeAnythingElse(): void
    {
        Capsule::table('tbladdonmodules')->delete();

        self::assertRefused(405, 'door.method', $this->ask($this->request(['method' => 'GET'])));
    }

    public function testAnAddonThatIsNotConnectedAnswersThatNobodyIsThere(): void
    {
        Capsule::table('tbladdonmodules')->delete();

        self::assertRefused(503, 'door.not_connected', $this->ask($this->request()));
    }

    public function testAnAddonThatWasDeactivatedAnswersThatNobodyIsThere(): void
    {
        $row = ['setting' => 'ActiveAddonModules', 'value' => 'other,whmcsgdpr2'];
        Capsule::table('tblconfiguration')->insert($row);
        self::assertRefused(503, 'door.not_connected', $this->ask($this->request()));

        Capsule::table('tblconfiguration')->update(['value' => 'other, whmcsgdpr']);
        self::assertSame(200, $this->ask($this->request())->status);
    }

    public function testABodyOfTheGreatestSizePassesAndOneByteMoreIsRefusedUnsigned(): void
    {
        $body = '{"action":"echo","data":{}' . str_repeat(' ', DoorRequest::MOST_BYTES - 27) . '}';

        self::assertSame(200, $this->ask($this->request(['body' => $body]))->status);
        self::assertRefused(413, 'door.too_large', $this->ask($this->request(['body' => $body . ' ', 'signature' => ''])));
    }

    /** @dataProvider addresses */
    public function testOnlyTheListedAddressesMayKnock(string $listed, string $address, bool $allowed): void
    {
        $this->configure('doorAddresses', $listed);

        $answer = $this->ask($this->request(['address' => $address]));

        $allowed ? self::assertSame(200, $answer->status) : self::assertRefused(403, 'door.address_refused', $answer);
    }

    /** @return array<string, array{string, string, bool}> */
    public static function addresses(): array
    {
        return [
            'an empty list allows any' => ['', '203.0.113.9', true],
            'the one that is listed' => ['192.0.2.1', '192.0.2.1', true],
            'the next one is not' => ['192.0.2.1', '192.0.2.2', false],
            'one of several, on lines of their own' => ["192.0.2.1\n192.0.2.7, 192.0.2.9", '192.0.2.9', true],
            'IPv4 that came in over IPv6' => ['192.0.2.1', '::ffff:192.0.2.1', true],
            'the same IPv6 address written otherwise' => ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
            'another IPv6 address' => ['2001:db8::1', '2001:db8::2', false],
            'inside a range' => ['192.0.2.128/25', '192.0.2.130', true],
            'below a range' => ['192.0.2.128/25', '192.0.2.127', false],
            'inside an IPv6 range' => ['2001:db8:1::/48', '2001:db8:1:ffff::1', true],
            'outside an IPv6 range' => ['2001:db8:1::/48', '2001:db8:2::1', false],
            'a range that is no number allows nobody' => ['192.0.2.1/x', '192.0.2.1', false],
            'a range that is too long allows nobody' => ['192.0.2.1/33', '192.0.2.1', false],
            'a name allows nobody' => ['gdpr.example.com', '192.0.2.1', false],
            'a caller without address' => ['192.0.2.1', '', false],
            'the whole of IPv4 does not hold IPv6' => ['0.0.0.0/0', '2001:db8::1', false],
        ];
    }

    public function testAnUnsignedCallIsRefusedAndLeavesNoTrace(): void
    {
        self::assertRefused(401, 'door.signature_missing', $this->ask($this->request(['signature' => ''])));
        self::assertRefused(401, 'door.signature_missing', $this->ask($this->request(['id' => ''])));
        self::assertRefused(401, 'door.signature_missing', $this->ask($this->request(['timestamp' => ''])));
        self::assertSame([], self::rows(Tables::DOOR_CALLS));
        self::assertNull((new State())->get(State::LAST_CONTACT));
    }

    public function testACallWhoseBodyDiffersInOneBitIsRefusedBeforeItIsParsed(): void
    {
        $signed = $this->request();
        $body = $signed->body;
        $body[3] = chr(ord($body[3]) ^ 1);
        $flipped = new DoorRequest('POST', '192.0.2.1', $signed->id, $signed->timestamp, $signed->signature, $body);

        self::assertRefused(401, 'door.signature_wrong', $this->ask($flipped));
        self::assertSame([], self::rows(Tables::DOOR_CALLS));
    }

    public function testWhatIsNoCallByItsIdIsRefusedHoweverWellItIsSigned(): void
    {
        foreach (['evt_0123', "door_1\n", 'door_1.2', 'door 1', str_repeat('0', 129)] as $id) {
            self::assertRefused(401, 'door.signature_wrong', $this->ask($this->request(['id' => $id])));
        }
        self::assertSame([], self::rows(Tables::DOOR_CALLS));
        foreach (['door_1', 'msg_p5jXN8AQM9LWM0D4loKWxJek', '018f3c5e-7a1b'] as $id) {
            self::assertSame(200, $this->ask($this->request(['id' => $id]))->status);
        }
    }

    public function testACallIsStaleAfterFiveMinutesAndNotBefore(): void
    {
        $inTime = $this->request();
        $tooLate = $this->request();
        $this->clock->advance('PT300S');
        self::assertSame(200, $this->ask($inTime)->status);

        $this->clock->advance('PT1S');
        self::assertRefused(401, 'door.stale', $this->ask($tooLate));
    }

    public function testACallIsLetInOnceHoweverItWasAnswered(): void
    {
        $unknown = $this->request(['body' => '{"action":"nothing","data":{}}']);
        $known = $this->request();
        self::assertSame(200, $this->ask($known)->status);
        self::assertRefused(404, 'door.unknown_action', $this->ask($unknown));

        self::assertRefused(401, 'door.replayed', $this->ask($known));
        self::assertRefused(401, 'door.replayed', $this->ask($unknown));
    }

    public function testIdsThatDifferOnlyInTheirLettersCaseAreTwoCalls(): void
    {
        self::assertSame(200, $this->ask($this->request(['id' => 'door_abcdefghijklmnop']))->status);
        self::assertSame(200, $this->ask($this->request(['id' => 'door_ABCDEFGHIJKLMNOP']))->status);
    }

    public function testACallIsRememberedForLongerThanItsSignatureHolds(): void
    {
        // Signed by a clock that is five minutes ahead: the signature holds for ten minutes from now.
        $this->clock->advance('PT5M');
        $ahead = $this->request();
        $this->clock = new FixedClock();
        self::assertSame(200, $this->ask($ahead)->status);

        $this->clock->advance('PT10M');
        self::assertRefused(401, 'door.replayed', $this->ask($ahead));
        $this->clock->advance('PT21M');
        self::assertSame(200, $this->ask($this->request())->status);
        self::assertCount(1, self::rows(Tables::DOOR_CALLS), 'what is stale by far is swept');
    }

    /** @dataProvider malformed */
    public function testASignedBodyThatIsNoCallIsMalformed(string $body): void
    {
        self::assertRefused(400, 'door.malformed', $this->ask($this->request(['body' => $body])));
    }

    /** @return array<string, array{string}> */
    public static function malformed(): array
    {
        return [
            'empty' => [''],
            'no JSON' => ['{"action":"echo"'],
            'a list' => ['["echo",{}]'],
            'no action' => ['{"data":{}}'],
            'an action that is no word' => ['{"action":["echo"],"data":{}}'],
            'no data' => ['{"action":"echo"}'],
            'data that is a list' => ['{"action":"echo","data":[]}'],
            'too deep' => ['{"action":"echo","data":{"x":' . str_repeat('[', 40) . str_repeat(']', 40) . '}}'],
        ];
    }

    /** @dataProvider invalid */
    public function testDataIsReadStrictly(string $data): void
    {
        $body = '{"action":"release","data":' . $data . '}';

        self::assertRefused(422, 'door.invalid', $this->ask($this->request(['body' => $body])));
    }

    /** @return array<string, array{string}> */
    public static function invalid(): array
    {
        return [
            'an id is missing' => ['{"serviceId":702}'],
            'a string is no id' => ['{"serviceId":"702","clientId":7}'],
            'zero is no id' => ['{"serviceId":0,"clientId":7}'],
            'a negative number is no id' => ['{"serviceId":-1,"clientId":7}'],
            'a fraction is no id' => ['{"serviceId":702.0,"clientId":7}'],
            'true is no id' => ['{"serviceId":true,"clientId":7}'],
            'null is no id' => ['{"serviceId":null,"clientId":7}'],
            'larger than a column of WHMCS holds' => ['{"serviceId":2147483648,"clientId":7}'],
            'a key that nobody asked for' => ['{"serviceId":702,"clientId":7,"force":true}'],
            'a number as key' => ['{"serviceId":702,"clientId":7,"0":1}'],
        ];
    }

    /** @dataProvider notInstants */
    public function testADueDateIsAnInstantOrTheCallIsRefused(string $dueAt): void
    {
        $body = '{"action":"hold","data":{"serviceId":702,"clientId":7,"dueAt":' . $dueAt . '}}';

        self::assertRefused(422, 'door.invalid', $this->ask($this->request(['body' => $body])));
    }

    /** @return array<string, array{string}> */
    public static function notInstants(): array
    {
        return [
            'null' => ['null'],
            'a number' => ['1795000000'],
            'a day' => ['"2026-12-01"'],
            'no zone' => ['"2026-12-01T00:00:00"'],
            'a day that does not exist' => ['"2026-02-30T00:00:00Z"'],
            'an hour that does not exist' => ['"2026-02-03T25:00:00Z"'],
            'more behind it' => ['"2026-12-01T00:00:00Z\\n"'],
        ];
    }

    public function testWhatFailsInsideIsAnsweredWithACodeAndNoWordOfTheFailure(): void
    {
        $log = tempnam(sys_get_temp_dir(), 'door');
        $before = ini_set('error_log', $log);
        $answer = $this->ask($this->request(['body' => '{"action":"fail","data":{}}']));
        ini_set('error_log', (string) $before);

        self::assertRefused(500, 'door.failed', $answer);
        self::assertStringContainsString('RuntimeException', (string) file_get_contents($log));
        self::assertStringNotContainsString('anna@example.be', (string) file_get_contents($log));
        unlink($log);
    }

    public function testEachCallThatIsLetInTellsThatTheServiceIsAlive(): void
    {
        $this->ask($this->request());

        self::assertSame('2026-11-22T12:00:00Z', (new State())->get(State::LAST_CONTACT));
    }

    public function testCapabilitiesTellHowTheAddonIsAndTakeAnAbsentSettingForUnknown(): void
    {
        Capsule::table('tblconfiguration')->insert([
            ['setting' => 'Version', 'value' => '8.13.1-release.1'],
            ['setting' => 'AutoCancellationRequests', 'value' => 'on'],
            ['setting' => 'DRAutoDeleteInactiveClients', 'value' => '0'],
        ]);
        (new State())->put(State::LAST_CRON, '2026-11-22T11:55:00Z');

        $told = self::json($this->ask($this->request(['body' => '{"action":"capabilities","data":{}}'])), 200);

        self::assertSame(1, $told['protocol']);
        self::assertSame(PHP_VERSION, $told['phpVersion']);
        self::assertSame('8.13.1-release.1', $told['whmcsVersion']);
        self::assertContains('release', $told['actions']);
        self::assertContains('capabilities', $told['actions']);
        self::assertSame(['credit_note', 'debit_note', 'billing_note', 'invoice', 'transaction'], $told['documentKinds']);
        self::assertSame(
            [
                'cancellationAutomation' => 'on',
                'retentionPruning' => 'off',
                'retentionPruningMonths' => null,
                'clientSnapshot' => 'unknown',
            ],
            $told['settings'],
        );
        self::assertSame(
            [
                'registered' => Registration::brakeIsOn(),
                'lastCronAt' => '2026-11-22T11:55:00Z',
                'held' => 0,
                'released' => 0,
                'overdue' => 0,
            ],
            $told['brake'],
        );
        self::assertSame(['pending' => 0, 'failing' => 0, 'oldestPendingAt' => null], $told['outbox']);
        self::assertSame('2026-11-22T12:00:00Z', $told['serverTime']);
    }

    public function testReleaseAndHoldMoveTheBrakeAndNeverForAnotherClient(): void
    {
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7]);
        Capsule::table('tblcancelrequests')->insert(['relid' => 702, 'type' => 'Immediate']);
        $call = fn(string $action, int $service, int $client): DoorAnswer => $this->ask(
            $this->request([
                'body' => json_encode(['action' => $action, 'data' => ['serviceId' => $service, 'clientId' => $client]]),
            ]),
        );

        self::assertSame(
            ['state' => 'released', 'until' => '2026-11-22T13:00:00Z'],
            self::json($call('release', 702, 7), 200),
        );
        self::assertSame(['state' => 'held'], self::json($call('hold', 702, 7), 200));
        foreach (['release', 'hold'] as $action) {
            self::assertRefused(409, 'door.facts_differ', $call($action, 702, 8));
            self::assertRefused(404, 'door.service_not_found', $call($action, 703, 7));
        }
        self::assertSame('held', self::rows(Tables::BRAKE)[0]['state']);
    }

    private function ask(DoorRequest $request): DoorAnswer
    {
        $parts = new Parts($this->clock);
        $echo = new class implements DoorAction {
            public function name(): string
            {
                return 'echo';
            }

            public function answer(array $data): DoorAnswer
            {
                DoorData::read($data);

                return DoorAnswer::json([]);
            }
        };
        $fail = new class implements DoorAction {
            public function name(): string
            {
                return 'fail';
            }

            public function answer(array $data): DoorAnswer
            {
                throw new RuntimeException("select * from tblclients where email = 'anna@example.be'");
            }
        };

        return (new Door($parts, [...DoorActions::all($parts), $echo, $fail]))->answer($request);
    }

    /** A call as the service makes it, signed now; what is given replaces its part. @param array<string, string> $with */
    private function request(array $with = []): DoorRequest
    {
        $this->calls++;
        $id = $with['id'] ?? sprintf('door_%016d', $this->calls);
        $body = $with['body'] ?? '{"action":"echo","data":{}}';
        $now = $this->clock->now();

        return new DoorRequest(
            $with['method'] ?? 'POST',
            $with['address'] ?? '192.0.2.1',
            $id,
            $with['timestamp'] ?? (string) $now->getTimestamp(),
            $with['signature'] ?? (new Signature(self::SECRET))->sign($id, $now, $body),
            $body,
        );
    }

    private function configure(string $setting, string $value): void
    {
        Capsule::table('tbladdonmodules')->insert(['module' => 'whmcsgdpr', 'setting' => $setting, 'value' => $value]);
    }

    private static function assertRefused(int $status, string $code, DoorAnswer $answer): void
    {
        self::assertSame(['error' => $code], self::json($answer, $status));
    }

    /** @return array<string, mixed> */
    private static function json(DoorAnswer $answer, int $status): array
    {
        $body = implode('', [...$answer->chunks]);
        self::assertSame($status, $answer->status, $body);
        self::assertSame('application/json', $answer->contentType);
        self::assertSame(strlen($body), $answer->length);

        return json_decode($body, true, 32, JSON_THROW_ON_ERROR);
    }
}
