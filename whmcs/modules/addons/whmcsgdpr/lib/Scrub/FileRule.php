<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Illuminate\Database\Query\Builder;
use RuntimeException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\ClientFiles;

/**
 * Removes the client's files with their rows. A file out of reach keeps its row, so that somebody can find it. First the file
 * gets a name that says only its row's number, then the row goes, then the file: wherever that is cut off, the next run
 * finds where it was.
 */
final class FileRule implements Rule
{
    private const TABLE = 'tblclientsfiles';
    private const ERASING = 'whmcsgdpr-erasing-';

    public function __construct(private readonly ClientFiles $files) {}

    public function lack(Columns $columns): Lack
    {
        $missing = $columns->missing([self::TABLE => ['id', 'userid', 'filename']]);

        return new Lack($missing, $missing !== []);
    }

    public function scrub(Subject $subject, Batches $batches): int
    {
        $this->sweep();
        $removed = 0;
        foreach ($this->rows($subject)->orderBy('id')->get() as $row) {
            if ($batches->areSpent()) {
                break;
            }
            $removed += $batches->run(
                fn(): int => $this->setAside($row) ? Capsule::table(self::TABLE)->where('id', $row->id)->delete() : 0,
            );
            $this->sweep();
        }

        return $removed;
    }

    public function left(Subject $subject, Batches $batches): int
    {
        return $this->countInReach($subject);
    }

    public function outOfReach(Subject $subject): array
    {
        return $this->rows($subject)->count() > $this->countInReach($subject) ? [self::TABLE . '.file'] : [];
    }

    private function rows(Subject $subject): Builder
    {
        return Capsule::table(self::TABLE)->where('userid', $subject->clientId);
    }

    private function countInReach(Subject $subject): int
    {
        return count(array_filter($this->rows($subject)->get()->all(), fn(object $row): bool => $this->isInReach($row)));
    }

    private function isInReach(object $row): bool
    {
        $folder = $this->files->folder();

        return $folder !== null &&
            (is_file("{$folder}/" . self::ERASING . $row->id) || $this->files->path((string) $row->filename) !== null);
    }

    /** Whether the row may go: its file waits to be removed, or is another row's too. */
    private function setAside(object $row): bool
    {
        if (!$this->isInReach($row)) {
            return false;
        }
        $aside = $this->files->folder() . '/' . self::ERASING . $row->id;
        if (is_file($aside)) {
            return true;
        }
        $isShared = Capsule::table(self::TABLE)->where('filename', $row->filename)->where('id', '<>', $row->id)->exists();

        return $isShared || @rename((string) $this->files->path((string) $row->filename), $aside);
    }

    /** Removes the files whose rows are gone. */
    private function sweep(): void
    {
        foreach (glob($this->files->folder() . '/' . self::ERASING . '*') ?: [] as $path) {
            $id = substr(basename($path), strlen(self::ERASING));
            $hasRow = Capsule::table(self::TABLE)->where('id', (int) $id)->exists();
            if (!$hasRow && !@unlink($path)) {
                throw new RuntimeException('scrub.file_stays');
            }
        }
    }
}
