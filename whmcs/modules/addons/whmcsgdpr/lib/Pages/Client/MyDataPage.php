<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeZone;
use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\Attempt;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceStatus;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;

/**
 * The client area's page "My data": `index.php?m=whmcsgdpr`. `&action=deletion&id=…` shows one deletion, which is where mails
 * lead; `&action=approve&id=…` and the other choices show a confirmation. Only a POST with WHMCS's token acts.
 */
final class MyDataPage
{
    public const URL = 'index.php?m=whmcsgdpr';
    /** What the next page says once, in the visitor's session. */
    private const NOTICE = 'whmcsgdpr_notice';

    private readonly Browser $browser;

    public function __construct(private readonly Parts $parts, ?Browser $browser = null)
    {
        $this->browser = $browser ?? new WebBrowser();
    }

    /**
     * What `whmcsgdpr_clientarea` gives to WHMCS. Ends the request by itself after a POST that acted and for a download.
     *
     * @param array<string, mixed> $vars of WHMCS; `_lang` holds the texts in the client's language
     * @return array<string, mixed>
     */
    public function answer(array $vars): array
    {
        $texts = is_array($vars['_lang'] ?? null) ? $vars['_lang'] : [];
        $words = new Words($texts, new DateTimeZone(date_default_timezone_get()));
        $isPost = ($_SERVER['REQUEST_METHOD'] ?? 'GET') === 'POST';
        if ($isPost) {
            // Outside of what is caught below: how WHMCS refuses a wrong token is its own affair.
            check_token('WHMCS.default');
        }
        try {
            $visitor = Visitor::current();
            $connection = Settings::load()->connection();
            if ($connection === null) {
                return $this->message($words, 'title', 'not_connected');
            }
            $api = new ServiceApi($connection);
            $policy = $this->policy($api);
            $words = new Words($texts, new DateTimeZone($policy['timezone']));
            $desk = new Desk($this->parts, $api, $visitor, $words, $policy['isLive'], $policy['customerMayApprove']);

            return $isPost ? $this->act($desk, $_POST) : $this->show($desk, $_GET);
        } catch (Refused $refused) {
            // To a guest WHMCS shows its own login, because the page asks for one.
            $this->browser->status($refused->reason === 'login' ? 200 : 403);

            return $this->message($words, 'refused_title', "refused_{$refused->reason}");
        } catch (NotTheirs $notTheirs) {
            $this->browser->status(404);

            return $this->message($words, 'not_found_title', 'not_found');
        } catch (ServiceRefused | ServiceUnreachable $silent) {
            return $this->unreachable($words, $isPost);
        } catch (RequestEnded $ended) {
            throw $ended;
        } catch (Throwable $broken) {
            // A broken database, or an answer of the service that nobody foresaw: WHMCS would show the error to the client.
            Attempt::log('the page "My data"', $broken);

            return $this->unreachable($words, $isPost);
        }
    }

    /** @return array<string, mixed> */
    private function unreachable(Words $words, bool $isPost): array
    {
        $this->browser->status(503);
        // Whether an act that was on its way has arrived is unknown.
        $acted = $isPost && ($_POST['action'] ?? null) !== 'download';

        return $this->message($words, 'title', $acted ? 'unreachable_after_asking' : 'unreachable');
    }

    /**
     * @param array<array-key, mixed> $query
     * @return array<string, mixed>
     */
    private function show(Desk $desk, array $query): array
    {
        $action = $query['action'] ?? null;
        $choice = is_string($action) ? $desk->choices[$action] ?? null : null;
        if ($choice === null && $action !== 'deletion') {
            return $this->overview($desk);
        }
        $deletion = $desk->duties->deletion($query['id'] ?? null);
        if ($choice === null) {
            return $this->one($desk, $deletion);
        }

        return $choice->isPossible($deletion)
            ? $this->confirmation($desk, (string) $action, $deletion, null)
            : $this->one($desk, $deletion, $choice->refusal($deletion));
    }

    /**
     * @param array<array-key, mixed> $input
     * @return array<string, mixed>
     */
    private function act(Desk $desk, array $input): array
    {
        $action = $input['action'] ?? null;

        return match (true) {
            $action === 'export' => $this->askForExport($desk),
            $action === 'download' => $this->download($desk, $input['id'] ?? null),
            is_string($action) && isset($desk->choices[$action]) => $this->choose($desk, $action, $input),
            default => throw new NotTheirs(),
        };
    }

    private function askForExport(Desk $desk): never
    {
        $exports = $desk->duties->exports();
        $outcome = $desk->exports->ask($exports);
        $allowedAt = $desk->exports->nextAllowedAt($exports);
        $this->backWith($outcome, $allowedAt === null ? [] : ['when' => $desk->words->moment($allowedAt)]);
    }

