<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts\Acts;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Backlog;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Banner;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\BrakeList;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Clients;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\ConnectionTest;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Deletions;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\OneClient;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\OneService;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\OneTask;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\OutboxState;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Overview;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Purges;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\StopSwitch;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Tasks;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\Warnings;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Browser;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\WebBrowser;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceStatus;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WHMCS\Module\Addon\Whmcsgdpr\Version;

/**
 * The module's page in WHMCS's admin area. It works without JavaScript and loads nothing from elsewhere. Reading never acts;
 * acting is a POST under WHMCS's token. What one section cannot read is said in its place, and the rest is shown.
 */
final class AdminPage
{
    /** Views that are tabs, from left to right. */
    private const TABS = ['overview', 'deletions', 'clients', 'tasks', 'documents', 'backlog', 'connection'];
    /** Tabs under which a view that is reached by links stands. */
    private const UNDER = ['client' => 'clients', 'service' => 'deletions', 'task' => 'tasks'];
    /** The views, each with its sections from top to bottom. */
    private const VIEWS = [
        'overview' => [Warnings::class, Overview::class, OutboxState::class, StopSwitch::class],
        'deletions' => [Deletions::class, BrakeList::class],
        'clients' => [Clients::class],
        'tasks' => [Tasks::class],
        'documents' => [Purges::class],
        'backlog' => [Backlog::class],
        'connection' => [ConnectionTest::class, OutboxState::class],
        // Reached by links, without a tab of its own.
        'client' => [OneClient::class],
        'service' => [OneService::class],
        'task' => [OneTask::class],
    ];

    public function __construct(private readonly Parts $parts, private readonly Browser $browser = new WebBrowser()) {}

    /**
     * The page as HTML; after an act nothing but a redirect, where headers can still be sent.
     *
     * @param array<string, mixed> $vars what WHMCS hands to the module: `modulelink` and `_lang` are read
     */
    public function render(array $vars): string
    {
        $texts = Texts::ofAdmin($vars['_lang'] ?? null);
        $links = new Links((string) ($vars['modulelink'] ?? 'addonmodules.php?module=' . Settings::MODULE));
        $view = is_string($_GET['view'] ?? null) && isset(self::VIEWS[$_GET['view']]) ? $_GET['view'] : 'overview';
        try {
            $context = $this->context($texts, $links);
        } catch (Throwable $broken) {
            // Without the addon's own tables nothing of it works: it says so rather than break WHMCS's page.
            return (string) (new Faults($texts))->notice($broken)->html();
        }
        if (($_SERVER['REQUEST_METHOD'] ?? 'GET') !== 'POST') {
            return (string) $this->page($context, $view, Notice::take());
        }
        check_token('WHMCS.admin.default');
        $notice = (new Acts())->perform($context, new Posted($_POST));
        if (headers_sent()) {
            // What was done may have changed what the service says of itself.
            return (string) $this->page($this->context($texts, $links), $view, $notice);
        }
        $notice->keep();
        header('Location: ' . self::addressAfter($links, $view), true, 303);

        return '';
    }

    private function context(Texts $texts, Links $links): AdminContext
    {
        $connection = Settings::load()->connection();
        $service = ServiceState::look($connection, new ServiceStatus($this->parts->state));

        $adminId = (int) ($_SESSION['adminid'] ?? 0);

        return new AdminContext($this->parts, $connection, $service, $texts, $links, $adminId, $this->browser);
    }

    private function page(AdminContext $context, string $view, ?Notice $notice): Html
    {
        return Html::tag(
            'div',
            ['class' => 'wg'],
            Html::style(Style::CSS),
            (new Banner())->html($context),
            $notice?->html(),
            self::tabs($context, $view),
            ...array_map(static fn(string $section): Html => self::section(new $section(), $context), self::VIEWS[$view]),
            ...[
                Html::tag(
                    'p',
                    ['class' => 'wg-foot'],
                    $context->texts->of('foot', [
                        'addon' => Version::NUMBER,
                        'service' => (string) ($context->service->status['version'] ?? '–'),
                        'zone' => $context->dates->zone(),
                    ]),
                ),
            ],
        );
    }

    /** One section, or why it cannot be shown. */
    private static function section(Section $section, AdminContext $context): Html
    {
        try {
            return $section->html($context);
        } catch (ServiceUnreachable | ServiceRefused $fault) {
            // A silent service is told of once, at the top; here only what is missing because of it.
            $text = $context->service->answers() ? $context->faults->explain($fault) : $context->texts->of('needs_service');

            return Widgets::alert('warning', $text);
        } catch (Throwable $broken) {
            return Widgets::alert('danger', $context->faults->explain($broken));
        }
    }

    private static function tabs(AdminContext $context, string $open): Html
    {
        $tabs = [];
        foreach (self::TABS as $view) {
            $isOpen = $view === (self::UNDER[$open] ?? $open);
            $tabs[] = Html::tag(
                'li',
                ['class' => $isOpen ? 'active' : null],
                Widgets::link($context->links->view($view), $context->texts->of("tab_{$view}")),
            );
        }

        return Html::tag('ul', ['class' => 'nav nav-tabs'], ...$tabs);
    }

    private static function addressAfter(Links $links, string $view): string
    {
        $client = $_POST['clientId'] ?? null;

        $isOne = $view === 'client' && is_string($client) && ctype_digit($client);

        return $links->view($view, $isOne ? ['clientId' => $client] : []);
    }
}
