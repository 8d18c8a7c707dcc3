<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Progress;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\SystemClock;

/** What `scrub` and `verifyGone` are asked: whom, in which scopes, known by what. */
final class ScrubRequest
{
    /** Seconds of one call after which no new batch begins. */
    public const SECONDS = 15.0;

    private const MOST_IDENTIFIERS = 500;
    private const LONGEST_IDENTIFIER = 1000;

    /** @param list<Scope> $scopes in the order of the catalogue, whatever order was asked */
    private function __construct(public readonly Subject $subject, public readonly array $scopes) {}

    /**
     * @param array<string, mixed> $data
     * @param bool $needsDecision whether `keepsInvoices` must be said; left out, it is true
     * @throws DoorRefusal `door.invalid`, also for a scope that is not in the catalogue; `door.client_not_found`
     */
    public static function read(array $data, Columns $columns, bool $needsDecision): self
    {
        $read = DoorData::read($data, 'clientId', 'scopes', 'identifiers', 'keepsInvoices');
        $clientId = $read->id('clientId');
        $keeps = $read->raw('keepsInvoices');
        if (!is_bool($keeps) && ($needsDecision || $keeps !== null)) {
            throw DoorData::invalid();
        }
        $names = self::strings($read->raw('scopes'));
        $known = ScrubScopes::all();
        if ($names === [] || array_diff($names, array_keys($known)) !== []) {
            throw DoorData::invalid();
        }
        $identifiers = self::identifiers($read->raw('identifiers'));
        if (!(new KnownClients($columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        $scopes = array_values(array_intersect_key($known, array_flip($names)));

        return new self(new Subject($clientId, $identifiers, $keeps !== false, $columns), $scopes);
    }

    /** How far earlier calls with the same request got. @param string $kind of call */
    public function progress(string $kind): Progress
    {
        $scopes = array_map(static fn(Scope $scope): string => $scope->name, $this->scopes);
        $identifiers = $this->subject->identifiers;
        $question = [$scopes, $identifiers->emails, $identifiers->domains, $identifiers->usernames];

        return Progress::keptIn(new State(), new SystemClock(), $kind, $this->subject->clientId, $question);
    }

    private static function identifiers(mixed $given): Identifiers
    {
        if (!is_array($given) || array_diff(array_keys($given), ['emails', 'domains', 'usernames']) !== []) {
            throw DoorData::invalid();
        }

        return Identifiers::of(
            self::strings($given['emails'] ?? []),
            self::strings($given['domains'] ?? []),
            self::strings($given['usernames'] ?? []),
        );
    }

    /** @return list<string> */
    private static function strings(mixed $given): array
    {
        if (!is_array($given) || !array_is_list($given) || count($given) > self::MOST_IDENTIFIERS) {
            throw DoorData::invalid();
        }
        foreach ($given as $value) {
            if (!is_string($value) || $value === '' || mb_strlen($value) > self::LONGEST_IDENTIFIER) {
                throw DoorData::invalid();
            }
        }

        return $given;
    }
}
