<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use InvalidArgumentException;
use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;

final class ConnectionTest extends TestCase
{
    private const GOOD = [
        'url' => 'https://gdpr.example.com/base',
        'secret' => 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
        'token' => 'ttttttttttttttttttttttttttttttttttttttt',
    ];

    public function testTheFixtureIsRead(): void
    {
        self::assertSame(self::GOOD, get_object_vars(self::parse([])));
    }

    /**
     * @testWith ["url", "https://gdpr.example.com\n"]
     *           ["url", "https://gdpr.example.com/base\n"]
     *           ["token", "tttttttttttttttttttttttttttttttttttttttt\n"]
     */
    public function testALineBreakAtTheEndOfAPartWouldEndAHeaderAndIsRefused(string $part, string $value): void
    {
        $this->expectException(InvalidArgumentException::class);
        self::parse([$part => $value]);
    }

    /** @param array<string, string> $other */
    private static function parse(array $other): Connection
    {
        return Connection::parse('whmcsgdpr1.' . base64_encode(json_encode($other + self::GOOD, JSON_THROW_ON_ERROR)));
    }
}
