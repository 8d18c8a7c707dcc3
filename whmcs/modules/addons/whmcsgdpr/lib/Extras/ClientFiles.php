<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Extras;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * The files that staff put under a client. WHMCS keeps them in a folder of the server or in a remote store; only the folder is
 * within reach here.
 */
final class ClientFiles
{
    /** The folder as it is set now; null: a remote store, a move between two stores, or a folder that is not there. */
    public function folder(): ?string
    {
        $configured = $this->configured();
        if ($configured === false) {
            return null;
        }
        $root = defined('ROOTDIR') ? (string) constant('ROOTDIR') : '';
        $path = $configured ?? ($GLOBALS['attachments_dir'] ?? "{$root}/attachments");
        if (!is_string($path) || $path === '') {
            return null;
        }
        $folder = realpath($path[0] === '/' || preg_match('~^[A-Za-z]:~', $path) === 1 ? $path : "{$root}/{$path}");

        return $folder !== false && is_dir($folder) ? $folder : null;
    }

    /** Where a file lies; null: out of reach, which a name with a path in it always is. */
    public function path(string $filename): ?string
    {
        $folder = $this->folder();
        if ($folder === null || $filename === '' || preg_match('~[/\\\\\0]|^\.\.?$~', $filename) === 1) {
            return null;
        }
        $path = "{$folder}/{$filename}";

        return is_file($path) && !is_link($path) ? $path : null;
    }

    /** @return string|false|null a local path; false: not in a local folder; null: WHMCS says nothing, as before 7.7 */
    private function configured(): string|false|null
    {
        $needed = [
            'tblfileassetsettings' => ['asset_type', 'storageconfiguration_id', 'migratetoconfiguration_id'],
            'tblstorageconfigurations' => ['id', 'settings', 'is_local'],
        ];
        if ((new Columns())->missing($needed) !== []) {
            return null;
        }
        $asset = Capsule::table('tblfileassetsettings')->where('asset_type', 'client_files')->first();
        if ($asset === null) {
            return null;
        }
        $store = Capsule::table('tblstorageconfigurations')->where('id', $asset->storageconfiguration_id)->first();
        if ($store === null || (int) $store->is_local !== 1 || $asset->migratetoconfiguration_id !== null) {
            return false;
        }
        $settings = json_decode((string) $store->settings, true);
        $path = is_array($settings) ? $settings['local_path'] ?? null : null;

        return is_string($path) && $path !== '' ? $path : null;
    }
}
