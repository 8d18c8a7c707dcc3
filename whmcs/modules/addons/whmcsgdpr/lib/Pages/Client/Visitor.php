<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/** The owner of a client, logged in by himself. There is no other way to one of these than `current()`. */
final class Visitor
{
    private function __construct(public readonly int $userId, public readonly int $clientId) {}

    /**
     * Whoever makes this request.
     *
     * @throws Refused for anybody but the owner of the chosen client: a user with lesser rights, staff acting for the
     *                 client, a guest
     */
    public static function current(): self
    {
        $current = new CurrentUser();
        $user = $current->user();
        if ($user === null) {
            throw new Refused('login');
        }
        if ($current->isMasqueradingAdmin()) {
            throw new Refused('masquerading');
        }
        $client = $current->client();
        if ($client === null) {
            throw new Refused('no_client');
        }
        $visitor = new self((int) $user->id, (int) $client->id);
        if (!$visitor->ownsTheClient()) {
            throw new Refused('not_owner');
        }

        return $visitor;
    }

    /** As evidence names him. */
    public function actor(): string
    {
        return "user:{$this->userId}";
    }

    private function ownsTheClient(): bool
    {
        return Capsule::table('tblusers_clients')
            ->where('auth_user_id', $this->userId)
            ->where('client_id', $this->clientId)
            ->where('owner', 1)
            ->exists();
    }
}
