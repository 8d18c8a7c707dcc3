<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use DateTimeImmutable;
use InvalidArgumentException;
use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\Whmcsgdpr\Signature;
use WHMCS\Module\Addon\Whmcsgdpr\SignatureRefused;

/** The kinds of cases that the test suites of Standard Webhooks have, each as what it guarantees. */
final class SignatureTest extends TestCase
{
    // The values that the standard's own libraries are tested with.
    private const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    private const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
    private const AT = 1614265330;
    private const BODY = '{"test": 2432232314}';
    private const SIGNED = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    private const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

    public function testSigningGivesTheValueThatTheStandardGives(): void
    {
        self::assertSame(self::SIGNED, (new Signature(self::SECRET))->sign(self::ID, self::instant(), self::BODY));
    }

    public function testAValidSignatureIsAccepted(): void
    {
        self::assertNull($this->refusal());
    }

    public function testTheNamesOfHeadersAreFoundInAnyCase(): void
    {
        $headers = ['Webhook-ID' => 'msg_1', 'webhook-timestamp' => ['7'], 'WEBHOOK-SIGNATURE' => ' v1,x '];
        self::assertSame('msg_1', Signature::header($headers, 'webhook-id'));
        self::assertSame('7', Signature::header($headers, 'Webhook-Timestamp'));
        self::assertSame('v1,x', Signature::header($headers, 'webhook-signature'));
        self::assertSame('', Signature::header($headers, 'webhook-other'));
    }

    public function testAHeaderThatCameTwiceIsTakenForMissing(): void
    {
        self::assertSame('', Signature::header(['webhook-id' => ['a', 'b']], 'webhook-id'));
        self::assertSame('', Signature::header(['webhook-id' => 'a', 'Webhook-Id' => 'a'], 'webhook-id'));
    }

    public function testAWrongSignatureIsRefused(): void
    {
        self::assertSame('signature_wrong', $this->refusal(['signature' => 'v1,dawfeoifkpqwoekfpqoekf']));
    }

    public function testAMissingIdIsRefused(): void
    {
        self::assertSame('signature_missing', $this->refusal(['id' => '']));
    }

    public function testAMissingTimestampIsRefused(): void
    {
        self::assertSame('signature_missing', $this->refusal(['timestamp' => '']));
    }

    public function testAMissingSignatureIsRefused(): void
    {
        self::assertSame('signature_missing', $this->refusal(['signature' => '']));
    }

    /** @dataProvider partsOfSignatures */
    public function testAPartOfASignatureIsRefused(string $part): void
    {
        self::assertSame('signature_wrong', $this->refusal(['signature' => $part]));
    }

    /** @return iterable<array{string}> */
    public function partsOfSignatures(): iterable
    {
        yield 'version only' => ['v1,'];
        yield 'no version' => [substr(self::SIGNED, 3)];
        yield 'cut short' => [substr(self::SIGNED, 0, -8)];
        yield 'first byte' => [substr(self::SIGNED, 0, 4)];
        yield 'no comma' => ['v1'];
        yield 'another version' => ['v2' . substr(self::SIGNED, 2)];
        yield 'commas for spaces' => [self::SIGNED . ',' . self::SIGNED];
    }

    public function testAMessageIsAcceptedForThreeHundredSecondsAndNoLonger(): void
    {
        self::assertNull($this->refusal(['now' => self::AT + 300]));
        self::assertSame('stale', $this->refusal(['now' => self::AT + 301]));
    }

    public function testAMessageFromTheFutureIsAcceptedUpToThreeHundredSeconds(): void
    {
        self::assertNull($this->refusal(['now' => self::AT - 300]));
        self::assertSame('stale', $this->refusal(['now' => self::AT - 301]));
    }

    public function testOneValidSignatureAmongSeveralIsEnough(): void
    {
        $false = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';
        $several = implode(' ', [$false, str_replace('v1', 'v2', $false), self::SIGNED, $false]);
        self::assertNull($this->refusal(['signature' => $several]));
        self::assertSame('signature_wrong', $this->refusal(['signature' => "{$false} {$false}"]));
    }

    public function testASecretMayStandWithoutItsPrefix(): void
    {
        $bare = substr(self::SECRET, 6);
        self::assertSame(self::SIGNED, (new Signature($bare))->sign(self::ID, self::instant(), self::BODY));
        self::assertNull($this->refusal(['secrets' => [$bare]]));
    }

