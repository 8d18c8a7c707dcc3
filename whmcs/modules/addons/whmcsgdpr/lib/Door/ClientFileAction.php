<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\ClientFiles;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;

/** Streams one of the client's own files. */
final class ClientFileAction implements DoorAction
{
    private const CHUNK = 65536;

    public function __construct(
        private readonly Columns $columns,
        private readonly ClientFiles $files = new ClientFiles(),
    ) {}

    public function name(): string
    {
        return 'clientFile';
    }

    public function answer(array $data): DoorAnswer
    {
        $read = DoorData::read($data, 'clientId', 'fileId');
        $clientId = $read->id('clientId');
        $fileId = $read->id('fileId');
        if (!(new KnownClients($this->columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        if ($this->columns->missing(['tblclientsfiles' => ['id', 'userid', 'filename']]) !== []) {
            throw new DoorRefusal(501, 'door.not_supported');
        }
        $row = Capsule::table('tblclientsfiles')->where('id', $fileId)->where('userid', $clientId)->first();
        if ($row === null) {
            throw new DoorRefusal(404, 'door.file_not_found');
        }
        if ($this->files->folder() === null) {
            throw new DoorRefusal(501, 'door.not_supported');
        }
        $path = $this->files->path((string) $row->filename);
        $file = $path === null ? false : @fopen($path, 'rb');
        if ($file === false) {
            throw new DoorRefusal(404, 'door.file_not_found');
        }

        return DoorAnswer::stream('application/octet-stream', fstat($file)['size'], self::chunks($file));
    }

    /**
     * @param resource $file
     * @return iterable<string>
     */
    private static function chunks($file): iterable
    {
        try {
            while (!feof($file)) {
                $chunk = fread($file, self::CHUNK);
                if ($chunk !== false && $chunk !== '') {
                    yield $chunk;
                }
            }
        } finally {
            fclose($file);
        }
    }
}
