<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use Illuminate\Database\QueryException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\CreditNotes;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\ExpiredDocuments;
use WHMCS\Module\Addon\Whmcsgdpr\Door\CreditNotesAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorRefusal;
use WHMCS\Module\Addon\Whmcsgdpr\Door\ExpiredDocumentsAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\InvoicePdfAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\InvoiceSnapshotsAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\WhmcsSettings;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\DoorAsked;
use WhmcsGdpr\Tests\Support\FixedClock;
use WhmcsGdpr\Tests\Support\TwinWorld;

final class DocumentsTest extends DatabaseTestCase
{
    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = sys_get_temp_dir() . '/documents_' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        TwinWorld::plant($this->folder);
    }

    protected function tearDown(): void
    {
        foreach (['tblcreditnotes', 'tblcredit_notes', 'tblcreditnoteitems'] as $table) {
            Capsule::schema()->dropIfExists($table);
        }
        TwinWorld::clear();
        array_map('unlink', glob("{$this->folder}/*") ?: []);
        rmdir($this->folder);
    }

    public function testAnInvoiceCountsAsFrozenOnlyWithTheClientsDetailsInIt(): void
    {
        // Like every invoice it has a row in tblinvoicedata, which holds the country alone.
        Capsule::table('tblinvoices')->insert(['id' => 20, 'userid' => 7, 'status' => 'Paid']);
        Capsule::table('tblinvoicedata')->insert(['invoice_id' => 20, 'country' => 'BE']);
        Capsule::table('tblinvoices')->insert(['id' => 21, 'userid' => 7, 'status' => 'Paid']);
        Capsule::table('mod_invoicedata')->insert([
            'id' => 21,
            'invoiceid' => 21,
            'clientsdetails' => '',
            'customfields' => '',
        ]);

        self::assertSame(
            [
                'setting' => 'unknown',
                'table' => 'present',
                'invoices' => [
                    ['invoiceId' => 8, 'snapshot' => true],
                    ['invoiceId' => 20, 'snapshot' => false],
                    ['invoiceId' => 21, 'snapshot' => false],
                ],
            ],
            $this->snapshots(),
        );
    }

    public function testTheSnapshotSettingIsToldAsItIs(): void
    {
        $setting = static fn(string $value): bool => Capsule::table('tblconfiguration')->updateOrInsert(
            ['setting' => 'StoreClientDataSnapshotOnInvoiceCreation'],
            ['value' => $value],
        );
        $setting('on');
        self::assertSame('on', $this->snapshots()['setting']);
        $setting('');
        self::assertSame('off', $this->snapshots()['setting']);
    }

    public function testWithoutATableForFrozenRecordsNoInvoiceIsTakenForFrozen(): void
    {
        Capsule::connection()->statement('RENAME TABLE mod_invoicedata TO mod_whmcsgdpr_away');
        try {
            $answer = $this->snapshots();
        } finally {
            Capsule::connection()->statement('RENAME TABLE mod_whmcsgdpr_away TO mod_invoicedata');
        }

        self::assertSame('absent', $answer['table']);
        self::assertSame([['invoiceId' => 8, 'snapshot' => false]], $answer['invoices']);
    }

    public function testAClientThatNeverWasIsNotFound(): void
    {
        $this->expectExceptionObject(new DoorRefusal(404, 'door.client_not_found'));
        DoorAsked::json(new InvoiceSnapshotsAction(new Columns(), new WhmcsSettings(new Columns())), ['clientId' => 4711]);
    }

    public function testWithoutTheRenderingOfWhmcsAnInvoiceIsNotSupported(): void
    {
        try {
            (new InvoicePdfAction(new Columns()))->answer(['clientId' => 7, 'invoiceId' => 8]);
            self::fail('an answer without a PDF');
        } catch (DoorRefusal $refusal) {
            self::assertSame([501, 'door.not_supported'], [$refusal->status, $refusal->reason]);
        }
    }

    public function testAnotherClientsInvoiceAndAMissingOneGetTheSameAnswer(): void
    {
        $answers = [];
        foreach ([7, 4711] as $invoiceId) {
            try {
                (new InvoicePdfAction(new Columns()))->answer(['clientId' => 7, 'invoiceId' => $invoiceId]);
            } catch (DoorRefusal $refusal) {
                $answers[] = [$refusal->status, $refusal->reason];
            }
        }
        self::assertSame([[404, 'door.invoice_not_found'], [404, 'door.invoice_not_found']], $answers);
    }

    public function testCreditNotesAreAbsentUntilAKnownTableIsThere(): void
    {
        $action = static fn(): array => DoorAsked::json(new CreditNotesAction(new Columns()), ['clientId' => 7]);
        self::assertSame(['table' => 'absent', 'notes' => []], $action());

        Capsule::connection()->statement('CREATE TABLE tblcreditnotes (id INT PRIMARY KEY, invoice_id INT, reason TEXT)');
        Capsule::table('tblcreditnotes')->insert([
            ['id' => 1, 'invoice_id' => 8, 'reason' => 'mkA'],
            ['id' => 2, 'invoice_id' => 7, 'reason' => 'mkB'],
        ]);

        self::assertSame(
            [
                'table' => 'present',
                'notes' => [['kind' => 'credit_note', 'id' => 1, 'invoice_id' => 8, 'reason' => 'mkA']],
            ],
            $action(),
        );
    }

    public function testAnExpiredDocumentGoesWithAllThatHangsOnItAndTwiceIsOnce(): void
    {
        Capsule::table('tblhosting')->where('orderid', 8)->delete();
        Capsule::table('tblhostingaddons')
            ->where('id', 8)
            ->update(['orderid' => 0]);
        Capsule::table('tblupgrades')->where('id', 8)->delete();
        Capsule::table('tblcredit')
            ->where('id', 8)
            ->update(['relid' => 8]);
        $others = TwinWorld::dumpOfOthers();

        $first = $this->expire(['2025-01-01' => 8]);

        self::assertSame(['removed' => [['invoiceId' => 8, 'rows' => 9]], 'absent' => [], 'refused' => []], $first);
        $tables = [
            'tblinvoices',
            'tblinvoiceitems',
            'tblinvoicedata',
            'mod_invoicedata',
            'tblaccounts',
            'tblcredit',
            'tbltransaction_history',
            'tblgatewaylog',
            'tblorders',
        ];
        foreach ($tables as $table) {
            self::assertSame([7], array_column(self::rows($table), 'id'), $table);
        }
        self::assertSame($others, TwinWorld::dumpOfOthers());
        $evidence = self::rows(Tables::EVIDENCE);
        self::assertSame(
            ['documents.removed', 7, '{"invoice":8,"rows":9}'],
            [$evidence[0]['kind'], $evidence[0]['client_id'], $evidence[0]['detail']],
        );

        self::assertSame(['removed' => [], 'absent' => [8], 'refused' => []], $this->expire(['2025-01-01' => 8]));
        self::assertCount(1, self::rows(Tables::EVIDENCE));
    }

    public function testAnOrderStaysWhileSomethingThatWasOrderedStays(): void
    {
        $this->expire(['2025-01-01' => 8]);

        self::assertSame(0, Capsule::table('tblinvoices')->where('id', 8)->count());
        self::assertSame(1, Capsule::table('tblorders')->where('id', 8)->count());
    }

    public function testTheOrderOfAnotherInvoiceStays(): void
    {
        Capsule::table('tblorders')->insert(['id' => 30, 'userid' => 7, 'invoiceid' => 31]);

        $this->expire(['2025-01-01' => 8]);

        self::assertSame(1, Capsule::table('tblorders')->where('id', 30)->count());
    }

    public function testACreditAndAnOrderOfAnotherClientStayThoughTheyNameTheInvoice(): void
    {
        Capsule::table('tblcredit')->insert([
            ['id' => 40, 'clientid' => 7, 'relid' => 8],
            ['id' => 41, 'clientid' => 8, 'relid' => 8],
        ]);
        Capsule::table('tblorders')->insert([
            ['id' => 50, 'userid' => 7, 'invoiceid' => 8],
            ['id' => 51, 'userid' => 8, 'invoiceid' => 8],
        ]);

        $this->expire(['2025-01-01' => 8]);

        self::assertSame([41], Capsule::table('tblcredit')->where('relid', 8)->pluck('id')->all());
        self::assertSame(
            [51],
            Capsule::table('tblorders')
                ->whereIn('id', [50, 51])
                ->pluck('id')
                ->all(),
        );
    }

    public function testTheDocumentIsHeldFromTheLookAtItToItsEnd(): void
    {
        Capsule::connection()->flushQueryLog();
        Capsule::connection()->enableQueryLog();
        $this->expire(['2025-01-01' => 8]);
        Capsule::connection()->disableQueryLog();

        $looks = preg_grep('~^select .* from `tblinvoices`~', array_column(Capsule::connection()->getQueryLog(), 'query'));
        self::assertStringEndsWith('for update', (string) end($looks));
    }

    public function testWithoutEvidenceNothingIsRemoved(): void
    {
        $before = TwinWorld::dump();
        Capsule::connection()->statement('RENAME TABLE ' . Tables::EVIDENCE . ' TO mod_whmcsgdpr_away');
        try {
            $this->expire(['2025-01-01' => 8]);
            self::fail('removed without evidence');
        } catch (QueryException $failed) {
            self::assertSame($before, TwinWorld::dump());
        } finally {
            Capsule::connection()->statement('RENAME TABLE mod_whmcsgdpr_away TO ' . Tables::EVIDENCE);
        }
    }

    /** @return iterable<string, array{string, array<string, ?string>, ?string}> */
    public function rules(): iterable
    {
        yield 'the first day it may go' => ['2026-11-22', [], null];
        yield 'the day before' => ['2026-11-23', [], 'not_expired'];
        yield 'an end before the document itself' => ['2014-03-14', [], 'not_expired'];
        yield 'a document without a date' => ['2025-01-01', ['date' => '0000-00-00'], 'not_expired'];
        yield 'a document with no date' => ['2025-01-01', ['date' => null], 'not_expired'];
        foreach (['Unpaid', 'Collections', 'Payment Pending', 'Draft', 'Anything new'] as $status) {
            yield $status => ['2025-01-01', ['status' => $status], 'not_settled'];
        }
        foreach (['Paid', 'Cancelled', 'Refunded'] as $status) {
            yield $status => ['2025-01-01', ['status' => $status], null];
        }
        yield 'another client' => ['2025-01-01', ['userid' => '8'], 'other_client'];
    }

    /**
     * @dataProvider rules
     * @param array<string, ?string> $changes
     */
    public function testADocumentIsRemovedOnlyWhenEveryRuleAllowsIt(string $until, array $changes, ?string $reason): void
    {
        if ($changes !== []) {
            Capsule::table('tblinvoices')->where('id', 8)->update($changes);
        }
        $before = TwinWorld::dump();

        $answer = $this->expire([$until => 8]);

        self::assertSame($reason === null ? [] : [['invoiceId' => 8, 'reason' => $reason]], $answer['refused']);
        self::assertSame($reason === null ? 1 : 0, count($answer['removed']));
        if ($reason !== null) {
            self::assertSame($before, TwinWorld::dump());
            self::assertSame([], self::rows(Tables::EVIDENCE));
        }
    }

    public function testACreditNoteGoesWithItsLinesBeforeTheInvoiceItIsOnAndTheTwinsStays(): void
    {
        self::createNotes();
        $ofOthers = static fn(): array => array_diff_key(TwinWorld::dumpOfOthers(), [
            'tblcreditnotes' => 0,
            'tblcreditnoteitems' => 0,
        ]);
        $others = $ofOthers();

        $answer = $this->expireAll([['invoice', 8], ['credit_note', 1]]);

        self::assertSame(
            [['kind' => 'credit_note', 'id' => 1, 'rows' => 3], 'invoice'],
            [$answer['removed'][0], $answer['removed'][1]['kind']],
        );
        self::assertSame([[], []], [$answer['absent'], $answer['refused']]);
        self::assertSame([2], array_column(self::rows('tblcreditnotes'), 'id'));
        self::assertSame([2, 2], array_column(self::rows('tblcreditnoteitems'), 'creditnoteid'));
        self::assertSame($others, $ofOthers());
        self::assertSame(
            ['{"credit_note":1,"rows":3}'],
            array_column(array_slice(self::rows(Tables::EVIDENCE), 0, 1), 'detail'),
        );
        $again = $this->expireAll([['invoice', 8], ['credit_note', 1]]);
        self::assertSame([[], []], [$again['removed'], $again['refused']]);
    }

    public function testAnInvoiceStaysWhileANoteOnItDoes(): void
    {
        self::createNotes();
        $before = TwinWorld::dump();

        self::assertSame(
            [['kind' => 'invoice', 'id' => 8, 'reason' => 'has_notes']],
            $this->expireAll([['invoice', 8]])['refused'],
        );
        self::assertSame($before, TwinWorld::dump());
    }

    /** @return iterable<string, array{array<string, ?string>, string, string}> */
    public function notesThatStay(): iterable
    {
        yield 'of another client' => [['invoice_id' => '7'], '2025-01-01', 'other_client'];
        yield 'of an invoice that is gone' => [['invoice_id' => '4711'], '2025-01-01', 'other_client'];
        yield 'without a day' => [['date' => null], '2025-01-01', 'not_expired'];
        yield 'of a zero day' => [['date' => '0000-00-00'], '2025-01-01', 'not_expired'];
        yield 'the day before its end' => [[], '2026-11-23', 'not_expired'];
        yield 'with an end before itself' => [[], '2014-01-01', 'not_expired'];
    }

    /**
     * @dataProvider notesThatStay
     * @param array<string, ?string> $changes
     */
    public function testANoteIsRemovedOnlyWhenEveryRuleAllowsIt(array $changes, string $until, string $reason): void
    {
        self::createNotes();
        if ($changes !== []) {
            Capsule::table('tblcreditnotes')->where('id', 1)->update($changes);
        }

        $answer = $this->expireAll([['credit_note', 1]], $until);

        self::assertSame([['kind' => 'credit_note', 'id' => 1, 'reason' => $reason]], $answer['refused']);
        self::assertCount(2, self::rows('tblcreditnotes'));
        self::assertCount(4, self::rows('tblcreditnoteitems'));
    }

    public function testANoteWhoseTableIsNotKnownForCertainStays(): void
    {
        $refused = ['kind' => 'credit_note', 'id' => 1, 'reason' => 'place_unknown'];
        self::assertSame([$refused], $this->expireAll([['credit_note', 1]])['refused']);

        self::createNotes();
        Capsule::connection()->statement('CREATE TABLE tblcredit_notes (id INT PRIMARY KEY, userid INT, date TEXT)');
        self::assertSame([$refused], $this->expireAll([['credit_note', 1]])['refused']);
        self::assertCount(2, self::rows('tblcreditnotes'));
    }

    public function testATransactionOfNoInvoiceGoesAlone(): void
    {
        Capsule::table('tblaccounts')
            ->where('id', 8)
            ->update(['invoiceid' => 0, 'date' => '2014-03-14 10:00:00']);
        $before = TwinWorld::dump();
        unset($before['tblaccounts']);

        $answer = $this->expireAll([['transaction', 8]]);

        self::assertSame([['kind' => 'transaction', 'id' => 8, 'rows' => 1]], $answer['removed']);
        self::assertSame([7], array_column(self::rows('tblaccounts'), 'id'));
        $after = TwinWorld::dump();
        unset($after['tblaccounts']);
        self::assertSame($before, $after);
        self::assertSame([['kind' => 'transaction', 'id' => 8]], $this->expireAll([['transaction', 8]])['absent']);
    }

    /** @return iterable<string, array{array<string, int|string|null>, string}> */
    public function transactionsThatStay(): iterable
    {
        yield 'of an invoice' => [['invoiceid' => 8], 'part_of_invoice'];
        yield 'of another client' => [['invoiceid' => 0, 'userid' => 8], 'other_client'];
        yield 'of nobody' => [['invoiceid' => 0, 'userid' => 0], 'other_client'];
        yield 'of a later day' => [['invoiceid' => 0, 'date' => '2025-01-01 00:00:00'], 'not_expired'];
        yield 'without a day' => [['invoiceid' => 0, 'date' => null], 'not_expired'];
    }

    /**
     * @dataProvider transactionsThatStay
     * @param array<string, int|string|null> $changes
     */
    public function testATransactionIsRemovedOnlyWhenEveryRuleAllowsIt(array $changes, string $reason): void
    {
        Capsule::table('tblaccounts')
            ->where('id', 8)
            ->update($changes + ['date' => '2014-03-14 10:00:00']);
        $before = TwinWorld::dump();

        $answer = $this->expireAll([['transaction', 8]]);

        self::assertSame([['kind' => 'transaction', 'id' => 8, 'reason' => $reason]], $answer['refused']);
        self::assertSame($before, TwinWorld::dump());
    }

    public function testTransactionsOfAnInvoiceAreGoneOnceItIs(): void
    {
        $answer = $this->expireAll([['transaction', 8], ['invoice', 8]]);

        self::assertSame(['invoice'], array_column($answer['removed'], 'kind'));
        self::assertSame([['kind' => 'transaction', 'id' => 8]], $answer['absent']);
    }

    public function testAKindThatNobodyKnowsRefusesTheWholeCallBeforeAnythingIsRemoved(): void
    {
        foreach ([['quote', 8], ['', 8], [null, 8], ['invoice', 0], ['invoice', '8']] as $wrong) {
            try {
                $this->expireAll([['invoice', 8], $wrong]);
                self::fail('accepted');
            } catch (DoorRefusal $refusal) {
                self::assertSame(422, $refusal->status);
            }
        }
        self::assertSame(1, Capsule::table('tblinvoices')->where('id', 8)->count());
    }

    public function testAMalformedDayRefusesTheWholeCallBeforeAnythingIsRemoved(): void
    {
        foreach (['2025-02-30', '20250101', "2025-01-01\n", 20250101, null] as $day) {
            try {
                $this->expired()->answer([
                    'clientId' => 7,
                    'documents' => [
                        ['invoiceId' => 8, 'retainedUntil' => '2025-01-01'],
                        ['invoiceId' => 9, 'retainedUntil' => $day],
                    ],
                ]);
                self::fail('accepted');
            } catch (DoorRefusal $refusal) {
                self::assertSame(422, $refusal->status);
            }
        }
        self::assertSame(1, Capsule::table('tblinvoices')->where('id', 8)->count());
    }

    private function snapshots(): array
    {
        return DoorAsked::json(new InvoiceSnapshotsAction(new Columns(), new WhmcsSettings(new Columns())), [
            'clientId' => 7,
        ]);
    }

    /** @param array<string, int> $documents */
    private function expire(array $documents): array
    {
        $listed = [];
        foreach ($documents as $day => $id) {
            $listed[] = ['invoiceId' => $id, 'retainedUntil' => $day];
        }

        return DoorAsked::json($this->expired(), ['clientId' => 7, 'documents' => $listed]);
    }

    /** @param list<array{mixed, mixed}> $documents kind and id */
    private function expireAll(array $documents, string $until = '2025-01-01'): array
    {
        $named = static fn(array $one): array => ['kind' => $one[0], 'id' => $one[1], 'retainedUntil' => $until];

        return DoorAsked::json($this->expired(), ['clientId' => 7, 'documents' => array_map($named, $documents)]);
    }

    /** Note 1 is on the subject's invoice, note 2 on the twin's; each has two lines. */
    private static function createNotes(): void
    {
        Capsule::connection()->statement(
            'CREATE TABLE tblcreditnotes (id INT PRIMARY KEY, invoice_id INT, date VARCHAR(10))',
        );
        Capsule::connection()->statement(
            'CREATE TABLE tblcreditnoteitems (id INT AUTO_INCREMENT PRIMARY KEY, creditnoteid INT)',
        );
        Capsule::table('tblcreditnotes')->insert([
            ['id' => 1, 'invoice_id' => 8, 'date' => '2014-03-15'],
            ['id' => 2, 'invoice_id' => 7, 'date' => '2014-03-15'],
        ]);
        foreach ([1, 1, 2, 2] as $note) {
            Capsule::table('tblcreditnoteitems')->insert(['creditnoteid' => $note]);
        }
    }

    private function expired(): ExpiredDocumentsAction
    {
        $clock = new FixedClock();
        $columns = new Columns();

        $documents = new ExpiredDocuments($columns, $clock, new Evidence($clock), new CreditNotes($columns));

        return new ExpiredDocumentsAction($columns, $documents);
    }
}
