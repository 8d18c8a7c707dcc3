<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * Takes the client out of the free text of a table that says by no column whose row it is. A row that names the client goes,
 * unless it is another client's too: then the identifiers in it become `[erased]` and the rest stays. A table or column whose
 * name begins with `?` is one that only some versions of WHMCS have.
 */
final class TextRule implements Rule
{
    /** Texts in memory at a time. */
    private const PAGE_BYTES = 2_000_000;
    /** Rows whose size is asked at a time. */
    private const LOOKED_UP = 2_000;

    private readonly string $table;
    /** @var list<string> */
    private readonly array $columns;
    /** @var list<string> those that every version of WHMCS has */
    private readonly array $required;
    private readonly bool $isRequired;
    private ?string $owner = null;
    /** @var array<string, list<string>> */
    private array $beside = [];

    /**
     * @param list<string> $columns with free text
     * @param list<string> $kinds of identifiers that are looked for
     * @param bool $deletes false: every row stays and is emptied of the identifiers
     */
    private function __construct(
        string $table,
        array $columns,
        private readonly array $kinds,
        private readonly bool $deletes,
    ) {
        $this->table = ltrim($table, '?');
        $this->isRequired = $table === $this->table;
        $this->columns = array_map(static fn(string $name): string => ltrim($name, '?'), $columns);
        $this->required = array_values(array_intersect($columns, $this->columns));
    }

    /**
     * @param list<string> $columns
     * @param list<string> $kinds
     * @param ?string $owner a column with the id of the client whose row it is; 0: nobody's
     */
    public static function delete(string $table, array $columns, array $kinds, ?string $owner = null): self
    {
        $rule = new self($table, $columns, $kinds, true);
        $rule->owner = $owner;

        return $rule;
    }

    /**
     * @param list<string> $columns
     * @param list<string> $kinds
     */
    public static function redact(string $table, array $columns, array $kinds): self
    {
        return new self($table, $columns, $kinds, false);
    }

    /**
     * Where a row stays, these columns are emptied too once that column has named the client.
     *
     * @param list<string> $columns
     */
    public function emptyingBeside(string $column, array $columns): self
    {
        $rule = clone $this;
        $rule->beside[$column] = $columns;

        return $rule;
    }

    public function lack(Columns $columns): Lack
    {
        if (!$this->isRequired && !$columns->hasTable($this->table)) {
            return new Lack([], true);
        }
        $missing = $columns->missing([$this->table => $this->owner === null ? ['id'] : ['id', $this->owner]]);
        $absent = $missing === [] ? $columns->missing([$this->table => $this->required]) : [];

        return new Lack([...$missing, ...$absent], $missing !== [] || $this->present($columns) === []);
    }

    public function scrub(Subject $subject, Batches $batches): int
    {
        $match = new TextMatch($subject->identifiers, $this->kinds, $subject->others);
        $rows = 0;
        foreach ($this->pages($subject, $match, $batches) as $ids) {
            $rows += $batches->run(fn(): int => $this->clean($ids, $match, $subject));
        }

        return $rows;
    }

    public function left(Subject $subject, Batches $batches): int
    {
        $match = new TextMatch($subject->identifiers, $this->kinds, $subject->others);
        foreach ($this->pages($subject, $match, $batches) as $ids) {
            $left = array_filter(
                $this->rows($ids, $subject),
                fn(object $row): bool => $this->cleaned($row, $match, $subject) !== [],
            );
            $batches->progress->reach($this->table, max($ids), count($left));
        }

        return $batches->progress->left($this->table);
    }

    public function outOfReach(Subject $subject): array
    {
        return [];
    }

