<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\MyDataTestCase;

/** Whatever breaks, a client sees a polite page, and the log holds nothing of what broke. */
final class MyDataBrokenTest extends MyDataTestCase
{
    private string $log;
    private string $before;

    protected function setUp(): void
    {
        parent::setUp();
        $this->log = (string) tempnam(sys_get_temp_dir(), 'whmcsgdpr');
        $this->before = (string) ini_set('error_log', $this->log);
    }

    protected function tearDown(): void
    {
        ini_set('error_log', $this->before);
        unlink($this->log);
    }

    public function testATableThatIsMissingIsAPolitePageAndALineWithoutItsText(): void
    {
        Capsule::schema()->rename(Tables::STATE, 'state_away');
        try {
            $answer = $this->open();
        } finally {
            Capsule::schema()->rename('state_away', Tables::STATE);
        }

        $this->assertPolite($answer, 'We cannot show your data at the moment.', 'QueryException');
        self::assertStringNotContainsString(Tables::STATE, (string) file_get_contents($this->log));
    }

    public function testAnAnswerThatNobodyForesawIsAPolitePage(): void
    {
        $this->lists([['createdAt' => 'Nora Example'] + $this->anExport('completed')], []);

        $this->assertPolite($this->open(), 'We cannot show your data at the moment.', 'Exception');
        self::assertStringNotContainsString('Nora', (string) file_get_contents($this->log));
    }

    public function testAfterAnActThePageSaysThatItMayHaveArrived(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => self::EXPORT], 202);
        Capsule::schema()->rename(Tables::EVIDENCE, 'evidence_away');
        try {
            $answer = $this->submit(['action' => 'export']);
        } finally {
            Capsule::schema()->rename('evidence_away', Tables::EVIDENCE);
        }

        $this->assertPolite($answer, 'We could not confirm your request.', 'QueryException');
    }

    /** @param ?array<string, mixed> $answer */
    private function assertPolite(?array $answer, string $words, string $class): void
    {
        self::assertSame(503, $this->browser->status);
        self::assertStringContainsString($words, $this->render($answer ?? []));
        $pattern = '~^[^\n]*whmcsgdpr: the page "My data" failed: [\w\\\\]*' . $class . ' at \w+\.php:\d+\n\z~';
        self::assertMatchesRegularExpression($pattern, (string) file_get_contents($this->log));
    }
}
