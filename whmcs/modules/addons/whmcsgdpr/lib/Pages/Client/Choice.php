<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** What a client may decide about a coming deletion: read in full, ticked, posted, recorded here and at the service. */
interface Choice
{
    /**
     * Whether it can be made as the deletion stands.
     *
     * @param array<string, mixed> $deletion
     */
    public function isPossible(array $deletion): bool;

    /** How it is offered beside the deletion. @return array{button: string, hint: string, style: string} */
    public function offer(): array;

    /**
     * What its confirmation shows: the whole wording for where this deletion stands, and a mark of what was shown.
     *
     * @param array<string, mixed> $deletion one for which it is possible
     * @return array{seen: string, title: string, about: list<array{label: string, text: string}>, lines: list<string>,
     *     choose: string, options: list<array{value: string, text: string}>, understood: string, confirm: string,
     *     style: string}
     */
    public function form(array $deletion): array;

    /**
     * What keeps a filled-in confirmation from counting.
     *
     * @param array<string, mixed> $deletion
     * @param array<array-key, mixed> $input as posted
     * @return ?string the text that tells: `choice_changed`, `choice_choose` or `choice_tick`; null: it counts
     */
    public function fault(array $deletion, array $input): ?string;

    /**
     * Records it, at the service and as evidence here. Only after `fault` found none.
     *
     * @param array<string, mixed> $deletion
     * @param array<array-key, mixed> $input as posted
     * @return string the text that says what follows
     * @throws ServiceRefused when the deletion stands otherwise by now; nothing was recorded
     * @throws ServiceUnreachable
     */
    public function record(array $deletion, array $input): string;

    /**
     * What is told where it is not possible: the second of two clicks must not sound as if the first had failed.
     *
     * @param array<string, mixed> $deletion
     * @return array{0: string, 1: array<string, string>} a text and what is filled in
     */
    public function refusal(array $deletion): array;
}
