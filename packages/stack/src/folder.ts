import { accessSync, chmodSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dataPaths } from './layout.ts';
import { outsideFolders } from './postgres-place.ts';
import { describeError, StackError } from './stack-error.ts';

/** Makes the data folder where it is missing. Throws `StackError` when it cannot be written. */
export function prepareFolder(home: string): void {
  const isNew = !existsSync(home);
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StackError(
      `the data folder ${home} cannot be written (${describeError(error).split(',')[0]}); ` +
        'give this user the folder with chown, or set BLOCKSCORE_HOME to another one',
    );
  }
  // Under root the database's user has to pass through; it cannot list, and each file says who may
  // read it.
  if (isNew) chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** Removes what a start keeps, and nothing else that may lie in the folder. */
export function clearFolder(home: string): void {
  const { logs, ...rest } = dataPaths(home);
  for (const path of [logs, ...Object.values(rest), ...outsideFolders(home)]) {
    rmSync(path, { recursive: true, force: true });
  }
}