    private function download(Desk $desk, mixed $id): never
    {
        $export = $desk->duties->export($id);
        try {
            $desk->exports->download($export, $this->browser);
        } catch (ServiceRefused $refused) {
            match ($refused->status) {
                404, 410 => $this->backWith('export_expired'),
                409 => $this->backWith('export_not_ready'),
                default => throw $refused,
            };
        }
    }

    /**
     * @param array<array-key, mixed> $input
     * @return array<string, mixed>
     */
    private function choose(Desk $desk, string $action, array $input): array
    {
        $choice = $desk->choices[$action];
        $deletion = $desk->duties->deletion($input['id'] ?? null);
        if (!$choice->isPossible($deletion)) {
            $this->backWith(...$choice->refusal($deletion));
        }
        $fault = $choice->fault($deletion, $input);
        if ($fault !== null) {
            return $this->confirmation($desk, $action, $deletion, $fault);
        }
        try {
            $this->backWith($choice->record($deletion, $input));
        } catch (ServiceRefused $refused) {
            // It began, ended or was held between reading and recording: told as it stands now.
            $refused->status === 409
                ? $this->backWith(...$choice->refusal($desk->duties->deletion($deletion['id'])))
                : throw $refused;
        }
    }

    /** @return array<string, mixed> */
    private function overview(Desk $desk): array
    {
        $exports = $desk->duties->exports();
        if (Exports::isAnyOpen($exports)) {
            $this->browser->refreshAfter(5, self::URL);
        }

        return $this->page(
            'mydata',
            $desk->words,
            $desk->overview($exports) + [
                'notice' => $this->notice($desk->words),
            ],
        );
    }

    /**
     * @param array<string, mixed> $deletion
     * @param ?array{string, array<string, string>} $notice
     * @return array<string, mixed>
     */
    private function one(Desk $desk, array $deletion, ?array $notice = null): array
    {
        return $this->page(
            'mydata',
            $desk->words,
            $desk->one($deletion) + [
                'notice' => $this->notice($desk->words, $notice),
            ],
        );
    }

    /**
     * @param array<string, mixed> $deletion
     * @return array<string, mixed>
     */
    private function confirmation(Desk $desk, string $action, array $deletion, ?string $fault): array
    {
        return $this->page('mydata-choice', $desk->words, [
            'deletion' => $desk->deletionView()->of($deletion),
            'action' => $action,
            'form' => $desk->choices[$action]->form($deletion),
            'fault' => $fault === null ? null : $desk->words->say($fault),
        ]);
    }

    /** @return array<string, mixed> */
    private function message(Words $words, string $title, string $text): array
    {
        return $this->page('mydata-message', $words, ['heading' => $words->say($title), 'message' => $words->say($text)]);
    }

    /**
     * @param array<string, mixed> $vars
     * @return array<string, mixed>
     */
    private function page(string $template, Words $words, array $vars): array
    {
        return [
            'pagetitle' => $words->say('title'),
            'breadcrumb' => [self::URL => $words->say('title')],
            'templatefile' => "templates/{$template}",
            'requirelogin' => true,
            'forcessl' => true,
            // One name of ours: WHMCS hands many variables of its own to the same template.
            'vars' => [
                'mydata' => ['url' => self::URL, 'token' => generate_token('plain'), 'text' => $words->all()] + $vars,
            ],
        ];
    }

    /**
     * Sends the browser back to the overview, so that reloading it does not ask again.
     *
     * @param array<string, string> $with
     */
    private function backWith(string $text, array $with = []): never
    {
        $_SESSION[self::NOTICE] = [$text, $with];
        $this->browser->redirect(self::URL);
    }

    /** @param ?array{string, array<string, string>} $notice of this page; else what the page before left */
    private function notice(Words $words, ?array $notice = null): ?string
    {
        $notice ??= $_SESSION[self::NOTICE] ?? null;
        unset($_SESSION[self::NOTICE]);

        return $notice === null ? null : $words->say(...$notice);
    }

    /**
     * What the service promises its clients, asked afresh: what a changed policy takes away must not be offered any more. Nor
     * is a choice taken while the service runs dry, because it would not be followed by what the wording says.
     *
     * @return array{timezone: string, isLive: bool, customerMayApprove: bool}
     */
    private function policy(ServiceApi $api): array
    {
        $status = (new ServiceStatus($this->parts->state))->refresh($api);
        $policy = $status['policy'] ?? [];
        $timezone = $policy['timezone'] ?? '';

        return [
            'timezone' => in_array($timezone, DateTimeZone::listIdentifiers(DateTimeZone::ALL_WITH_BC), true)
                ? $timezone
                : date_default_timezone_get(),
            'isLive' => ($status['mode'] ?? '') === 'live',
            'customerMayApprove' => ($policy['hostingDeletion']['customerMayApprove'] ?? false) === true,
        ];
    }
}
