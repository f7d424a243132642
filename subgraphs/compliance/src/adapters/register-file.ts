import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { PrivacyPorts } from '../app/privacy-ports.ts';

/**
 * Writes beside the file first, so that whoever reads it finds it whole, whenever this was killed; under
 * a name of its own, since another process may write the same file at the same time.
 */
export function registerFile(path: string | undefined): PrivacyPorts['saveRegister'] {
  if (path === undefined) return null;
  return async (lines) => {
    const part = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(part, 'wx', 0o600);
      try {
        for await (const line of lines) await file.write(line);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
    } finally {
      // There is none any more where it was renamed.
      await rm(part, { force: true });
    }
  };
}

/** What whoever runs compliance is told where nobody could erase again after a backup was restored; null otherwise. */
export function registerTrouble(path: string | undefined, isProduction: boolean): string | null {
  return isProduction && path === undefined
    ? 'ERASURE_REGISTER_FILE is not set: once a backup is restored, whoever was erased since is back, and there is no register to erase them by again. Name a file outside the database.'
    : null;
}
