<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

/** One thing the service may ask of this addon. It is reached only after every check of the door has passed. */
interface DoorAction
{
    /** Its name on the wire, such as `release`. */
    public function name(): string;

    /**
     * Does what was asked and answers. Whatever can be refused is refused here, before anything is sent: a stream that has
     * begun can only break off.
     *
     * @param array<string, mixed> $data of the call, unchecked: read it with `DoorData`
     * @throws DoorRefusal with the code that the caller is told
     */
    public function answer(array $data): DoorAnswer;
}
