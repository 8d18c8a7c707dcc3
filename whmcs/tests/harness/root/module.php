<?php

/** What WHMCS does around a command to a server module. The server itself always obeys. */

declare(strict_types=1);

use WHMCS\Database\Capsule;

/** What WHMCS hands to hooks of a module command: with it come clear passwords and a person's profile. */
function harness_module_params(object $service): array
{
    return [
        'serviceid' => $service->id,
        'userid' => $service->userid,
        'pid' => $service->packageid,
        'serverid' => $service->server,
        'domain' => $service->domain,
        'username' => $service->username,
        'password' => 'clear-hosting-password',
        'producttype' => 'hostingaccount',
        'moduletype' => 'cpanel',
        'configoption1' => 'starter',
        'clientsdetails' => (array) Capsule::table('tblclients')->find($service->userid),
        'customfields' => ['National number' => 'clear-national-number'],
        'configoptions' => [],
        'server' => true,
        'serverip' => '192.0.2.10',
        'serverhostname' => 'server.example.net',
        'serverusername' => 'reseller',
        'serverpassword' => 'clear-server-password',
        'serveraccesshash' => 'clear-access-hash',
        'serversecure' => true,
        'serverport' => '2087',
        'model' => $service,
    ];
}

/** Terminates a service as the cron would; false where a hook aborted it. */
function harness_terminate(object $service, string $status): bool
{
    $params = harness_module_params($service);
    foreach (run_hook('PreModuleTerminate', ['params' => $params]) as $result) {
        if (is_array($result) && ($result['abortcmd'] ?? false) === true) {
            logActivity(
                "Module Terminate Failed - Service ID: {$service->id} - Error: Function Aborted by Action Hook Code",
                $service->userid,
            );

            return false;
        }
    }
    Capsule::table('tblhosting')
        ->where('id', $service->id)
        ->update(['domainstatus' => $status]);
    run_hook('AfterModuleTerminate', ['params' => $params]);

    return true;
}
