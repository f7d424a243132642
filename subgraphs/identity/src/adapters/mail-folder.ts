import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForgetMail } from '../app/erasure-ports.ts';

/** The headers of our mails are well within. */
const HEAD_BYTES = 4_096;

/** Deletes the mails of development's folder that are to one of the addresses; without one, nothing. */
export function forgetMailIn(directory: string | undefined): ForgetMail {
  return async (addresses) => {
    if (directory === undefined || addresses.length === 0) return;
    const lines = new Set(addresses.map((address) => `to: ${address}`.toLowerCase()));
    for (const name of await namesIn(directory)) {
      if (!name.endsWith('.eml')) continue;
      const file = join(directory, name);
      const head = await headOf(file);
      if (head.some((line) => lines.has(line.toLowerCase()))) await rm(file, { force: true });
    }
  };
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    // Before the first mail there is no folder.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function headOf(file: string): Promise<readonly string[]> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    // Somebody tidied up meanwhile.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return [];
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const [head = ''] = buffer.toString('utf8', 0, bytesRead).split('\r\n\r\n');
    return head.split('\r\n');
  } finally {
    await handle.close();
  }
}
