<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\Extras;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;

/** Streams, for a client's export, what WHMCS's API cannot read: one JSON object a line, the last one says that it is whole. */
final class ReadExtrasAction implements DoorAction
{
    public function __construct(private readonly Columns $columns) {}

    public function name(): string
    {
        return 'readExtras';
    }

    public function answer(array $data): DoorAnswer
    {
        $clientId = DoorData::read($data, 'clientId')->id('clientId');
        if (!(new KnownClients($this->columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        $subject = new Subject($clientId, Identifiers::of([], [], []), true, $this->columns);

        return DoorAnswer::stream('application/x-ndjson', null, self::lines($subject));
    }

    /** @return iterable<string> */
    private static function lines(Subject $subject): iterable
    {
        $records = 0;
        foreach (Extras::of($subject) as $line) {
            $records += 1;
            yield self::line($line);
        }
        yield self::line(['end' => true, 'records' => $records, 'missing' => Extras::missing($subject)]);
    }

    private static function line(array $line): string
    {
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE;

        return json_encode($line, $flags) . "\n";
    }
}
