<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Extras;

use Closure;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\CustomFields;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;

/**
 * The client's personal data that WHMCS's API cannot read. Times are in the server's zone, as WHMCS keeps them. Never told:
 * names of the staff, values of password fields, records of people of other clients.
 */
final class Extras
{
    /** @return iterable<array{entity: string, record: array<string, mixed>}> drawn from the database as they are asked for */
    public static function of(Subject $subject): iterable
    {
        foreach (self::all() as $extra) {
            foreach ($extra->records($subject) as $record) {
                yield ['entity' => $extra->entity, 'record' => $record];
            }
        }
    }

    /** @return list<string> `tblx` or `tblx.column` that this WHMCS does not have, each once */
    public static function missing(Subject $subject): array
    {
        $names = array_map(static fn(Extra $extra): array => $extra->missing($subject->columns), self::all());

        return array_values(array_unique(array_merge(...$names)));
    }

    /** @return list<Extra> */
    private static function all(): array
    {
        $byClient = Belongs::by('userid');
        $login = ['userId' => 'id', 'lastLogin' => 'last_login', 'ipAddress' => 'last_ip', 'host' => 'last_hostname'];
        $sender = ['date' => 'date', 'name' => 'name', 'email' => 'email', 'ipAddress' => 'ipaddress'];

        return [
            ...self::customFields(),
            new Extra('order_origins', 'tblorders', $byClient, [
                'orderId' => 'id',
                'date' => 'date',
                'ipAddress' => 'ipaddress',
            ]),
            new Extra(
                'logins',
                'tblclients',
                Belongs::by('id'),
                [
                    'lastLogin' => 'lastlogin',
                    'ipAddress' => 'ip',
                    'host' => 'host',
                ],
                self::unlessEmpty(['userId' => null]),
            ),
            new Extra(
                'logins',
                'tblusers',
                Belongs::through(
                    'id',
                    'tblusers_clients.auth_user_id',
                    Belongs::all(Belongs::by('client_id'), Belongs::where('owner', 1)),
                ),
                $login,
            ),
            // Somebody who was only let in is told of while they belong to this client alone.
            new Extra(
                'logins',
                'tblusers',
                Belongs::all(
                    Belongs::ownUser('id'),
                    Belongs::exceptThrough('id', 'tblusers_clients.auth_user_id', Belongs::where('owner', 1)),
                ),
                $login,
            ),
            new Extra(
                'marketing_consents',
                'tblmarketing_consent',
                $byClient,
                [
                    'consentId' => 'id',
                    'date' => 'created_at',
                    'optIn' => 'opt_in',
                    'byStaff' => 'admin',
                    'ipAddress' => 'ip_address',
                ],
                static fn(array $record): array => [
                    'optIn' => (bool) $record['optIn'],
                    'byStaff' => (bool) $record['byStaff'],
                ] + $record,
            ),
            new Extra('client_notes', 'tblnotes', $byClient, ['noteId' => 'id', 'date' => 'created', 'note' => 'note']),
            new Extra('client_files', 'tblclientsfiles', $byClient, [
                'fileId' => 'id',
                'title' => 'title',
                'fileName' => 'filename',
                'date' => 'dateadded',
            ]),
            new Extra('ticket_reply_senders', 'tbltickets', $byClient, ['ticketId' => 'id'] + $sender, self::sender(), [
                'admin',
            ]),
            new Extra(
                'ticket_reply_senders',
                'tblticketreplies',
                Belongs::through('tid', 'tbltickets.id', $byClient),
                ['ticketId' => 'tid', 'replyId' => 'id'] + $sender,
                self::sender(),
                ['admin', 'userid'],
            ),
            new Extra('contact_details', 'tblcontacts', $byClient, [
                'contactId' => 'id',
                'companyName' => 'companyname',
                'taxId' => 'tax_id',
            ]),
        ];
    }

    /** @return list<Extra> */
    private static function customFields(): array
    {
        $fields = [];
        $field = static function (int $id) use (&$fields): ?object {
            if (!array_key_exists($id, $fields)) {
                $fields[$id] = Capsule::table('tblcustomfields')->where('id', $id)->first();
            }

            return $fields[$id];
        };
        $extras = [];
        foreach (CustomFields::TYPES as $type => $relatesTo) {
            $extras[] = new Extra(
                'custom_fields',
                'tblcustomfieldsvalues',
                CustomFields::ofType($type),
                ['fieldId' => 'fieldid', 'objectId' => 'relid', 'value' => 'value'],
                static function (array $record) use ($field, $relatesTo): ?array {
                    $known = $field($record['fieldId']);
                    if ($record['value'] === '' || $known === null || ($known->fieldtype ?? '') === 'password') {
                        return null;
                    }
                    // `internal name|name shown to clients`
                    $names = explode('|', (string) $known->fieldname);

                    return ['relatesTo' => $relatesTo, 'name' => end($names)] + $record;
                },
            );
        }

        return $extras;
    }

    /** @param array<string, null> $added */
    private static function unlessEmpty(array $added): Closure
    {
        return static fn(array $record): ?array => array_filter($record) === [] ? null : $added + $record;
    }

    /** Who wrote, when that was neither the staff nor somebody of another client. The opening message is reply 0. */
    private static function sender(): Closure
    {
        return static function (array $record, object $row, Subject $subject): ?array {
            $isOfAnother =
                !in_array((int) $row->userid, [0, $subject->clientId], true) ||
                (($record['email'] ?? '') !== '' && $subject->others->useEmail(mb_strtolower($record['email'])));
            $facts = array_filter([$record['name'], $record['email'], $record['ipAddress']]);

            return $isOfAnother || $facts === [] || $row->admin !== '' ? null : $record + ['replyId' => 0];
        };
    }
}
