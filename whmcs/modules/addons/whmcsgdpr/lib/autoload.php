<?php

/**
 * Loads the addon's own classes. WHMCS does so by itself for `lib/`, but only once the addon is known to it: the hooks and
 * the door must not depend on that.
 */

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    $prefix = 'WHMCS\\Module\\Addon\\Whmcsgdpr\\';
    if (strncmp($class, $prefix, strlen($prefix)) !== 0) {
        return;
    }
    $path = __DIR__ . '/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (is_file($path)) {
        require_once $path;
    }
});
