<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\EventWithoutId;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\HookEvents;
use WhmcsGdpr\Tests\Support\FixedClock;

/** What each hook's variables mean, by the shapes that WHMCS's developer documentation gives them. */
final class HooksEventsTest extends TestCase
{
    /** @dataProvider hooks */
    public function testAHookBecomesItsEvent(string $hook, array $vars, string $type, array $data): void
    {
        $events = HookEvents::of($hook, $vars, (new FixedClock())->now());

        self::assertCount(1, $events);
        self::assertSame($type, $events[0]->type);
        self::assertSame($data, $events[0]->data);
        self::assertEquals((new FixedClock())->now(), $events[0]->occurredAt);
    }

    /** @return iterable<string, array{string, array<string, mixed>, string, array<string, mixed>}> */
    public function hooks(): iterable
    {
        $service = ['clientId' => 7, 'serviceId' => 702];
        yield 'closed' => ['ClientClose', ['userid' => 7], 'client.closed', ['clientId' => 7]];
        yield 'an id as text' => ['ClientClose', ['userid' => '7'], 'client.closed', ['clientId' => 7]];
        yield 'deleted' => ['PreDeleteClient', ['userid' => 7], 'client.deleted', ['clientId' => 7]];
        yield 'merged' => [
            'AfterClientMerge',
            ['toUserID' => 8, 'fromUserID' => '7'],
            'client.merged',
            ['clientId' => 7, 'intoClientId' => 8],
        ];
        yield 'closed by saving the profile' => [
            'ClientEdit',
            self::edit('Active', 'Closed'),
            'client.closed',
            ['clientId' => 7],
        ];
        yield 'closed from inactive' => ['ClientEdit', self::edit('Inactive', 'Closed'), 'client.closed', ['clientId' => 7]];
        yield 'reopened' => ['ClientEdit', self::edit('Closed', 'Active'), 'client.reopened', ['clientId' => 7]];
        yield 'reopened as inactive' => [
            'ClientEdit',
            self::edit('Closed', 'Inactive'),
            'client.reopened',
            ['clientId' => 7],
        ];
        yield 'edited while closed' => [
            'ClientEdit',
            self::edit('Closed', 'Closed'),
            'client.updated',
            ['clientId' => 7, 'changed' => ['email']],
        ];
        yield 'edited' => [
            'ClientEdit',
            self::edit('Active', 'Active'),
            'client.updated',
            ['clientId' => 7, 'changed' => ['email']],
        ];
        yield 'made inactive' => [
            'ClientEdit',
            self::edit('Active', 'Inactive'),
            'client.updated',
            ['clientId' => 7, 'changed' => ['email', 'status']],
        ];
        yield 'edited, status unknown' => [
            'ClientEdit',
            ['userid' => 7, 'status' => 'Closed'],
            'client.updated',
            ['clientId' => 7, 'changed' => []],
        ];
        yield 'contact edited' => [
            'ContactEdit',
            ['userid' => 7, 'contactid' => '31', 'city' => 'Gent', 'olddata' => ['city' => 'Brugge', 'subaccount' => '1']],
            'contact.updated',
            ['clientId' => 7, 'contactId' => 31, 'changed' => ['city']],
        ];
        yield 'contact deleted' => [
            'ContactDelete',
            ['userid' => 7, 'contactid' => 31],
            'contact.deleted',
            ['clientId' => 7, 'contactId' => 31],
        ];
        yield 'immediate cancellation' => [
            'CancellationRequest',
            ['userid' => 7, 'relid' => 702, 'reason' => 'free text', 'type' => 'Immediate'],
            'service.cancellation_requested',
            $service + ['cancellationType' => 'immediate'],
        ];
        yield 'cancellation at the end of the period' => [
            'CancellationRequest',
            ['userid' => 7, 'relid' => '702', 'reason' => '', 'type' => 'End of Billing Period'],
            'service.cancellation_requested',
            $service + ['cancellationType' => 'end_of_billing_period'],
        ];
        yield 'cancellation in words that are not known means the later end' => [
            'CancellationRequest',
            ['userid' => 7, 'relid' => 702, 'type' => 'Sofort'],
            'service.cancellation_requested',
            $service + ['cancellationType' => 'end_of_billing_period'],
        ];
        yield 'service edited' => ['ServiceEdit', ['userid' => 7, 'serviceid' => 702], 'service.updated', $service];
        yield 'service deleted' => ['ServiceDelete', ['clientId' => 7, 'serviceid' => 702], 'service.deleted', $service];
        yield 'domain deleted' => [
            'DomainDelete',
            ['userid' => 7, 'domainid' => 44],
            'domain.deleted',
            ['clientId' => 7, 'domainId' => 44],
        ];
        $module = ['params' => ['serviceid' => 702, 'userid' => 7, 'addonId' => 0, 'password' => 'secret']];
        yield 'terminated' => ['AfterModuleTerminate', $module, 'service.terminated', $service];
        yield 'unsuspended' => ['AfterModuleUnsuspend', $module, 'service.reactivated', $service];
        yield 'created' => ['AfterModuleCreate', $module, 'service.reactivated', $service];
        $module['params']['addonId'] = 5;
        yield 'a product addon terminated is not its service terminated' => [
            'AfterModuleTerminate',
            $module,
            'service.updated',
            $service,
        ];
        yield 'a product addon created' => ['AfterModuleCreate', $module, 'service.updated', $service];
    }

