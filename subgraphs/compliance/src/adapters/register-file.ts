import { open, rename } from 'node:fs/promises';
import type { PrivacyPorts } from '../app/privacy-ports.ts';

/** Writes beside the file first, so that whoever reads it finds it whole, whenever this was killed. */
export function registerFile(path: string | undefined): PrivacyPorts['saveRegister'] {
  if (path === undefined) return null;
  return async (lines) => {
    const part = `${path}.part`;
    const file = await open(part, 'w', 0o600);
    try {
      for await (const line of lines) await file.write(line);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  };
}
