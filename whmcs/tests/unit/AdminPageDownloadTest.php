<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AdminPageTestCase;
use WhmcsGdpr\Tests\Support\Left;

final class AdminPageDownloadTest extends AdminPageTestCase
{
    private const PACKAGE = 'GET /v1/exports/' . self::DUTY . '/package';

    protected function setUp(): void
    {
        parent::setUp();
        self::$service->answer('GET /v1/exports/' . self::DUTY, ['id' => self::DUTY, 'clientId' => 7]);
    }

    public function testAPackageIsHandedThroughAndNotedForTheClientWhoseItIs(): void
    {
        $name = ['content-disposition' => 'attachment; filename="client-7.zip"'];
        self::$service->answer(self::PACKAGE, 'PK-bytes', 200, $name);

        $this->download();
        self::assertSame(['application/zip', 'client-7.zip'], array_slice($this->browser->file ?? [], 0, 2));
        self::assertSame('PK-bytes', $this->browser->sent);
        [$evidence] = self::rows(Tables::EVIDENCE);
        self::assertSame(['admin.export.download', 7], [$evidence['kind'], $evidence['client_id']]);
    }

    public function testAPackageThatBreaksOffHalfWayEndsTheRequestWithoutAPageInTheFile(): void
    {
        self::$service->answer(self::PACKAGE, 'PK-half', 200, ['content-length' => '20000']);

        $this->download();
        self::assertSame(20000, $this->browser->file[2] ?? null);
        self::assertSame('PK-half', $this->browser->sent);
    }

    public function testAPackageThatIsGoneIsSaidOnThePage(): void
    {
        $gone = ['type' => '/problems/export.package_gone', 'code' => 'export.package_gone', 'detail' => 'x'];
        self::$service->answer(self::PACKAGE, $gone, 410);

        $page = $this->send('export.download', ['duty' => self::DUTY, 'clientId' => '999'], 'client');
        self::assertStringContainsString('The package has expired and was destroyed.', $page);
        self::assertNull($this->browser->file);
    }

    private function download(): void
    {
        try {
            $this->send('export.download', ['duty' => self::DUTY, 'clientId' => '999'], 'client');
            self::fail('the request should end');
        } catch (Left $left) {
            self::assertNotNull($this->browser->file);
        }
    }
}
