import { randomUUID } from 'node:crypto';
import { access, constants, open, rename, rm } from 'node:fs/promises';
import { type RegisterLine, registerLinesOf } from '@blockscore/events';
import type { PrivacyPorts } from '../app/privacy-ports.ts';

/** A line is of an erasure, of who did it, and of what was done, once of each. */
const keyOf = ({ erasureId, holder, act }: RegisterLine) => `${erasureId} ${holder} ${act}`;

/**
 * Writes beside the file first, so that whoever reads it finds it whole, whenever this was killed. What the file
 * has and the lines given have not stays in it, behind them: a database that was restored knows fewer
 * erasures than there were, and the file is all that knows the others. A file with a broken line is left as it is.
 */
export function registerFile(path: string | undefined): PrivacyPorts['saveRegister'] {
  if (path === undefined) return null;
  return async (lines) => {
    const kept = await linesIn(path);
    const part = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(part, 'wx', 0o600);
      try {
        for await (const line of lines) {
          kept.delete(keyOf(line));
          await file.write(`${JSON.stringify(line)}\n`);
        }
        for (const line of kept.values()) await file.write(`${JSON.stringify(line)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
    } finally {
      // There is none any more where it was renamed.
      await rm(part, { force: true });
    }
    return kept.size;
  };
}

async function linesIn(path: string): Promise<Map<string, RegisterLine>> {
  const lines = new Map<string, RegisterLine>();
  if (!(await isThere(path))) return lines;
  for await (const line of registerLinesOf(path)) lines.set(keyOf(line), line);
  return lines;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** What whoever runs compliance is told where nobody could erase again after a backup was restored; null otherwise. */
export function registerTrouble(path: string | undefined, isProduction: boolean): string | null {
  return isProduction && path === undefined
    ? 'ERASURE_REGISTER_FILE is not set: once a backup is restored, whoever was erased since is back, and there is no register to erase them by again. Name a file outside the database.'
    : null;
}
