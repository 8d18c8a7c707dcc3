<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Extras;

use Closure;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;

/** One kind of record that WHMCS's API cannot read: a table, whose rows, and what a record says of a row. */
final class Extra
{
    private const PAGE = 200;
    /** WHMCS's own ids; a tax id is none. */
    private const NUMBERS = [
        'fieldId',
        'objectId',
        'orderId',
        'userId',
        'consentId',
        'noteId',
        'fileId',
        'ticketId',
        'replyId',
        'contactId',
    ];

    /**
     * @param array<string, string> $fields of a record, each with its column; a zero date becomes null
     * @param ?Closure(array<string, mixed>, object, Subject): ?array<string, mixed> $finish the record as it is told; null:
     *     it is not
     * @param list<string> $needs columns that `$finish` reads beside the record
     */
    public function __construct(
        public readonly string $entity,
        private readonly string $table,
        private readonly Belongs $rows,
        private readonly array $fields,
        private readonly ?Closure $finish = null,
        private readonly array $needs = [],
    ) {}

    /** @return list<string> */
    public function missing(Columns $columns): array
    {
        return $columns->missing(array_merge_recursive($this->needed(), [$this->table => array_values($this->fields)]));
    }

    /**
     * The client's records, a page of rows in memory at a time. A column that is not there is null.
     *
     * @return iterable<array<string, mixed>>
     */
    public function records(Subject $subject): iterable
    {
        if ($subject->columns->missing($this->needed()) !== []) {
            return;
        }
        $last = 0;
        do {
            $query = Capsule::table($this->table)->where('id', '>', $last)->orderBy('id')->limit(self::PAGE);
            $this->rows->narrow($query, $subject);
            $page = $query->get()->all();
            foreach ($page as $row) {
                $record = $this->record($row);
                $told = $this->finish === null ? $record : ($this->finish)($record, $row, $subject);
                if ($told !== null) {
                    yield $told;
                }
                $last = $row->id;
            }
        } while (count($page) === self::PAGE);
    }

    /** @return array<string, list<string>> what must be there, or whose a row is cannot be told */
    private function needed(): array
    {
        return array_merge_recursive([$this->table => ['id', ...$this->needs]], $this->rows->needs($this->table));
    }

    /** @return array<string, mixed> */
    private function record(object $row): array
    {
        $record = [];
        foreach ($this->fields as $name => $column) {
            $value = $row->{$column} ?? null;
            if ($value !== null && in_array($name, self::NUMBERS, true)) {
                $value = (int) $value;
            }
            $record[$name] = is_string($value) && strncmp($value, '0000-00-00', 10) === 0 ? null : $value;
        }

        return $record;
    }
}
