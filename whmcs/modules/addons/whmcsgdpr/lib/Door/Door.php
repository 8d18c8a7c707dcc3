<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use Throwable;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WHMCS\Module\Addon\Whmcsgdpr\Signature;
use WHMCS\Module\Addon\Whmcsgdpr\SignatureRefused;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Where the service comes in. Whoever is not the service learns nothing but that he is refused: the signature is checked
 * before the body is parsed, and each call is let in once.
 */
final class Door
{
    /** One word, so that id and time cannot be cut apart elsewhere than they were signed, and no event of this addon. */
    private const CALL_ID = '~^(?!evt_)[\w-]{1,128}\z~';

    /** @var array<string, DoorAction> by name */
    private array $actions = [];

    /** @param list<DoorAction> $actions */
    public function __construct(private readonly Parts $parts, array $actions)
    {
        foreach ($actions as $action) {
            $this->actions[$action->name()] = $action;
        }
    }

    /** Answers one call. Throws nothing: what fails is answered with a code and noted without a word of what it said. */
    public function answer(DoorRequest $request): DoorAnswer
    {
        try {
            $this->letIn($request);
            [$action, $data] = $this->read($request->body);

            return $action->answer($data);
        } catch (DoorRefusal $refusal) {
            return DoorAnswer::refused($refusal);
        } catch (Throwable $failure) {
            self::note($failure);

            return DoorAnswer::refused(new DoorRefusal(500, 'door.failed'));
        }
    }

    /** The checks that need no look into the body, cheapest first. */
    private function letIn(DoorRequest $request): void
    {
        if ($request->method !== 'POST') {
            throw new DoorRefusal(405, 'door.method');
        }
        $settings = Settings::load();
        $connection = $settings->connection();
        if ($connection === null || !self::isActive()) {
            throw new DoorRefusal(503, 'door.not_connected');
        }
        if (strlen($request->body) > DoorRequest::MOST_BYTES) {
            throw new DoorRefusal(413, 'door.too_large');
        }
        if (!(new Addresses($settings->doorAddresses))->allow($request->address)) {
            throw new DoorRefusal(403, 'door.address_refused');
        }
        $this->verify($connection->secret, $request);
        if (!(new CallBook($this->parts->clock))->admit($request->id)) {
            throw new DoorRefusal(401, 'door.replayed');
        }
        $this->parts->state->put(State::LAST_CONTACT, Utc::json($this->parts->clock->now()));
    }

    /** WHMCS serves this file also while the addon is not active, and may keep its settings. */
    private static function isActive(): bool
    {
        $active = Capsule::table('tblconfiguration')->where('setting', 'ActiveAddonModules')->value('value');

        return $active === null || in_array(Settings::MODULE, array_map('trim', explode(',', $active)), true);
    }

    private function verify(string $secret, DoorRequest $request): void
    {
        // The events of this addon are signed with the same secret: what it sent out must not come in as a call.
        if ($request->id !== '' && preg_match(self::CALL_ID, $request->id) !== 1) {
            throw new DoorRefusal(401, 'door.' . SignatureRefused::WRONG);
        }
        try {
            (new Signature($secret))->verify(
                $request->id,
                $request->timestamp,
                $request->signature,
                $request->body,
                $this->parts->clock->now(),
            );
        } catch (SignatureRefused $refused) {
            throw new DoorRefusal(401, 'door.' . $refused->reason);
        }
    }

    /** @return array{DoorAction, array<string, mixed>} */
    private function read(string $body): array
    {
        $call = json_decode($body, false, 32);
        if (!is_object($call) || !is_string($call->action ?? null) || !is_object($call->data ?? null)) {
            throw new DoorRefusal(400, 'door.malformed');
        }
        $action = $this->actions[$call->action] ?? throw new DoorRefusal(404, 'door.unknown_action');

        return [$action, json_decode($body, true, 32)['data']];
    }

    /** A database's message carries the values of its statement, so only the kind of failure is written down. */
    private static function note(Throwable $failure): void
    {
        $place = basename($failure->getFile()) . ':' . $failure->getLine();
        error_log('whmcsgdpr: the door failed: ' . get_class($failure) . " at {$place}");
    }
}
