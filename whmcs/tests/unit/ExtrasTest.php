<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Door\ClientFileAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorRefusal;
use WHMCS\Module\Addon\Whmcsgdpr\Door\ReadExtrasAction;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\DoorAsked;
use WhmcsGdpr\Tests\Support\TwinWorld;

final class ExtrasTest extends DatabaseTestCase
{
    /** What the export must hold of the client beyond the API. */
    private const READ = [
        'tblcustomfieldsvalues' => ['value'],
        'tblorders' => ['ipaddress'],
        'tblclients' => ['ip', 'host'],
        'tblusers' => ['last_ip', 'last_hostname'],
        'tblmarketing_consent' => ['ip_address'],
        'tblnotes' => ['note'],
        'tblclientsfiles' => ['title'],
        'tbltickets' => ['name', 'email', 'ipaddress'],
        'tblticketreplies' => ['name', 'email', 'ipaddress'],
        'tblcontacts' => ['companyname', 'tax_id'],
    ];

    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = sys_get_temp_dir() . '/extras_' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        TwinWorld::plant($this->folder);
    }

    protected function tearDown(): void
    {
        TwinWorld::clear();
        array_map('unlink', glob("{$this->folder}/*") ?: []);
        rmdir($this->folder);
        unset($GLOBALS['attachments_dir']);
    }

    public function testEverythingOfTheClientIsReadAndNothingOfTheTwin(): void
    {
        $text = DoorAsked::bytes(new ReadExtrasAction(new Columns()), ['clientId' => TwinWorld::CLIENT]);

        foreach (self::READ as $table => $columns) {
            foreach ($columns as $column) {
                self::assertStringContainsString(
                    'mkA' . substr(md5("{$table}.{$column}"), 0, 8),
                    $text,
                    "{$table}.{$column}",
                );
            }
        }
        self::assertStringNotContainsString('mkB', $text);
        self::assertStringNotContainsString('mkShared', $text);
        self::assertStringNotContainsString('joanna', $text);
        $read = array_merge(
            ...array_map(
                static fn(string $table, array $columns): array => array_map(
                    static fn(string $column): string => substr(md5("{$table}.{$column}"), 0, 8),
                    $columns,
                ),
                array_keys(self::READ),
                self::READ,
            ),
        );
        preg_match_all('~mkA([0-9a-f]{8})~', $text, $marks);
        self::assertSame([], array_diff($marks[1], $read), 'something else than what is meant was read');
    }

    public function testTheLastLineCountsTheRecordsAndEachEntityHasItsFields(): void
    {
        $lines = $this->lines();
        $end = array_pop($lines);

        self::assertSame(['end' => true, 'records' => count($lines), 'missing' => []], $end);
        $fields = [];
        foreach ($lines as $line) {
            $names = array_keys($line['record']);
            sort($names);
            $fields[$line['entity']][] = implode(' ', $names);
        }
        self::assertSame(
            [
                'custom_fields' => 'fieldId name objectId relatesTo value',
                'order_origins' => 'date ipAddress orderId',
                'logins' => 'host ipAddress lastLogin userId',
                'marketing_consents' => 'byStaff consentId date ipAddress optIn',
                'client_notes' => 'date note noteId',
                'client_files' => 'date fileId fileName title',
                'ticket_reply_senders' => 'date email ipAddress name replyId ticketId',
                'contact_details' => 'companyName contactId taxId',
            ],
            array_map(static fn(array $names): string => implode('; ', array_unique($names)), $fields),
        );
        self::assertCount(5, $fields['custom_fields']);
        self::assertSame(
            ['client', 'service', 'addon', 'domain', 'ticket'],
            array_column(array_column(array_slice($lines, 0, 5), 'record'), 'relatesTo'),
        );
        self::assertSame(
            ['userId' => null, 'lastLogin' => '2026-01-02 03:04:05'],
            array_intersect_key($this->records('logins')[0], ['userId' => 1, 'lastLogin' => 1]),
        );
    }

    public function testPasswordFieldsStaffAndPeopleOfOthersAreNotTold(): void
    {
        Capsule::table('tblcustomfields')
            ->where('id', 2)
            ->update(['fieldtype' => 'password']);
        Capsule::table('tblticketreplies')->insert([
            ['tid' => 8, 'userid' => 0, 'name' => 'Staff', 'email' => '', 'admin' => 'Helpdesk One'],
            ['tid' => 8, 'userid' => 8, 'name' => 'Of another', 'email' => 'x@example.be', 'admin' => ''],
            ['tid' => 8, 'userid' => 0, 'name' => 'Twin as a guest', 'email' => 'Joanna@example.com', 'admin' => ''],
            ['tid' => 8, 'userid' => 0, 'name' => 'Anna by mail', 'email' => 'anna@example.com', 'admin' => ''],
        ]);

        self::assertCount(4, $this->records('custom_fields'));
        self::assertSame(
            ['Anna by mail'],
            array_values(preg_grep('~^mk~', array_column($this->records('ticket_reply_senders'), 'name'), PREG_GREP_INVERT)),
        );
    }

    public function testASharedUserIsToldOfOnlyAsTheOwner(): void
    {
        self::assertSame([null, 8], array_column($this->records('logins'), 'userId'));

        Capsule::table('tblusers_clients')
            ->where('auth_user_id', TwinWorld::SHARED_USER)
            ->where('client_id', TwinWorld::CLIENT)
            ->update(['owner' => 1]);

        self::assertSame([null, 8, TwinWorld::SHARED_USER], array_column($this->records('logins'), 'userId'));
    }

    public function testZeroDatesAreNoDates(): void
    {
        Capsule::table('tblclients')
            ->where('id', 7)
            ->update(['lastlogin' => '0000-00-00 00:00:00']);

        self::assertNull($this->records('logins')[0]['lastLogin']);
    }

    public function testAMissingColumnIsNamedAndTheRestIsRead(): void
    {
        Capsule::connection()->statement('ALTER TABLE tblorders RENAME COLUMN ipaddress TO away');
        Capsule::connection()->statement('RENAME TABLE tblnotes TO mod_whmcsgdpr_away');
        try {
            $lines = $this->lines();
        } finally {
            Capsule::connection()->statement('ALTER TABLE tblorders RENAME COLUMN away TO ipaddress');
            Capsule::connection()->statement('RENAME TABLE mod_whmcsgdpr_away TO tblnotes');
        }

        self::assertSame(['tblorders.ipaddress', 'tblnotes'], end($lines)['missing']);
        $orders = array_filter($lines, static fn(array $line): bool => ($line['entity'] ?? '') === 'order_origins');
        self::assertSame(['orderId' => 8, 'date' => '2026-01-02 03:04:05', 'ipAddress' => null], reset($orders)['record']);
    }

    public function testTenThousandNotesAreStreamedInFlatMemory(): void
    {
        $note = str_repeat('A note. ', 512);
        foreach (array_chunk(range(1000, 10999), 500) as $ids) {
            Capsule::table('tblnotes')->insert(
                array_map(
                    static fn(int $id): array => [
                        'id' => $id,
                        'userid' => 7,
                        'note' => $note,
                    ],
                    $ids,
                ),
            );
        }
        $action = new ReadExtrasAction(new Columns());
        gc_collect_cycles();
        $before = memory_get_usage();
        $most = 0;
        $bytes = 0;
        foreach ($action->answer(['clientId' => 7])->chunks as $chunk) {
            $bytes += strlen($chunk);
            $most = max($most, memory_get_usage() - $before);
        }

        self::assertGreaterThan(40_000_000, $bytes);
        self::assertLessThan(8_000_000, $most);
    }

    public function testAClientsFileComesByteForByte(): void
    {
        $action = new ClientFileAction(new Columns());
        self::assertSame('mkA in a file', DoorAsked::bytes($action, ['clientId' => 7, 'fileId' => 8]));
        self::assertSame(13, $action->answer(['clientId' => 7, 'fileId' => 8])->length);
    }

    /** @return iterable<string, array{array<string, int>, string, int, string}> */
    public function unreachableFiles(): iterable
    {
        yield 'another client\'s' => [['fileId' => 7], '', 404, 'door.file_not_found'];
        yield 'none' => [['fileId' => 4711], '', 404, 'door.file_not_found'];
        yield 'a path' => [['fileId' => 8], '../file8_mkA.txt', 404, 'door.file_not_found'];
        yield 'gone from the disk' => [['fileId' => 8], 'other.txt', 404, 'door.file_not_found'];
    }

    /**
     * @dataProvider unreachableFiles
     * @param array<string, int> $asked
     */
    public function testAFileThatIsNotTheClientsOrNotInTheFolderIsNotFound(
        array $asked,
        string $name,
        int $status,
        string $reason,
    ): void {
        if ($name !== '') {
            Capsule::table('tblclientsfiles')
                ->where('id', 8)
                ->update(['filename' => $name]);
        }
        try {
            (new ClientFileAction(new Columns()))->answer(['clientId' => 7] + $asked);
            self::fail('a file was sent');
        } catch (DoorRefusal $refusal) {
            self::assertSame([$status, $reason], [$refusal->status, $refusal->reason]);
        }
    }

    public function testFilesInARemoteStoreAreNotSupported(): void
    {
        Capsule::table('tblstorageconfigurations')->insert([
            'id' => 3,
            'name' => 'Bucket',
            'handler' => 'S3Storage',
            'settings' => '{}',
            'is_local' => 0,
        ]);
        Capsule::table('tblfileassetsettings')->insert(['asset_type' => 'client_files', 'storageconfiguration_id' => 3]);

        $this->expectExceptionObject(new DoorRefusal(501, 'door.not_supported'));
        (new ClientFileAction(new Columns()))->answer(['clientId' => 7, 'fileId' => 8]);
    }

    public function testTheFolderThatWhmcsNamesIsTheOneThatIsRead(): void
    {
        unset($GLOBALS['attachments_dir']);
        Capsule::table('tblstorageconfigurations')->insert([
            'id' => 3,
            'name' => 'Local',
            'handler' => 'LocalStorage',
            'is_local' => 1,
            'settings' => json_encode(['local_path' => $this->folder]),
        ]);
        Capsule::table('tblfileassetsettings')->insert(['asset_type' => 'client_files', 'storageconfiguration_id' => 3]);

        $action = new ClientFileAction(new Columns());
        self::assertSame('mkA in a file', DoorAsked::bytes($action, ['clientId' => 7, 'fileId' => 8]));
    }

    /** @return list<array<string, mixed>> */
    private function lines(): array
    {
        return DoorAsked::lines(new ReadExtrasAction(new Columns()), ['clientId' => TwinWorld::CLIENT]);
    }

    /** @return list<array<string, mixed>> */
    private function records(string $entity): array
    {
        $lines = array_filter($this->lines(), static fn(array $line): bool => ($line['entity'] ?? '') === $entity);

        return array_column($lines, 'record');
    }
}
