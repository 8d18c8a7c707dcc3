<?php

/** WHMCS's summary of a client, as far as hooks add links to it: `clientssummary.php?userid=7`. */

declare(strict_types=1);

require __DIR__ . '/frame.php';

$links = array_merge([], ...run_hook('AdminAreaClientSummaryActionLinks', ['userid' => (int) ($_GET['userid'] ?? 0)]));
harness_admin_page('Client summary', '<ul><li>' . implode('</li><li>', $links) . '</li></ul>');
