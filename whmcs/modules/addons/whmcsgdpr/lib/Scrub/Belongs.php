<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Closure;
use Illuminate\Database\Query\Builder;

/** How the rows of a table belong to a client: a condition, and the tables and columns it needs. */
final class Belongs
{
    /**
     * @param list<string> $columns of the table itself
     * @param array<string, list<string>> $elsewhere columns of other tables
     * @param Closure(Builder, Subject): void $narrow
     */
    private function __construct(
        private readonly array $columns,
        private readonly array $elsewhere,
        private readonly Closure $narrow,
    ) {}

    /** The column holds the client's id. */
    public static function by(string $column): self
    {
        return new self([$column], [], static function (Builder $rows, Subject $subject) use ($column): void {
            $rows->where($column, $subject->clientId);
        });
    }

    /** The column holds one of these values. */
    public static function where(string $column, int|string ...$values): self
    {
        return new self([$column], [], static function (Builder $rows) use ($column, $values): void {
            $rows->whereIn($column, $values);
        });
    }

    /** The column holds a value at all. */
    public static function filled(string $column): self
    {
        return new self([$column], [], static function (Builder $rows) use ($column): void {
            $rows->where($column, '<>', '');
        });
    }

    /** The column points at a row, such as `tbltickets.id`, that belongs to the client. */
    public static function through(string $column, string $target, self $there): self
    {
        return self::pointing($column, $target, $there, false);
    }

    /** The column does not point at such a row. */
    public static function exceptThrough(string $column, string $target, self $there): self
    {
        return self::pointing($column, $target, $there, true);
    }

    /** The column holds the id of a user who belongs to this client and to no other. */
    public static function ownUser(string $column): self
    {
        $needed = ['tblusers_clients' => ['auth_user_id', 'client_id']];

        return new self([$column], $needed, static function (Builder $rows, Subject $subject) use ($column): void {
            $links = static fn(string $comparison): Closure => static function (Builder $users) use (
                $comparison,
                $subject,
            ): void {
                $users
                    ->select('auth_user_id')
                    ->from('tblusers_clients')
                    ->where('client_id', $comparison, $subject->clientId);
            };
            $rows->whereIn($column, $links('='))->whereNotIn($column, $links('<>'));
        });
    }

    /** The column holds no id of a user who belongs to another client. */
    public static function nobodyElsesUser(string $column): self
    {
        $needed = ['tblusers_clients' => ['auth_user_id', 'client_id']];

        return new self([$column], $needed, static function (Builder $rows, Subject $subject) use ($column): void {
            $others = static function (Builder $users) use ($subject): void {
                $users->select('auth_user_id')->from('tblusers_clients')->where('client_id', '<>', $subject->clientId);
            };
            $rows->where(static function (Builder $either) use ($column, $others): void {
                $either->whereNull($column)->orWhereNotIn($column, $others);
            });
        });
    }

    /** The column holds one of the client's e-mail addresses and nothing else. */
    public static function email(string $column): self
    {
        return new self([$column], [], static function (Builder $rows, Subject $subject) use ($column): void {
            $rows->whereIn($column, $subject->identifiers->emails);
        });
    }

    /** The column holds one of the client's domains, with or without `www.`, and nothing else. */
    public static function domain(string $column): self
    {
        return new self([$column], [], static function (Builder $rows, Subject $subject) use ($column): void {
            $domains = $subject->identifiers->domains;
            $withWww = array_map(static fn(string $domain): string => "www.{$domain}", $domains);
            $rows->whereIn($column, array_merge($domains, $withWww));
        });
    }

    /** All of these hold. */
    public static function all(self ...$parts): self
    {
        return self::together($parts, static function (Builder $rows, Subject $subject) use ($parts): void {
            foreach ($parts as $part) {
                $part->narrow($rows, $subject);
            }
        });
    }

    /** One of these holds. */
    public static function either(self ...$parts): self
    {
        return self::together($parts, static function (Builder $rows, Subject $subject) use ($parts): void {
            $rows->where(static function (Builder $any) use ($parts, $subject): void {
                foreach ($parts as $part) {
                    $any->orWhere(static fn(Builder $one) => $part->narrow($one, $subject));
                }
            });
        });
    }

    public function narrow(Builder $rows, Subject $subject): void
    {
        ($this->narrow)($rows, $subject);
    }

    /** @return array<string, list<string>> every table and column that the condition reads, for rows of `$table` */
    public function needs(string $table): array
    {
        return array_merge_recursive([$table => $this->columns], $this->elsewhere);
    }

    /** @param array<self> $parts @param Closure(Builder, Subject): void $narrow */
    private static function together(array $parts, Closure $narrow): self
    {
        $columns = array_merge(...array_map(static fn(self $part): array => $part->columns, $parts));
        $elsewhere = array_merge_recursive(...array_map(static fn(self $part): array => $part->elsewhere, $parts));

        return new self($columns, $elsewhere, $narrow);
    }

    private static function pointing(string $column, string $target, self $there, bool $except): self
    {
        [$table, $key] = explode('.', $target);
        $needed = array_merge_recursive([$table => [$key]], $there->needs($table));
        $narrow = static function (Builder $rows, Subject $subject) use ($column, $table, $key, $there, $except): void {
            $rows->whereIn(
                $column,
                static function (Builder $targets) use ($table, $key, $there, $subject): void {
                    $targets->select($key)->from($table);
                    $there->narrow($targets, $subject);
                },
                'and',
                $except,
            );
        };

        return new self([$column], $needed, $narrow);
    }
}
