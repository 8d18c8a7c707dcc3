<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/** What the service can ask to be scrubbed, by one name: rules that run in their order. */
final class Scope
{
    /**
     * @param list<Rule> $rules whatever joins through a table stands before what deletes or empties there, so that a scope
     *     killed between two rules still finds its rows
     * @param bool $isBookkeeping nothing is done here while invoices are kept
     */
    private function __construct(
        public readonly string $name,
        public readonly array $rules,
        public readonly bool $isBookkeeping,
    ) {}

    public static function of(string $name, Rule ...$rules): self
    {
        return new self($name, array_values($rules), false);
    }

    public static function ofBookkeeping(string $name, Rule ...$rules): self
    {
        return new self($name, array_values($rules), true);
    }

    /** @return list<Rule> those that can run on this WHMCS */
    public function runnable(Columns $columns): array
    {
        return array_values(array_filter($this->rules, static fn(Rule $rule): bool => !$rule->lack($columns)->isTotal));
    }

    /** @return list<string> `tblx` or `tblx.column`, each once */
    public function missing(Columns $columns): array
    {
        $names = array_map(static fn(Rule $rule): array => $rule->lack($columns)->names, $this->rules);

        return array_values(array_unique(array_merge(...$names)));
    }

    /** Nothing of it can be done here although it should; where WHMCS has no such data at all, there is nothing to do. */
    public function isAbsent(Columns $columns): bool
    {
        return $this->runnable($columns) === [] && $this->missing($columns) !== [];
    }
}
