<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\CancellationType;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;

/**
 * What a hook's variables mean, as events. Of the variables, which carry clear passwords and whole profiles, only ids and
 * enumerations are taken over. No database, no clock.
 */
final class HookEvents
{
    /**
     * The events of one hook call.
     *
     * @param array<string, mixed> $vars
     * @param list<int> $clientsOfUser for `UserEdit`: the clients that the user belongs to
     * @return list<Event>
     * @throws EventWithoutId when the call does not name what it tells of
     */
    public static function of(string $hook, array $vars, DateTimeImmutable $at, array $clientsOfUser = []): array
    {
        $client = ['clientId' => ['userid', 'clientId', 'clientid', 'client_id']];
        $service = $client + ['serviceId' => ['serviceid', 'relid']];
        $contact = $client + ['contactId' => ['contactid']];
        $merge = ['clientId' => ['fromUserID'], 'intoClientId' => ['toUserID']];
        $one = static fn(string $type, array $ids, array $rest = []): array => [
            new Event($type, $at, self::ids($vars, $ids) + $rest),
        ];

        return match ($hook) {
            'ClientClose' => $one('client.closed', $client),
            'PreDeleteClient' => $one('client.deleted', $client),
            'ClientEdit' => self::clientEdit($vars, $at, self::ids($vars, $client)),
            'AfterClientMerge' => $one('client.merged', $merge),
            'ContactEdit' => $one('contact.updated', $contact, ['changed' => ChangedFields::of($vars)]),
            'ContactDelete' => $one('contact.deleted', $contact),
            'UserEdit' => self::userEdit($vars, $at, $clientsOfUser),
            'CancellationRequest' => $one('service.cancellation_requested', $service, [
                'cancellationType' => CancellationType::of($vars['type'] ?? null),
            ]),
            'ServiceEdit' => $one('service.updated', $service),
            'ServiceDelete' => $one('service.deleted', $service),
            'DomainDelete' => $one('domain.deleted', $client + ['domainId' => ['domainid']]),
            'AfterModuleTerminate' => self::moduleCommand('service.terminated', $vars, $at, $service),
            'AfterModuleUnsuspend', 'AfterModuleCreate' => self::moduleCommand('service.reactivated', $vars, $at, $service),
            default => [],
        };
    }

    /**
     * What a module command is about: WHMCS puts it one level deeper than the variables of other hooks.
     *
     * @param array<string, mixed> $vars
     * @return array<string, mixed>
     */
    public static function moduleParams(array $vars): array
    {
        return is_array($vars['params'] ?? null) ? $vars['params'] : $vars;
    }

    /** Whether a module command was about a product addon of the service, not about the service itself. */
    public static function isOfProductAddon(array $params): bool
    {
        return Id::of($params['addonId'] ?? null) !== null;
    }

    /** @return list<Event> */
    private static function clientEdit(array $vars, DateTimeImmutable $at, array $ids): array
    {
        $before = is_array($vars['olddata'] ?? null) ? $vars['olddata']['status'] ?? null : null;
        $after = $vars['status'] ?? null;
        if (is_string($before) && is_string($after) && $before !== $after) {
            if ($after === 'Closed') {
                return [new Event('client.closed', $at, $ids)];
            }
            if ($before === 'Closed') {
                return [new Event('client.reopened', $at, $ids)];
            }
        }

        return [new Event('client.updated', $at, $ids + ['changed' => ChangedFields::of($vars)])];
    }

    /** @return list<Event> */
    private static function userEdit(array $vars, DateTimeImmutable $at, array $clientsOfUser): array
    {
        $rest = self::ids($vars, ['userId' => ['user_id']]) + ['changed' => ChangedFields::of($vars)];

        return array_map(
            static fn(int $clientId): Event => new Event('user.updated', $at, ['clientId' => $clientId] + $rest),
            $clientsOfUser,
        );
    }

    /** @return list<Event> */
    private static function moduleCommand(string $type, array $vars, DateTimeImmutable $at, array $names): array
    {
        $params = self::moduleParams($vars);

        // An addon's own module ended or began, the service goes on: the service looks what that changes.
        return [new Event(self::isOfProductAddon($params) ? 'service.updated' : $type, $at, self::ids($params, $names))];
    }

    /**
     * @param array<string, list<string>> $names of each id, the variables that may carry it
     * @return array<string, int>
     */
    private static function ids(array $vars, array $names): array
    {
        $ids = [];
        foreach ($names as $name => $variables) {
            foreach ($variables as $variable) {
                $ids[$name] = $ids[$name] ?? Id::of($vars[$variable] ?? null);
            }
            if ($ids[$name] === null) {
                throw new EventWithoutId($name);
            }
        }

        return $ids;
    }
}
