<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Closure;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * Takes the client out of the free text of a table that says by no column whose row it is. A row that names the client goes,
 * unless it is another client's too: then the identifiers in it become `[erased]` and the rest stays.
 */
final class TextRule implements Rule
{
    /** Rows in memory at a time: each text may be some megabytes. */
    private const PAGE = 50;

    private readonly string $table;
    private readonly bool $isRequired;
    private ?string $owner = null;

    /**
     * @param list<string> $columns with free text
     * @param list<string> $kinds of identifiers that are looked for
     * @param bool $deletes false: every row stays and is emptied of the identifiers
     */
    private function __construct(
        string $table,
        private readonly array $columns,
        private readonly array $kinds,
        private readonly bool $deletes,
    ) {
        $this->table = ltrim($table, '?');
        $this->isRequired = $table === $this->table;
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

    public function lack(Columns $columns): Lack
    {
        if (!$this->isRequired && !$columns->hasTable($this->table)) {
            return new Lack([], true);
        }
        $missing = $columns->missing([$this->table => $this->owner === null ? ['id'] : ['id', $this->owner]]);
        $absent = $missing === [] ? $columns->missing([$this->table => $this->columns]) : [];

        return new Lack([...$missing, ...$absent], $missing !== [] || count($absent) === count($this->columns));
    }

    public function scrub(Subject $subject, Batches $batches): int
    {
        $rows = 0;
        foreach ($this->found($subject, $batches->rows) as $work) {
            $rows += $batches->run($work);
            if ($batches->areSpent()) {
                break;
            }
        }

        return $rows;
    }

    public function left(Subject $subject): int
    {
        $match = new TextMatch($subject->identifiers, $this->kinds, $subject->others);
        $left = 0;
        foreach ($this->pages($subject, $match, 500) as $page) {
            foreach ($page as $row) {
                $left += $this->cleaned($row, $match, $subject) === [] ? 0 : 1;
            }
        }

        return $left;
    }

    public function outOfReach(Subject $subject): array
    {
        return [];
    }

    /** @return iterable<Closure(): int> the work on one page of candidates each */
    private function found(Subject $subject, int $size): iterable
    {
        $match = new TextMatch($subject->identifiers, $this->kinds, $subject->others);
        foreach ($this->pages($subject, $match, $size) as $page) {
            yield function () use ($page, $match, $subject): int {
                $changed = 0;
                foreach ($page as $row) {
                    $clean = $this->cleaned($row, $match, $subject);
                    if ($clean === []) {
                        continue;
                    }
                    $one = Capsule::table($this->table)->where('id', $row->id);
                    $changed += $this->goes($row, $match, $subject) ? $one->delete() : $one->update($clean);
                }

                return $changed;
            };
        }
    }

    /** @return iterable<list<object>> all rows, page by page: their texts can be large */
    private function pages(Subject $subject, TextMatch $match, int $size): iterable
    {
        $columns = $this->present($subject->columns);
        $last = 0;
        while (!$match->looksForNothing()) {
            $page = Capsule::table($this->table)
                ->select(array_merge(['id'], $this->owner === null ? [] : [$this->owner], $columns))
                ->where('id', '>', $last)
                ->orderBy('id')
                ->limit(min($size, self::PAGE))
                ->get()
                ->all();
            if ($page === []) {
                return;
            }
            yield $page;
            $last = $page[count($page) - 1]->id;
        }
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
