<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Door\ScopeCatalogue;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes\BillingScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes\LogScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes\PeopleScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes\ServiceScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes\SupportScopes;

/** Every scope, in the order in which they are scrubbed: what joins through tickets and services first, logs last. */
final class ScrubScopes implements ScopeCatalogue
{
    public function __construct(private readonly Columns $columns) {}

    /** @return array<string, Scope> by name */
    public static function all(): array
    {
        $scopes = [
            ...SupportScopes::all(),
            ...PeopleScopes::all(),
            ...ServiceScopes::all(),
            ...BillingScopes::all(),
            ...LogScopes::all(),
        ];

        return array_combine(array_map(static fn(Scope $scope): string => $scope->name, $scopes), $scopes);
    }

    public function scopes(): array
    {
        return array_values(
            array_map(
                fn(Scope $scope): array => [
                    'scope' => $scope->name,
                    'available' => !$scope->isAbsent($this->columns),
                    'missing' => $scope->missing($this->columns),
                ],
                self::all(),
            ),
        );
    }
}
