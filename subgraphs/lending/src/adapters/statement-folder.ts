import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { StatementFile } from '../app/statement-ports.ts';
import { MAX_STATEMENT_BYTES } from '../domain/payment-statement.ts';

/** The statements that were laid into a folder, in the order of their names. */
export async function statementFiles(folder: string): Promise<readonly StatementFile[]> {
  const found = await readdir(folder, { withFileTypes: true });
  const names = found.filter((each) => each.isFile() && each.name.endsWith('.csv'));
  const sorted = names.map(({ name }) => name).sort();
  return sorted.map((name) => {
    const path = join(folder, name);
    return {
      name,
      read: () => readStatementFile(path),
      putAside: (as, mark) => rename(path, `${path}.${mark}.${as}`),
    };
  });
}

/** One byte more than a statement may have at the most: whoever takes it sees that it is too long. */
export async function readStatementFile(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(Math.min((await file.stat()).size, MAX_STATEMENT_BYTES) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}
