<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use WHMCS\Database\Capsule;

/**
 * Two clients with a row in every table that can hold personal data. Every text column that nothing else is written into gets
 * a mark of its client, so that a column which a later schema adds is tested without being named here. Ids are crossed on
 * purpose: what belongs to client 7 has the number 8, what belongs to client 8 the number 7. The second client's e-mail
 * address, domain and user name are ones in which the first client's stand as a part.
 */
final class TwinWorld
{
    public const CLIENT = 7;
    public const TWIN = 8;
    public const IDENTIFIERS = [
        'emails' => ['anna@example.com'],
        'domains' => ['www.Bakery.example.org'],
        'usernames' => ['bakery1'],
    ];
    /** Belongs to both clients. */
    public const SHARED_USER = 99;
    public const SHARED_EMAIL = 'shared@example.net';

    private const FIELDS = [1 => 'client', 2 => 'product', 3 => 'addon', 4 => 'domain', 5 => 'support'];
    /** A mark or an identifier of the first client. */
    private const FIRST = '~mkA|(?<!jo)anna@example\.com|(?<!shop\.)bakery\.example|bakery1(?!2)~';
    private const MOMENT = '2026-01-02 03:04:05';

    /** Fills the database; the folder gets each client's file. */
    public static function plant(string $folder): void
    {
        $GLOBALS['attachments_dir'] = $folder;
        foreach (self::FIELDS as $id => $type) {
            Capsule::table('tblcustomfields')->insert([
                'id' => $id,
                'type' => $type,
                'fieldname' => "Field of {$type}",
                'fieldtype' => 'text',
                'adminonly' => '',
            ]);
        }
        self::plantClient('A', self::CLIENT, self::TWIN, 'anna@example.com', 'bakery.example.org', 'bakery1', $folder);
        self::plantClient(
            'B',
            self::TWIN,
            self::CLIENT,
            'joanna@example.com',
            'shop.bakery.example.org',
            'bakery12',
            $folder,
        );
        Capsule::table('tblusers')->insert([
            'id' => self::SHARED_USER,
            'email' => self::SHARED_EMAIL,
            'last_ip' => 'mkShared',
            'password' => 'mkShared',
        ]);
        foreach ([self::CLIENT, self::TWIN] as $client) {
            $link = ['id' => 90 + $client, 'auth_user_id' => self::SHARED_USER, 'client_id' => $client];
            Capsule::table('tblusers_clients')->insert($link);
        }
    }

    /** Empties the database again, quicker than by truncating so many tables. */
    public static function clear(): void
    {
        Capsule::connection()->transaction(static function (): void {
            foreach (self::tables() as $table) {
                Capsule::table($table)->delete();
            }
        });
    }

    /** Every table of WHMCS with its rows, ordered. @return array<string, list<array<string, mixed>>> */
    public static function dump(): array
    {
        $dump = [];
        foreach (self::tables() as $table) {
            $rows = Capsule::table($table)->orderBy('id')->get()->all();
            $dump[$table] = array_map(static fn(object $row): array => (array) $row, $rows);
        }

        return $dump;
    }

    /** The dump without the rows of the first client: what a scrub must leave as it was. */
    public static function dumpOfOthers(): array
    {
        $own = static fn(string $table): array => match ($table) {
            'tblclients' => [self::CLIENT],
            'tblcustomfieldsvalues' => [81, 82, 83, 84, 85],
            default => [self::TWIN],
        };
        $dump = self::dump();
        foreach ($dump as $table => $rows) {
            $dump[$table] = array_values(
                array_filter($rows, static fn(array $row): bool => !in_array((int) $row['id'], $own($table), true)),
            );
        }

        return $dump;
    }

    /** Where marks or identifiers of the first client stand. @return list<string> `tblx.column` */
    public static function marksLeft(): array
    {
        $left = [];
        foreach (self::dump() as $table => $rows) {
            foreach ($rows as $row) {
                foreach ($row as $column => $value) {
                    if (preg_match(self::FIRST, (string) $value) === 1) {
                        $left["{$table}.{$column}"] = true;
                    }
                }
            }
        }

        return array_keys($left);
    }

    /** @return list<string> every table that WHMCS has here */
    public static function tables(): array
    {
        $names = array_map(static fn(object $row): string => array_values((array) $row)[0], Capsule::select('SHOW TABLES'));
        $foreign = static fn(string $name): bool => preg_match('~^(mod_whmcsgdpr_|harness_)~', $name) === 1;

        return array_values(array_filter($names, static fn(string $name): bool => !$foreign($name)));
    }

