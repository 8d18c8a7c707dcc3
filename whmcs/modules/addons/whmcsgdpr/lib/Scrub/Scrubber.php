<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** Takes a client out of scopes, and counts what is left of one, both by the same rules. */
final class Scrubber
{
    /**
     * Works on the scopes in the order of the catalogue until all are done or the batches are spent; then `finished` is false,
     * the last scope named has been begun only and those after it are not named. Calling again goes on.
     *
     * @param list<Scope> $scopes
     * @return array{finished: bool, scopes: list<array{scope: string, state: string, rows: int, missing: list<string>}>}
     */
    public function scrub(Subject $subject, array $scopes, Batches $batches): array
    {
        $results = [];
        foreach ($scopes as $scope) {
            $rows = 0;
            foreach ($this->applying($scope, $subject) as $rule) {
                $rows += $rule->scrub($subject, $batches);
                if ($batches->areSpent()) {
                    break;
                }
            }
            $results[] = $this->result($scope, $subject, $rows);
            if ($batches->areSpent()) {
                $batches->progress->keep();

                return ['finished' => false, 'scopes' => $results];
            }
        }
        $batches->progress->forget();

        return ['finished' => true, 'scopes' => $results];
    }

    /**
     * Counts what a scrub would still change: a file out of reach is not counted here, it was named there. When the time is
     * up `finished` is false and only the scopes that were counted to their end are named. Calling again goes on.
     *
     * @param list<Scope> $scopes
     * @return array{finished: bool, scopes: list<array{scope: string, state: string, left: int}>}
     */
    public function left(Subject $subject, array $scopes, Batches $batches): array
    {
        $results = [];
        foreach ($scopes as $scope) {
            // Two rules may both find a row: what counts is whether anything is left.
            $left = 0;
            foreach ($this->applying($scope, $subject) as $rule) {
                $left += $rule->left($subject, $batches);
                if ($batches->areSpent()) {
                    $batches->progress->keep();

                    return ['finished' => false, 'scopes' => $results];
                }
            }
            $state = $scope->isAbsent($subject->columns) ? 'absent' : 'checked';
            $results[] = ['scope' => $scope->name, 'state' => $state, 'left' => $left];
        }
        $batches->progress->forget();

        return ['finished' => true, 'scopes' => $results];
    }

    /** @return list<Rule> */
    private function applying(Scope $scope, Subject $subject): array
    {
        return $scope->isBookkeeping && $subject->keepsInvoices ? [] : $scope->runnable($subject->columns);
    }

    /** @return array{scope: string, state: string, rows: int, missing: list<string>} */
    private function result(Scope $scope, Subject $subject, int $rows): array
    {
        $missing = $scope->missing($subject->columns);
        foreach ($this->applying($scope, $subject) as $rule) {
            $missing = [...$missing, ...$rule->outOfReach($subject)];
        }
        $state = match (true) {
            $scope->isAbsent($subject->columns) => 'absent',
            $missing !== [] => 'partly',
            default => $rows > 0 ? 'done' : 'nothing_found',
        };

        return ['scope' => $scope->name, 'state' => $state, 'rows' => $rows, 'missing' => $missing];
    }
}
