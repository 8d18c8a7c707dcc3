<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** One client's documents that the law keeps, each with its ground and the first day on which it may go. */
final class Documents
{
    private const PER_PAGE = 200;
    private const MOST_PAGES = 10;
    private const STYLES = ['expired' => 'warning', 'refused' => 'danger', 'removed' => 'success'];

    public function __construct(private readonly AdminContext $context) {}

    /**
     * All of a client's, the first to go first; null: none, or the service does not tell of them.
     *
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function html(int $clientId): ?Html
    {
        return $this->table($clientId, static fn(array $document): bool => true);
    }

    /**
     * Those of one purge.
     *
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function listed(int $clientId, string $purge): ?Html
    {
        return $this->table($clientId, static fn(array $document): bool => ($document['dutyId'] ?? null) === $purge);
    }

    /** @param callable(array<string, mixed>): bool $isShown */
    private function table(int $clientId, callable $isShown): ?Html
    {
        [$read, $isCut] = $this->read($clientId);
        $documents = array_values(array_filter($read, $isShown));
        if ($documents === []) {
            return null;
        }
        $order = static fn(array $of): array => [$of['keepUntil'] ?? '', $of['kind'] ?? '', $of['id'] ?? 0];
        usort($documents, static fn(array $a, array $b): int => $order($a) <=> $order($b));
        $texts = $this->context->texts;
        $heads = ['col_document', 'col_dated', 'col_ground', 'col_until', 'col_state'];

        return Html::join([
            Widgets::table(
                array_map(static fn(string $head): string => $texts->of($head), $heads),
                array_map($this->row(...), $documents),
            ),
            $isCut ? Widgets::note($texts->of('list_is_cut')) : null,
        ]);
    }

    /** @return array{0: list<array<string, mixed>>, 1: bool} what the service lists, and whether there is more */
    private function read(int $clientId): array
    {
        $api = $this->context->service->api();
        $found = [];
        $cursor = null;
        for ($page = 0; $page < self::MOST_PAGES; $page++) {
            $query = ['limit' => self::PER_PAGE] + ($cursor === null ? [] : ['cursor' => $cursor]);
            try {
                $answer = $api->get("/v1/clients/{$clientId}/documents", $query);
            } catch (ServiceRefused $refused) {
                // An older service has no such list.
                return $refused->status === 404 ? [[], false] : throw $refused;
            }
            $found = [...$found, ...array_values(is_array($answer['items'] ?? null) ? $answer['items'] : [])];
            $cursor = $answer['nextCursor'] ?? null;
            if (!is_string($cursor)) {
                return [$found, false];
            }
        }

        return [$found, true];
    }

    /**
     * @param array<string, mixed> $document
     * @return list<Html|string>
     */
    private function row(array $document): array
    {
        $texts = $this->context->texts;
        $dates = $this->context->dates;
        $state = (string) ($document['state'] ?? '');

        return [
            $texts->code('document', (string) ($document['kind'] ?? '')) . ' ' . (int) ($document['id'] ?? 0),
            $dates->day(isset($document['datedOn']) ? (string) $document['datedOn'] : null),
            (string) ($document['ground'] ?? ''),
            $dates->day(isset($document['keepUntil']) ? (string) $document['keepUntil'] : null),
            Html::join([
                Widgets::label(self::STYLES[$state] ?? 'info', $texts->code('document_state', $state)),
                isset($document['reason'])
                    ? Html::tag('div', ['class' => 'text-muted'], $texts->code('reason', (string) $document['reason']))
                    : null,
            ]),
        ];
    }
}
