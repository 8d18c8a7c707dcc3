<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * Deletes the client's rows of a table, or writes fixed values into some of their columns. A table or column whose name
 * begins with `?` is one that only some versions of WHMCS have.
 */
final class RowRule implements Rule
{
    private readonly string $table;
    private readonly bool $isRequired;

    /** @param ?array<string, string|int|null> $values by column; null: the row goes */
    private function __construct(string $table, private readonly Belongs $rows, private readonly ?array $values)
    {
        $this->table = ltrim($table, '?');
        $this->isRequired = $table === $this->table;
    }

    public static function delete(string $table, Belongs $rows): self
    {
        return new self($table, $rows, null);
    }

    /** @param array<int|string, string|int|null> $columns names alone become an empty text, `name => value` that value */
    public static function blank(string $table, Belongs $rows, array $columns): self
    {
        $values = [];
        foreach ($columns as $name => $value) {
            $values[is_int($name) ? (string) $value : $name] = is_int($name) ? '' : $value;
        }

        return new self($table, $rows, $values);
    }

    public function lack(Columns $columns): Lack
    {
        if (!$this->isRequired && !$columns->hasTable($this->table)) {
            return new Lack([], true);
        }
        $missing = $columns->missing(array_merge_recursive([$this->table => ['id']], $this->rows->needs($this->table)));
        if ($missing !== []) {
            return new Lack(array_values(array_unique($missing)), true);
        }
        $required = array_filter(array_keys($this->values ?? []), static fn(string $name): bool => $name[0] !== '?');
        $absent = $columns->missing([$this->table => array_values($required)]);

        return new Lack($absent, $this->values !== null && $this->present($columns) === []);
    }

    public function scrub(Subject $subject, Batches $batches): int
    {
        $rows = 0;
        do {
            $changed = $batches->run(function () use ($subject, $batches): int {
                $ids = $this->due($subject)->orderBy('id')->limit($batches->rows)->lockForUpdate()->pluck('id')->all();
                if ($ids === []) {
                    return 0;
                }
                $batch = Capsule::table($this->table)->whereIn('id', $ids);

                return $this->values === null ? $batch->delete() : $batch->update($this->present($subject->columns));
            });
            $rows += $changed;
        } while ($changed > 0 && !$batches->areSpent());

        return $rows;
    }

    public function left(Subject $subject, Batches $batches): int
    {
        return $this->due($subject)->count();
    }

    public function outOfReach(Subject $subject): array
    {
        return [];
    }

    private function due(Subject $subject): Builder
    {
        $rows = Capsule::table($this->table);
        $this->rows->narrow($rows, $subject);
        if ($this->values === null) {
            return $rows;
        }

        return $rows->where(function (Builder $differing) use ($subject): void {
            foreach ($this->present($subject->columns) as $column => $value) {
                $differing->orWhereRaw("NOT (`{$column}` <=> ?)", [$value]);
            }
        });
    }

    /** @return array<string, string|int|null> the values of the columns that are there */
    private function present(Columns $columns): array
    {
        $present = [];
        foreach ($this->values ?? [] as $marked => $value) {
            $name = ltrim($marked, '?');
            if ($columns->has($this->table, $name)) {
                $present[$name] = $value;
            }
        }

        return $present;
    }
}