    public function testAUsersEditIsToldForEachClientThatTheUserBelongsTo(): void
    {
        $vars = ['user_id' => '5', 'firstname' => 'An', 'email' => 'an@example.com', 'olddata' => ['first_name' => 'Anna']];
        $events = HookEvents::of('UserEdit', $vars, (new FixedClock())->now(), [7, 8]);

        self::assertSame(['user.updated', 'user.updated'], array_column($events, 'type'));
        self::assertSame(
            [
                ['clientId' => 7, 'userId' => 5, 'changed' => ['firstname']],
                ['clientId' => 8, 'userId' => 5, 'changed' => ['firstname']],
            ],
            array_column($events, 'data'),
        );
        self::assertSame([], HookEvents::of('UserEdit', $vars, (new FixedClock())->now(), []));
    }

    /** @dataProvider nameless */
    public function testACallThatNamesNothingIsNoEvent(string $hook, array $vars): void
    {
        $this->expectException(EventWithoutId::class);
        HookEvents::of($hook, $vars, (new FixedClock())->now(), [7]);
    }

    /** @return iterable<array{string, array<string, mixed>}> */
    public function nameless(): iterable
    {
        foreach ([null, 0, '0', -7, '-7', '', 'seven', '7abc', 7.5, true, [7], 2_147_483_648, '99999999999', ' 7'] as $id) {
            yield 'client ' . json_encode($id) => ['ClientClose', ['userid' => $id]];
        }
        yield 'no variables' => ['ClientClose', []];
        yield 'service' => ['CancellationRequest', ['userid' => 7, 'relid' => 0]];
        yield 'module without params' => ['AfterModuleTerminate', []];
        yield 'merge without a target' => ['AfterClientMerge', ['fromUserID' => 7]];
        yield 'user' => ['UserEdit', ['user_id' => null]];
    }

    public function testOnlyNamesOfAClosedListBecomeChangedFields(): void
    {
        $vars = [
            'userid' => 7,
            'email' => 'new@example.com',
            'firstname' => 'Same',
            'authdata' => 'b',
            'Anna' => 'b',
            'city' => ['x'],
            'olddata' => [
                'email' => 'old@example.com',
                'firstname' => 'Same',
                'authdata' => 'a',
                'Anna' => 'a',
                'city' => 'y',
            ],
        ];
        $events = HookEvents::of('ClientEdit', $vars, (new FixedClock())->now());

        self::assertSame(['email'], $events[0]->data['changed']);
    }

    private static function edit(string $before, string $after): array
    {
        return [
            'userid' => 7,
            'status' => $after,
            'email' => 'new@example.com',
            'firstname' => 'An',
            'olddata' => ['status' => $before, 'email' => 'old@example.com', 'firstname' => 'An'],
        ];
    }
}
