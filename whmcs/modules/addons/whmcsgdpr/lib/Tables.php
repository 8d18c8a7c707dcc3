<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;

/**
 * The addon's own tables. They hold ids, enumerations, counts and times, all times in UTC; never a name, an address, a
 * password or free text.
 */
final class Tables
{
    public const OUTBOX = 'mod_whmcsgdpr_outbox';
    public const SEEN = 'mod_whmcsgdpr_seen';
    public const BRAKE = 'mod_whmcsgdpr_brake';
    public const OWNER_HOLDS = 'mod_whmcsgdpr_owner_holds';
    public const DOOR_CALLS = 'mod_whmcsgdpr_door_calls';
    public const EVIDENCE = 'mod_whmcsgdpr_evidence';
    public const STATE = 'mod_whmcsgdpr_state';

    public const ALL = [
        self::OUTBOX,
        self::SEEN,
        self::BRAKE,
        self::OWNER_HOLDS,
        self::DOOR_CALLS,
        self::EVIDENCE,
        self::STATE,
    ];

    /** Creates what is missing and leaves what is there: may be called at each activation and each update. */
    public static function install(): void
    {
        self::create(self::OUTBOX, static function (Blueprint $table): void {
            $table->bigIncrements('id');
            $table->string('event_id', 64)->unique();
            $table->string('type', 64);
            $table->unsignedInteger('client_id')->nullable();
            // The envelope exactly as it is signed and sent: the same bytes at each attempt.
            $table->text('body');
            $table->dateTime('occurred_at');
            $table->unsignedInteger('attempts')->default(0);
            $table->dateTime('next_attempt_at')->index();
            $table->string('claimed_by', 32)->nullable();
            $table->dateTime('claimed_until')->nullable();
            $table->dateTime('first_failed_at')->nullable();
            // A code such as `http_503`, `timeout` or `redirect`; never what the other side wrote.
            $table->string('last_problem', 64)->nullable();
            $table->dateTime('delivered_at')->nullable()->index();
        });
        // What the addon last saw of what no hook tells: kind `client`, `service` or `request` (by its service's id).
        self::create(self::SEEN, static function (Blueprint $table): void {
            $table->string('kind', 16);
            $table->unsignedInteger('object_id');
            $table->unsignedInteger('client_id');
            $table->string('state', 64);
            $table->dateTime('seen_at');
            // Since when WHMCS has it no more; null while it has.
            $table->dateTime('missing_since')->nullable();
            $table->primary(['kind', 'object_id']);
        });
        self::create(self::BRAKE, static function (Blueprint $table): void {
            $table->unsignedInteger('service_id');
            // 0: the service itself, else one of its product addons, which has a judgement of its own.
            $table->unsignedInteger('addon_id')->default(0);
            $table->unsignedInteger('client_id');
            $table->string('state', 16);
            $table->string('cause', 32);
            $table->dateTime('held_at');
            // Null: nothing but a release ends the hold.
            $table->dateTime('hold_ends_at')->nullable();
            // When the service says that the deletion is due.
            $table->dateTime('due_at')->nullable();
            $table->dateTime('released_at')->nullable();
            $table->dateTime('released_until')->nullable();
            // `service`, or `admin:` and the admin's id.
            $table->string('released_by', 32)->nullable();
            $table->string('reason', 32)->nullable();
            // When a termination was last let pass.
            $table->dateTime('passed_at')->nullable();
            $table->primary(['service_id', 'addon_id']);
        });
        // What the owner holds in the service: kind `client`, `service` or `all` (whose id is 0).
        self::create(self::OWNER_HOLDS, static function (Blueprint $table): void {
            $table->string('kind', 16);
            $table->unsignedInteger('object_id');
            $table->dateTime('held_at');
            $table->primary(['kind', 'object_id']);
        });
        self::create(self::DOOR_CALLS, static function (Blueprint $table): void {
            $table->string('call_id', 64)->primary();
            $table->dateTime('received_at')->index();
        });
        self::create(self::EVIDENCE, static function (Blueprint $table): void {
            $table->bigIncrements('id');
            $table->dateTime('at');
            $table->string('kind', 48);
            $table->string('actor', 48);
            $table->unsignedInteger('client_id')->nullable();
            $table->unsignedInteger('service_id')->nullable();
            $table->text('detail');
        });
        self::create(self::STATE, static function (Blueprint $table): void {
            $table->string('name', 64)->primary();
            $table->text('value');
        });
    }

    /** Removes every table of the addon, evidence and unsent events included. */
    public static function drop(): void
    {
        foreach (self::ALL as $table) {
            Capsule::schema()->dropIfExists($table);
        }
    }

    private static function create(string $name, callable $columns): void
    {
        if (!Capsule::schema()->hasTable($name)) {
            Capsule::schema()->create($name, $columns);
        }
    }
}