    public function testWhileSecretsRotateEachSignsAndAnyVerifies(): void
    {
        $header = (new Signature(self::OTHER, self::SECRET))->sign(self::ID, self::instant(), self::BODY);
        self::assertCount(2, explode(' ', $header));
        foreach ([[self::SECRET], [self::OTHER], [self::SECRET, self::OTHER]] as $secrets) {
            self::assertNull($this->refusal(['signature' => $header, 'secrets' => $secrets]));
        }
        self::assertNull($this->refusal(['secrets' => [self::OTHER, self::SECRET]]));
        self::assertSame('signature_wrong', $this->refusal(['secrets' => [self::OTHER]]), 'the old secret is gone');
    }

    /** @dataProvider timestampsThatAreNone */
    public function testATimestampThatIsNotWholeUnixSecondsIsRefusedEvenWhenSigned(string $timestamp): void
    {
        $key = base64_decode(substr(self::SECRET, 6));
        $signed = 'v1,' . base64_encode(hash_hmac('sha256', self::ID . ".{$timestamp}." . self::BODY, $key, true));
        $read = max(0, (int) $timestamp);
        self::assertSame(
            'signature_wrong',
            $this->refusal(['timestamp' => $timestamp, 'signature' => $signed, 'now' => $read]),
        );
    }

    /** @return iterable<array{string}> */
    public function timestampsThatAreNone(): iterable
    {
        $timestamps = [
            'float' => '1614265330.0',
            'exponent' => '1.614265330e9',
            'text' => 'invalid timestamp',
            'negative' => '-1614265330',
            'hexadecimal' => '0x6037BCF2',
            'followed by text' => '1614265330abc',
            'space before' => ' 1614265330',
            'line end after' => "1614265330\n",
            'milliseconds beyond any year' => '1614265330000000',
        ];
        foreach ($timestamps as $name => $timestamp) {
            yield $name => [$timestamp];
        }
    }

    public function testTimeBeforeUnixTimeBeganIsNotSigned(): void
    {
        $this->expectException(InvalidArgumentException::class);
        (new Signature(self::SECRET))->sign(self::ID, new DateTimeImmutable('@-161426533'), self::BODY);
    }

    /** @dataProvider secretsThatAreNone */
    public function testASecretThatIsNoneIsRefusedWithoutNamingIt(string ...$secrets): void
    {
        $this->expectException(InvalidArgumentException::class);
        $this->expectExceptionMessageMatches('~^signature\.(no|malformed)_secret$~');
        new Signature(...$secrets);
    }

    /** @return iterable<list<string>> */
    public function secretsThatAreNone(): iterable
    {
        yield 'none' => [];
        yield 'empty' => [''];
        yield 'prefix only' => ['whsec_'];
        yield 'not base64' => ['whsec_%%%%'];
        yield 'one of two empty' => [self::SECRET, ''];
    }

    public function testAnyFlippedBitOfIdTimestampOrBodyIsRefused(): void
    {
        $message = ['id' => self::ID, 'timestamp' => (string) self::AT, 'body' => self::BODY];
        foreach ($message as $part => $text) {
            for ($bit = 0; $bit < strlen($text) * 8; $bit++) {
                $flipped = $text;
                $flipped[intdiv($bit, 8)] = chr(ord($text[intdiv($bit, 8)]) ^ (1 << $bit % 8));
                self::assertSame('signature_wrong', $this->refusal([$part => $flipped]), "{$part}, bit {$bit}");
            }
        }
    }

    public function testTheRawBodyIsSignedAndNotWhatItMeans(): void
    {
        foreach (["{ \"a\" :\t\"\u{e9}\u{1F600}\",\r\n \"a\":\"\\u00e9\" }\n", "\xff\x00\xfe", ''] as $body) {
            $signed = (new Signature(self::SECRET))->sign(self::ID, self::instant(), $body);
            self::assertNull($this->refusal(['body' => $body, 'signature' => $signed]));
            self::assertSame('signature_wrong', $this->refusal(['body' => "{$body} ", 'signature' => $signed]));
        }
    }

    /** @param array<string, mixed> $with what differs from a valid message */
    private function refusal(array $with = []): ?string
    {
        $message = $with + [
            'secrets' => [self::SECRET],
            'id' => self::ID,
            'timestamp' => (string) self::AT,
            'signature' => self::SIGNED,
            'body' => self::BODY,
            'now' => self::AT,
        ];
        try {
            (new Signature(...$message['secrets']))->verify(
                $message['id'],
                $message['timestamp'],
                $message['signature'],
                $message['body'],
                new DateTimeImmutable("@{$message['now']}"),
            );
        } catch (SignatureRefused $refused) {
            return $refused->reason;
        }

        return null;
    }

    private static function instant(): DateTimeImmutable
    {
        return new DateTimeImmutable('@' . self::AT);
    }
}
