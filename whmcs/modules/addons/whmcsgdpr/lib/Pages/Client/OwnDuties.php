<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/**
 * One client's exports and deletions, as the service lists them for that client; nothing else can be reached through it.
 * Every method throws what `ServiceApi::get` throws.
 */
final class OwnDuties
{
    private const PER_PAGE = 200;
    /** Far beyond any client; a list that never ends must not hold the page. */
    private const MOST_PAGES = 10;

    public function __construct(private readonly ServiceApi $api, private readonly int $clientId) {}

    /**
     * @return list<array<string, mixed>> newest first
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function exports(): array
    {
        return $this->all('/v1/exports');
    }

    /**
     * @return list<array<string, mixed>> newest first
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function deletions(): array
    {
        return $this->all('/v1/deletions');
    }

    /**
     * @param mixed $id as it came from the browser
     * @return array<string, mixed>
     * @throws NotTheirs
     */
    public function export(mixed $id): array
    {
        return self::among(fn(): array => $this->exports(), $id);
    }

    /**
     * @param mixed $id as it came from the browser
     * @return array<string, mixed>
     * @throws NotTheirs
     */
    public function deletion(mixed $id): array
    {
        return self::among(fn(): array => $this->deletions(), $id);
    }

    /**
     * @param callable(): list<array<string, mixed>> $list
     * @return array<string, mixed>
     */
    private static function among(callable $list, mixed $id): array
    {
        if (!is_string($id) || preg_match('~^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$~D', $id) !== 1) {
            throw new NotTheirs();
        }
        foreach ($list() as $duty) {
            if ($duty['id'] === $id) {
                return $duty;
            }
        }
        throw new NotTheirs();
    }

    /** @return list<array<string, mixed>> */
    private function all(string $path): array
    {
        $found = [];
        $cursor = null;
        for ($page = 0; $page < self::MOST_PAGES; $page++) {
            $query = ['clientId' => $this->clientId, 'limit' => self::PER_PAGE];
            $answer = $this->api->get($path, $cursor === null ? $query : $query + ['cursor' => $cursor]);
            foreach (is_array($answer['items'] ?? null) ? $answer['items'] : [] as $duty) {
                // Asked for this client only; looked at once more, because what is listed here can be acted upon.
                if (is_array($duty) && ($duty['clientId'] ?? null) === $this->clientId && is_string($duty['id'] ?? null)) {
                    $found[] = $duty;
                }
            }
            $cursor = $answer['nextCursor'] ?? null;
            if (!is_string($cursor)) {
                break;
            }
        }

        return $found;
    }
}
