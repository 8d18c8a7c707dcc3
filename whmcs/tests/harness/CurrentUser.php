<?php

declare(strict_types=1);

namespace WHMCS\Authentication;

/**
 * Who makes this request, as WHMCS's own class answers: from the session, where `login.php` put it. The states do not exclude
 * one another: staff may be logged in beside a user, or act for one.
 */
final class CurrentUser
{
    public function user(): ?object
    {
        return self::known('harness_user');
    }

    public function client(): ?object
    {
        return self::known('harness_client');
    }

    public function admin(): ?object
    {
        return self::known('adminid');
    }

    public function isAuthenticatedUser(): bool
    {
        return $this->user() !== null;
    }

    public function isAuthenticatedAdmin(): bool
    {
        return $this->admin() !== null;
    }

    /** Staff pressed "Login as Owner". */
    public function isMasqueradingAdmin(): bool
    {
        return ($_SESSION['harness_masquerading'] ?? false) === true;
    }

    private static function known(string $name): ?object
    {
        return isset($_SESSION[$name]) ? (object) ['id' => (int) $_SESSION[$name]] : null;
    }
}
