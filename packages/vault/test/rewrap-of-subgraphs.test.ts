import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileCache, createTestDatabase } from '@blockscore/testkit';
import { expect, test } from 'vitest';

const BIN = join(import.meta.dirname, '../../stack/src/bin/operate.ts');
const run = promisify(execFile);

// Identity's is tried beside a serving process, in its own tests.
test.each(['credit', 'lending', 'compliance'])(
  'an operator re-wraps the keys of %s',
  { timeout: 180_000 },
  async (name) => {
    const database = await createTestDatabase(name);
    const env = {
      ...compileCache(),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      [`${name.toUpperCase()}_DATABASE_URL`]: database.appUrl,
    };
    try {
      const { stdout } = await run(process.execPath, [BIN, 'rewrap', name], { env });
      expect(stdout).toMatch(/^The current master key is w1\.[0-9a-f]{12}\.\n/);
      expect(stdout).toMatch(/No key is wrapped by another master key any more\.\n$/);
    } finally {
      await database.drop();
    }
  },
);
