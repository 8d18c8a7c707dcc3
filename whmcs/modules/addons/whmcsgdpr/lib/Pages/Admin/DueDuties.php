<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

/** What would destroy data within seconds of an admin's word, counted before the word is taken. Asked of the service each once. */
final class DueDuties
{
    /** Of each state; more than these are not counted, and one is enough to ask for a typed number. */
    private const MOST = 200;
    /** States in which a duty goes on by itself once nothing is stopped any more. */
    private const UNDER_WAY = ['running', 'waiting', 'pending', 'scheduled'];

    /** @var array<string, int> */
    private array $counted = [];

    public function __construct(private readonly AdminContext $context) {}

    /**
     * How many of a client's held duties are due.
     *
     * @throws \WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused
     * @throws \WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable
     */
    public function heldOf(int $clientId): int
    {
        return $this->count(['state' => 'held', 'clientId' => $clientId]);
    }

    /**
     * How many duties of all clients are due, and stand still only because everything is stopped.
     *
     * @throws \WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused
     * @throws \WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable
     */
    public function stopped(): int
    {
        return array_sum(array_map(fn(string $state): int => $this->count(['state' => $state]), self::UNDER_WAY));
    }

    /** @param array<string, string|int> $query */
    private function count(array $query): int
    {
        $key = implode(' ', $query);
        if (!isset($this->counted[$key])) {
            $duties = $this->context->service->api()->get('/v1/duties', $query + ['limit' => self::MOST])['items'] ?? [];
            $isDue = fn(array $duty): bool => ($duty['kind'] ?? '') !== 'export' &&
                DutyTools::runsAtOnce($this->context, $duty);
            $this->counted[$key] = count(array_filter($duties, $isDue));
        }

        return $this->counted[$key];
    }
}
