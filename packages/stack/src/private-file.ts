import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { describeError, errorCode, StackError } from './stack-error.ts';

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivate(path: string, value: unknown): void {
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, path);
}

/** Reads what `writePrivate` wrote; undefined when there is no such file. Throws `StackError`. */
export function readPrivate(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new StackError(
        `${path} belongs to another user; start as that user, or set BLOCKSCORE_HOME to a folder of your own`,
      );
    }
    throw new StackError(
      `${path} cannot be read (${describeError(error)}); restore it, or begin anew with --fresh`,
    );
  }
}
