<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

/** What a form sent, read strictly: ids, choices and ticks, and nothing that was not offered. */
final class Posted
{
    private const UUID = '~^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z~';

    /** @param array<array-key, mixed> $fields */
    public function __construct(private readonly array $fields) {}

    /** The id of a duty or task. @throws NotAccepted */
    public function uuid(string $name): string
    {
        $value = $this->fields[$name] ?? null;

        return is_string($value) && preg_match(self::UUID, $value) === 1 ? $value : throw new NotAccepted('id');
    }

    /** Ids of duties, each once. @return list<string> @throws NotAccepted for none or anything else among them */
    public function uuids(string $name): array
    {
        $values = $this->fields[$name] ?? null;
        if (!is_array($values) || $values === []) {
            throw new NotAccepted('nothing_chosen');
        }
        foreach ($values as $value) {
            if (!is_string($value) || preg_match(self::UUID, $value) !== 1) {
                throw new NotAccepted('id');
            }
        }

        return array_values(array_unique($values));
    }

    /** One of WHMCS's ids. @throws NotAccepted */
    public function number(string $name): int
    {
        $value = is_string($this->fields[$name] ?? null) ? trim($this->fields[$name]) : '';

        return preg_match('~^[1-9]\d{0,8}\z~', $value) === 1 ? (int) $value : throw new NotAccepted('number');
    }

    /** A client's id; null for 0, which is nobody in particular. @throws NotAccepted */
    public function client(string $name): ?int
    {
        return ($this->fields[$name] ?? null) === '0' ? null : $this->number($name);
    }

    /** One of WHMCS's ids, or 0 where the form has none. @throws NotAccepted */
    public function numberOrNone(string $name): int
    {
        return isset($this->fields[$name]) ? $this->number($name) : 0;
    }

    /** @param list<string> $offered @throws NotAccepted */
    public function choice(string $name, array $offered): string
    {
        $value = $this->fields[$name] ?? null;

        return in_array($value, $offered, true) ? $value : throw new NotAccepted('choice');
    }

    public function isTicked(string $name): bool
    {
        return ($this->fields[$name] ?? null) === '1';
    }

    /** A day, `YYYY-MM-DD`; null where the field was left empty. @throws NotAccepted */
    public function day(string $name): ?string
    {
        $value = $this->fields[$name] ?? '';
        if ($value === '') {
            return null;
        }

        return is_string($value) && preg_match('~^\d{4}-\d{2}-\d{2}\z~', $value) === 1
            ? $value
            : throw new NotAccepted('day');
    }

    /** The typed confirmation. @throws NotAccepted unless exactly this was typed */
    public function demandTyped(int $expected): void
    {
        $typed = $this->fields['typed'] ?? null;
        if (!is_string($typed) || trim($typed) !== (string) $expected) {
            throw new NotAccepted('typed');
        }
    }

    /** The key that makes the same form, sent twice, one act for the service; null where it did not come. */
    public function once(): ?string
    {
        $value = $this->fields['once'] ?? null;

        return is_string($value) && preg_match('~^[0-9a-f]{32}\z~', $value) === 1 ? $value : null;
    }
}
