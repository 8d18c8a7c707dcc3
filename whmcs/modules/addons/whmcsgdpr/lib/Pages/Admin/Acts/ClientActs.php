<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;

/** What an admin asks for about one client. */
final class ClientActs
{
    public function __construct(private readonly AdminContext $context) {}

    public function export(Posted $posted): Notice
    {
        $clientId = $posted->number('clientId');
        $this->context->note('export.create', $clientId);
        // The same click twice is one package. Other acts carry no key: asked for again, they must be looked at again.
        $this->context->service->api()->post('/v1/exports', ['clientId' => $clientId], $posted->once());

        return $this->said('done_export', $clientId);
    }

    /**
     * Hands the package through as it comes and ends the request; returns only what was refused before it began. What breaks
     * half-way leaves a file shorter than its announced length, which browsers report: no page may be glued to it.
     */
    public function download(Posted $posted): never
    {
        $id = $posted->uuid('duty');
        $api = $this->context->service->api();
        // Whose it is, is the service's to say: a form may say anything.
        $clientId = $api->get("/v1/exports/{$id}")['clientId'] ?? null;
        $this->context->note('export.download', is_int($clientId) ? $clientId : null, null, ['duty' => $id]);
        $browser = $this->context->browser;
        $begun = false;
        try {
            $api->download(
                "/v1/exports/{$id}/package",
                static function (int $status, ?int $length, ?string $name) use (&$begun, $browser): void {
                    $begun = true;
                    $browser->beginFile('application/zip', $name ?? 'export.zip', $length);
                },
                static function (string $piece) use ($browser): void {
                    $browser->send($piece);
                },
            );
        } catch (Throwable $broken) {
            if (!$begun) {
                throw $broken;
            }
        }
        $browser->leave();
    }

    /** Asks for the anonymisation and confirms it: two calls, of which the first alone destroys nothing. */
    public function anonymize(Posted $posted): Notice
    {
        $clientId = $posted->number('clientId');
        $posted->demandTyped($clientId);
        $force = $posted->isTicked('force');
        $this->context->note('anonymization.create', $clientId, null, ['force' => $force]);
        $api = $this->context->service->api();
        $body = ['clientId' => $clientId] + ($force ? ['force' => true] : []);
        $duty = $api->post('/v1/anonymizations', $body);
        try {
            $api->post('/v1/anonymizations/' . rawurlencode((string) ($duty['id'] ?? '')) . '/confirm');
        } catch (ServiceRefused $refused) {
            // It is open and stands still, as in a dry run: told as it is, not as a failure.
            return new Notice(
                'warning',
                $this->context->texts->of('done_anonymize_unconfirmed', [
                    'id' => $clientId,
                    'why' => $this->context->faults->explain($refused),
                ]),
            );
        }

        return $this->said('done_anonymize', $clientId);
    }

    public function hold(Posted $posted): Notice
    {
        $clientId = $posted->number('clientId');
        $reason = $posted->choice('reason', DutyView::HOLD_REASONS);
        $this->context->note('client.hold', $clientId, null, ['reason' => $reason]);
        $this->context->service->api()->post("/v1/clients/{$clientId}/hold", ['reason' => $reason]);

        return $this->said('done_client_hold', $clientId);
    }

    /** What the hold kept and is due by now would run at once: then the id must have been typed. */
    public function release(Posted $posted): Notice
    {
        $clientId = $posted->number('clientId');
        if ($this->context->due->heldOf($clientId) > 0) {
            $posted->demandTyped($clientId);
        }
        $this->context->note('client.release', $clientId);
        $this->context->service->api()->post("/v1/clients/{$clientId}/release");

        return $this->said('done_client_release', $clientId);
    }

    private function said(string $text, int $clientId): Notice
    {
        return new Notice('success', $this->context->texts->of($text, ['id' => $clientId]));
    }
}