    private static function plantClient(
        string $who,
        int $client,
        int $object,
        string $email,
        string $domain,
        string $username,
        string $folder,
    ): void {
        $file = "file{$object}_mk{$who}.txt";
        file_put_contents("{$folder}/{$file}", "mk{$who} in a file");
        $text = "Log of https://{$domain}/ for {$email} and {$username}, mk{$who}.";
        $rows = [
            'tblclients' => [
                'id' => $client,
                'email' => $email,
                'billingcid' => $object,
                'status' => 'Closed',
                'country' => 'BE',
            ],
            'tblusers' => ['email' => $email],
            'tblusers_clients' => ['auth_user_id' => $object, 'client_id' => $client, 'owner' => 1],
            'tbluser_invites' => ['client_id' => $client],
            'tbluser_validation' => ['requestor_id' => $object],
            'tblauthn_account_links' => ['user_id' => $object, 'client_id' => $client],
            'tbloauthserver_access_tokens' => ['user_id' => self::mark($who, 'tblclients', 'uuid')],
            'tblcontacts' => ['userid' => $client, 'subaccount' => 1],
            'tblaffiliates' => ['clientid' => $client],
            'tblaffiliates_hits' => ['affiliate_id' => $object],
            'tblaffiliates_referrers' => ['affiliate_id' => $object],
            'tblaffiliateshistory' => ['affiliateid' => $object],
            'tblnotes' => ['userid' => $client],
            'tblclientsfiles' => ['userid' => $client, 'filename' => $file],
            'tblmarketing_consent' => ['userid' => $client],
            'tbltodolist' => ['title' => "Call {$email}", 'description' => "Move {$domain}", 'status' => 'Pending'],
            'tblcalendar' => ['title' => "Visit {$domain}", 'desc' => "Write to {$email}"],
            'tblbannedemails' => ['domain' => $domain],
            'tblticketspamfilters' => ['type' => 'sender', 'content' => $email],
            'tblhosting' => [
                'userid' => $client,
                'orderid' => $object,
                'domain' => $domain,
                'username' => $username,
                'domainstatus' => 'Terminated',
            ],
            'tblhostingaddons' => ['hostingid' => $object, 'userid' => $client],
            'tblservicedata' => ['client_id' => $client, 'service_id' => $object],
            'tbldomains' => ['userid' => $client, 'domain' => $domain],
            'tbldomainsadditionalfields' => ['domainid' => $object],
            'tbldomains_extra' => ['domain_id' => $object],
            'tbldomainreminders' => ['domain_id' => $object],
            'tblsslorders' => ['userid' => $client, 'serviceid' => $object],
            'tblsslstatus' => ['user_id' => $client, 'domain_name' => $domain],
            'tblupgrades' => ['userid' => $client, 'orderid' => $object, 'relid' => $object],
            'tblmodulequeue' => ['service_type' => 'service', 'service_id' => $object],
            'tblorders' => ['userid' => $client, 'invoiceid' => $object],
            'tblcancelrequests' => ['relid' => $object],
            'tblinvoices' => ['userid' => $client, 'status' => 'Paid', 'date' => '2014-03-15'],
            'tblinvoiceitems' => ['invoiceid' => $object, 'userid' => $client],
            'tblinvoicedata' => ['invoice_id' => $object, 'country' => 'BE'],
            'mod_invoicedata' => ['invoiceid' => $object],
            'tblaccounts' => ['userid' => $client, 'invoiceid' => $object],
            'tblcredit' => ['clientid' => $client],
            'tblbillableitems' => ['userid' => $client],
            'tblquotes' => ['userid' => $client, 'stage' => 'Lost'],
            'tblquoteitems' => ['quoteid' => $object],
            'tblpaymethods' => ['userid' => $client],
            'tblcreditcards' => ['pay_method_id' => $object],
            'tblbankaccts' => ['pay_method_id' => $object],
            'tbltransaction_history' => ['invoice_id' => $object],
            'tblgatewaylog' => ['transaction_history_id' => $object],
            'tbltickets' => ['userid' => $client, 'requestor_id' => $object, 'admin' => ''],
            'tblticketreplies' => ['tid' => $object, 'userid' => $client, 'admin' => ''],
            'tblticketnotes' => ['ticketid' => $object],
            'tblticketlog' => ['tid' => $object],
            'tblticketfeedback' => ['ticketid' => $object],
            'tblticketactions' => ['ticket_id' => $object],
            'tbltickettags' => ['ticketid' => $object],
            'tblticketmaillog' => ['email' => $email],
            'tblemails' => ['userid' => $client, 'to' => $email],
            'tblactivitylog' => ['userid' => $client, 'user_id' => $object],
            'tblmodulelog' => ['request' => $text],
            'tblapilog' => ['request' => 'email=' . rawurlencode($email) . "&x=mk{$who}"],
            'tblerrorlog' => ['details' => $text],
            'tbllog_register' => ['name' => 'x', 'namespace' => 'x', 'namespace_value' => "Renewed {$domain}"],
            'tblwhoislog' => ['domain' => $domain],
            'tbltransientdata' => ['data' => $text],
            'tblcarts' => ['data' => $text],
            'tbladminlog' => ['adminusername' => 'x', 'ipaddress' => '192.0.2.1', 'sessionid' => 'x'],
        ];
        foreach ($rows as $table => $row) {
            self::insert($who, $table, $row + ['id' => $object]);
        }
        foreach (array_keys(self::FIELDS) as $field) {
            self::insert($who, 'tblcustomfieldsvalues', [
                'id' => $object * 10 + $field,
                'fieldid' => $field,
                'relid' => $field === 1 ? $client : $object,
            ]);
        }
    }

    /** @param array<string, int|string> $row */
    private static function insert(string $who, string $table, array $row): void
    {
        $columns = Capsule::select(
            'SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS
             WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
            [$table],
        );
        foreach ($columns as $column) {
            $filling = match (true) {
                in_array($column->type, ['char', 'varchar', 'text', 'mediumtext', 'blob'], true) => self::mark(
                    $who,
                    $table,
                    $column->name,
                ),
                in_array($column->type, ['date', 'datetime', 'timestamp'], true) => self::MOMENT,
                default => null,
            };
            if ($filling !== null) {
                $row += [$column->name => $filling];
            }
        }
        Capsule::table($table)->insert($row);
    }

    private static function mark(string $who, string $table, string $column): string
    {
        return "mk{$who}" . substr(md5("{$table}.{$column}"), 0, 8);
    }
}
