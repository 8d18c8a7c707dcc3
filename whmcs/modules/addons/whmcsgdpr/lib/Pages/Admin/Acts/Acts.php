<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\NotAccepted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\RequestEnded;

/** Everything the page can do, by the name its form sends. The token was checked before. */
final class Acts
{
    private const TABLE = [
        'anonymization.create' => [ClientActs::class, 'anonymize'],
        'backlog.release' => [TaskActs::class, 'releaseBacklog'],
        'brake.hold' => [DutyActs::class, 'holdBrake'],
        'brake.release' => [DutyActs::class, 'releaseBrake'],
        'client.hold' => [ClientActs::class, 'hold'],
        'client.release' => [ClientActs::class, 'release'],
        'connection.test' => [ConnectionActs::class, 'test'],
        'deletion.approve' => [DutyActs::class, 'approve'],
        'deletion.data_first' => [DutyActs::class, 'dataFirst'],
        'duty.hold' => [DutyActs::class, 'hold'],
        'duty.release' => [DutyActs::class, 'release'],
        'duty.retry' => [DutyActs::class, 'retry'],
        'duty.withdraw' => [DutyActs::class, 'withdraw'],
        'export.create' => [ClientActs::class, 'export'],
        'export.download' => [ClientActs::class, 'download'],
        'missing.confirm' => [EventActs::class, 'confirmMissing'],
        'outbox.discard' => [EventActs::class, 'discard'],
        'outbox.send' => [ConnectionActs::class, 'send'],
        'service.resume' => [ConnectionActs::class, 'resume'],
        'service.stop' => [ConnectionActs::class, 'stop'],
        'task.done' => [TaskActs::class, 'done'],
    ];

    /** Does what the form asks, once; whatever goes wrong is told, never thrown. */
    public function perform(AdminContext $context, Posted $posted): Notice
    {
        try {
            $act = self::TABLE[$posted->choice('act', array_keys(self::TABLE))];

            return (new ($act[0])($context))->{$act[1]}($posted);
        } catch (RequestEnded $ended) {
            throw $ended;
        } catch (NotAccepted $unfilled) {
            return new Notice('warning', $context->faults->explain($unfilled));
        } catch (Throwable $fault) {
            return $context->faults->notice($fault);
        }
    }
}
