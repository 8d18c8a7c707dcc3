<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use Lang;

/** The entry "My data" in the client area's account menu. */
final class MenuLink
{
    /**
     * Adds it for the owner of the chosen client; a theme or menu without an account entry is left as it is.
     *
     * @param mixed $navbar what the hook ClientAreaSecondaryNavbar was given: WHMCS's menu item
     */
    public static function add(mixed $navbar): void
    {
        $account = is_object($navbar) && method_exists($navbar, 'getChild') ? $navbar->getChild('Account') : null;
        if (!is_object($account) || !method_exists($account, 'addChild')) {
            return;
        }
        try {
            Visitor::current();
        } catch (Refused $refused) {
            return;
        }
        $account->addChild('whmcsgdpr', ['label' => self::label(), 'uri' => MyDataPage::URL, 'order' => 65]);
    }

    /** In the visitor's language: a hook is not handed the addon's texts. WHMCS escapes no label; this one is our own. */
    private static function label(): string
    {
        $language = class_exists(Lang::class) ? Lang::getName() : $_SESSION['Language'] ?? '';
        $known = is_string($language) && preg_match('~^(dutch|french|german)$~D', $language) === 1 ? $language : 'english';
        $_ADDONLANG = [];
        require dirname(__DIR__, 3) . "/lang/{$known}.php";

        return $_ADDONLANG['client_title'];
    }
}