    /** @param list<int> $ids @return int the rows really changed */
    private function clean(array $ids, TextMatch $match, Subject $subject): int
    {
        $changed = 0;
        foreach ($this->rows($ids, $subject) as $row) {
            $clean = $this->cleaned($row, $match, $subject);
            if ($clean !== []) {
                $one = Capsule::table($this->table)->where('id', $row->id);
                $values = $clean + $this->emptied(array_keys($clean), $subject->columns);
                $changed += $this->goes($row, $match, $subject) ? $one->delete() : $one->update($values);
            }
        }

        return $changed;
    }

    /**
     * The rows not read yet, in pages that fit into memory: a single text may be some megabytes. What has been read is
     * remembered, and after a page nothing more comes once the batches are spent.
     *
     * @return iterable<list<int>> ids
     */
    private function pages(Subject $subject, TextMatch $match, Batches $batches): iterable
    {
        $progress = $batches->progress;
        if ($match->looksForNothing()) {
            return;
        }
        $lengths = array_map(
            static fn(string $column): string => "COALESCE(LENGTH(`{$column}`), 0)",
            $this->present($subject->columns),
        );
        $last = $progress->reached($this->table);
        do {
            $rows = Capsule::table($this->table)
                ->selectRaw('id, ' . implode(' + ', $lengths) . ' AS bytes')
                ->where('id', '>', $last)
                ->orderBy('id')
                ->limit(self::LOOKED_UP)
                ->get();
            foreach (self::fitting($rows, $batches->rows) as $ids) {
                yield $ids;
                $last = max($ids);
                $progress->reach($this->table, $last);
                if ($batches->areSpent()) {
                    return;
                }
            }
        } while (count($rows) === self::LOOKED_UP);
    }

    /**
     * @param iterable<object> $rows with `id` and `bytes`
     * @return iterable<list<int>> ids, at most so many rows and, unless one row alone has more, so many bytes at a time
     */
    private static function fitting(iterable $rows, int $most): iterable
    {
        $ids = [];
        $bytes = 0;
        foreach ($rows as $row) {
            if ($ids !== [] && (count($ids) >= $most || $bytes + $row->bytes > self::PAGE_BYTES)) {
                yield $ids;
                $ids = [];
                $bytes = 0;
            }
            $ids[] = (int) $row->id;
            $bytes += $row->bytes;
        }
        if ($ids !== []) {
            yield $ids;
        }
    }

    /** @param list<int> $ids @return list<object> those that are still there */
    private function rows(array $ids, Subject $subject): array
    {
        $columns = array_merge(['id'], $this->owner === null ? [] : [$this->owner], $this->present($subject->columns));

        return Capsule::table($this->table)->select($columns)->whereIn('id', $ids)->orderBy('id')->get()->all();
    }

    /** @return array<string, string> the columns that name the client, without the identifiers */
    private function cleaned(object $row, TextMatch $match, Subject $subject): array
    {
        $clean = [];
        foreach ($this->present($subject->columns) as $column) {
            $text = (string) $row->{$column};
            $erased = $match->erase($text);
            if ($erased !== $text) {
                $clean[$column] = $erased;
            }
        }

        return $clean;
    }

    /** @param list<string> $named columns that named the client @return array<string, string> */
    private function emptied(array $named, Columns $columns): array
    {
        $beside = array_merge(...array_values(array_intersect_key($this->beside, array_flip($named))));

        return array_fill_keys(array_filter($beside, fn(string $name): bool => $columns->has($this->table, $name)), '');
    }

    private function goes(object $row, TextMatch $match, Subject $subject): bool
    {
        if (!$this->deletes) {
            return false;
        }
        if ($this->owner !== null && !in_array((int) $row->{$this->owner}, [0, $subject->clientId], true)) {
            return false;
        }
        foreach ($this->present($subject->columns) as $column) {
            if ($match->namesOthers((string) $row->{$column})) {
                return false;
            }
        }

        return true;
    }

    /** @return list<string> */
    private function present(Columns $columns): array
    {
        return array_values(array_filter($this->columns, fn(string $name): bool => $columns->has($this->table, $name)));
    }
}
