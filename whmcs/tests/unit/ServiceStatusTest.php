<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceStatus;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WhmcsGdpr\Tests\Support\AnsweringService;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;

final class ServiceStatusTest extends DatabaseTestCase
{
    public function testASilentServiceLeavesWhatItLastSaid(): void
    {
        $service = AnsweringService::start();
        $status = new ServiceStatus(new State());
        try {
            $service->answer('GET /v1/status', ['mode' => 'live', 'policy' => ['timezone' => 'Europe/Brussels']]);
            $status->keepFresh(null);
            self::assertSame([], $status->last());
            $status->keepFresh($service->connection());
            self::assertSame('Europe/Brussels', $status->last()['policy']['timezone']);

            $service->answer('GET /v1/status', '<html>Bad gateway</html>', 502);
            $status->keepFresh($service->connection());
            self::assertCount(2, $service->requests());
            self::assertSame('live', $status->last()['mode']);
        } finally {
            $service->stop();
        }
    }
}
