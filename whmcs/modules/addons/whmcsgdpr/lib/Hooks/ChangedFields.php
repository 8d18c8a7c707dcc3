<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

/** Which fields of a profile an edit changed: names of a closed list, never a value. */
final class ChangedFields
{
    private const NAMES = [
        'firstname',
        'lastname',
        'companyname',
        'email',
        'address1',
        'address2',
        'city',
        'state',
        'postcode',
        'country',
        'phonenumber',
        'tax_id',
        'language',
        'notes',
        'status',
        'billingcid',
        'groupid',
    ];
    /** `olddata` of a user is its table's row, the hook's own variables are not. */
    private const OLD_NAMES = ['firstname' => 'first_name', 'lastname' => 'last_name'];

    /**
     * The names whose value is there before and after and differs.
     *
     * @param array<string, mixed> $vars what the hook was given, `olddata` within
     * @return list<string>
     */
    public static function of(array $vars): array
    {
        $old = is_array($vars['olddata'] ?? null) ? $vars['olddata'] : [];
        $changed = [];
        foreach (self::NAMES as $name) {
            $before = $old[$name] ?? ($old[self::OLD_NAMES[$name] ?? $name] ?? null);
            $after = $vars[$name] ?? null;
            if (is_scalar($before) && is_scalar($after) && (string) $before !== (string) $after) {
                $changed[] = $name;
            }
        }

        return $changed;
    }
}
