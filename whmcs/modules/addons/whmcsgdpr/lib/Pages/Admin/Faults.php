<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use ReflectionClass;
use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** Errors in the admin's words: what happened, what it means, what to do. */
final class Faults
{
    public function __construct(private readonly Texts $texts) {}

    public function notice(Throwable $fault): Notice
    {
        $lines = $fault instanceof ServiceRefused ? $this->blockers($fault->answer) : [];

        return new Notice('danger', $this->explain($fault), $lines);
    }

    /** One or a few sentences. */
    public function explain(Throwable $fault): string
    {
        return match (true) {
            $fault instanceof ServiceUnreachable => $this->texts->code('unreachable', $fault->reason),
            $fault instanceof ServiceRefused => $this->refusal($fault),
            $fault instanceof NotAccepted => $this->texts->code('form', $fault->reason),
            $fault instanceof BrakeRefused => $this->texts->code('brake_refused', $fault->reason),
            // Whatever its message says may hold a person's data: it is not shown.
            default => $this->texts->of('fault_unexpected', ['kind' => (new ReflectionClass($fault))->getShortName()]),
        };
    }

    /**
     * What stands in the way, one line each.
     *
     * @param array<array-key, mixed> $answer of the service, with `blockers`
     * @return list<array{ok: ?bool, text: string}>
     */
    public function blockers(array $answer): array
    {
        $lines = [];
        foreach (is_array($answer['blockers'] ?? null) ? $answer['blockers'] : [] as $blocker) {
            $code = (string) ($blocker['code'] ?? '');
            $words = $this->texts->has("blocker_{$code}")
                ? $this->texts->of("blocker_{$code}")
                : (string) ($blocker['message'] ?? $code);
            $ids = implode(', ', array_filter($blocker['ids'] ?? [], 'is_int'));
            $lines[] = ['ok' => false, 'text' => $ids === '' ? $words : "{$words} ({$ids})"];
        }

        return $lines;
    }

    private function refusal(ServiceRefused $refused): string
    {
        $type = basename((string) ($refused->answer['type'] ?? $refused->reason));
        if ($this->texts->has("fault_{$type}")) {
            return $this->texts->of("fault_{$type}", ['code' => $refused->reason]);
        }

        return $this->texts->of('fault_other', ['detail' => $refused->detail === '' ? $refused->reason : $refused->detail]);
    }
}
