<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** How a client's choice is taken: what was shown is what counts, a box is ticked, and who said so when is evidence. */
final class Signing
{
    public function __construct(
        private readonly Parts $parts,
        private readonly ServiceApi $api,
        private readonly Visitor $visitor,
        private readonly Words $words,
    ) {}

    /** A mark of what is shown: a page that lay open while wording or situation changed does not count. */
    public function mark(string ...$situation): string
    {
        return implode('|', [Wording::VERSION, ...$situation]);
    }

    /**
     * What keeps a filled-in form from counting.
     *
     * @param string $mark of what would be shown now
     * @param array<array-key, mixed> $input as posted
     * @return ?string the text that tells: `choice_changed` or `choice_tick`
     */
    public function fault(string $mark, array $input): ?string
    {
        if (($input['seen'] ?? null) !== $mark) {
            return 'choice_changed';
        }

        return ($input['understood'] ?? null) === '1' ? null : 'choice_tick';
    }

    /**
     * Tells the service, then notes it here.
     *
     * @param array<string, mixed> $deletion
     * @param string $act of the service's API
     * @param string $kind of the evidence here
     * @param array<string, bool> $more of the request to the service
     * @param array<string, bool> $detail further evidence here
     * @throws ServiceRefused nothing was recorded
     * @throws ServiceUnreachable
     */
    public function record(array $deletion, string $act, string $kind, array $more = [], array $detail = []): void
    {
        $this->api->post(
            "/v1/deletions/{$deletion['id']}/{$act}",
            [
                'channel' => 'client_area',
                'userId' => $this->visitor->userId,
                'wordingVersion' => Wording::VERSION,
            ] + $more,
        );
        $this->parts->evidence->note(
            $kind,
            $this->visitor->actor(),
            $this->visitor->clientId,
            (int) ($deletion['serviceId'] ?? 0),
            [
                'deletion' => $deletion['id'],
                'wordingVersion' => Wording::VERSION,
                'language' => $this->words->say('language'),
            ] +
                $detail +
                $more,
        );
    }
}
