import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where Linux keeps a file system in memory that anyone may write to. */
const MEMORY = '/dev/shm';
/** From linux/magic.h: what `statfs` calls such a file system. */
const TMPFS_MAGIC = 0x01_02_19_94;
/** Bytes that have to be free there, and of memory at all: four times of what a whole run puts there. */
const ROOM = 8 * 2 ** 30;

/**
 * Where a run's databases lie: in memory where there is plenty, else in the temporary folder. Each
 * test file makes a database, which is three hundred files, and removes it. An ext4 without a journal
 * looks at every file that was removed in the last minutes before it makes one: near the end of a run
 * one database then costs a third of a second of computing, and one thirtieth in memory.
 *
 * @param room bytes that have to be free
 */
export function dataParent(memory: string = MEMORY, room: number = ROOM): string {
  try {
    const { type, bavail, bsize } = statfsSync(memory);
    accessSync(memory, constants.W_OK | constants.X_OK);
    const roomy = bavail * bsize >= room && process.availableMemory() >= room;
    return type === TMPFS_MAGIC && roomy ? memory : tmpdir();
  } catch {
    // Not there, or not for this user.
    return tmpdir();
  }
}

/** Where runs may have left something in memory, whether or not there is room for another. */
export function memoryParents(memory: string = MEMORY): readonly string[] {
  return existsSync(memory) ? [memory] : [];
}
