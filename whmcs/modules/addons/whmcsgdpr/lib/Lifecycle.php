<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use Throwable;
use WHMCS\Database\Capsule;

/**
 * What happens when an admin activates, updates and deactivates the addon. Each of the three may be repeated. Nothing here uses
 * the network, and no answer carries what a database said.
 */
final class Lifecycle
{
    public function __construct(private readonly Parts $parts) {}

    /** Makes the addon's tables, or finds those of an earlier time. @return array{status: string, description: string} */
    public function activate(): array
    {
        return $this->attempt('activated', function (): array {
            Tables::install();
            $this->parts->evidence->note('addon.activated', 'admin', null, null, ['version' => Version::NUMBER]);

            return self::success(
                'Next: press Configure, give your role group access, paste the connection string that the command' .
                    ' "npm run addon:connect" prints, save, and open Addons > GDPR automation to test the connection.' .
                    ' From now on no service is terminated before its deletion was released.',
            );
        });
    }

    /**
     * Brings the tables of an earlier version up to this one.
     *
     * @param string $from the version that was installed before
     */
    public function upgrade(string $from): void
    {
        Tables::install();
        if (version_compare($from, Version::NUMBER, '!=')) {
            $this->parts->evidence->note('addon.upgraded', 'admin', null, null, ['from' => $from, 'to' => Version::NUMBER]);
        }
    }

    /**
     * Keeps everything unless the owner ticked otherwise, and says what stops.
     *
     * @return array{status: string, description: string}
     */
    public function deactivate(): array
    {
        return $this->attempt('deactivated', function (): array {
            $found = $this->whatIsOpen();
            $drops = Settings::load()->dropTablesOnDeactivation;
            if ($drops) {
                Tables::drop();
            } elseif (Capsule::schema()->hasTable(Tables::EVIDENCE)) {
                $this->parts->evidence->note('addon.deactivated', 'admin', null, null, $found);
            }

            return self::success(
                'The brake is off while the addon is inactive: WHMCS may now terminate services at once,' .
                    " {$found['held']} of them were held. No event reaches the service any more. " .
                    ($drops
                        ? "The addon's tables were removed, with {$found['unsent']} unsent event(s) and the evidence."
                        : "The addon's tables were kept: {$found['unsent']} unsent event(s) are sent once it is active again."),
            );
        });
    }

    /** @return array{held: int, unsent: int} */
    private function whatIsOpen(): array
    {
        $schema = Capsule::schema();
        $unsent = fn(): int => Capsule::table(Tables::OUTBOX)->whereNull('delivered_at')->count();

        return [
            'held' => $schema->hasTable(Tables::BRAKE) ? $this->parts->brake->counts()['held'] : 0,
            'unsent' => $schema->hasTable(Tables::OUTBOX) ? $unsent() : 0,
        ];
    }

    /**
     * @param callable(): array{status: string, description: string} $act
     * @return array{status: string, description: string}
     */
    private function attempt(string $what, callable $act): array
    {
        try {
            return $act();
        } catch (Throwable $failure) {
            $kind = get_class($failure);

            return [
                'status' => 'error',
                'description' =>
                    "The addon could not be {$what}: its tables could not be read or written ({$kind})." .
                    ' Check that the database user of WHMCS may create tables, then try again.',
            ];
        }
    }

    /** @return array{status: string, description: string} */
    private static function success(string $description): array
    {
        return ['status' => 'success', 'description' => $description];
    }
}
