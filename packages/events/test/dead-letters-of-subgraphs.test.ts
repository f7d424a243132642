import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileCache, createTestDatabase } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { STREAMS } from '../src/index.ts';

const BIN = join(import.meta.dirname, '../../stack/src/bin/operate.ts');
const run = promisify(execFile);

test.each(STREAMS)(
  'an operator asks %s for its dead letters',
  { timeout: 180_000 },
  async (name) => {
    const database = await createTestDatabase(name);
    // Nothing of what only a process that serves needs.
    const env = {
      ...compileCache(),
      LOG_LEVEL: 'silent',
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      [`${name.toUpperCase()}_DATABASE_URL`]: database.appUrl,
      ENABLE_BLOCKCHAIN: 'false',
    };
    try {
      // The longest way through the command: listing them is tried beside a whole stack.
      const retried = await run(process.execPath, [BIN, 'dead-letters', name, 'retry', 'all'], {
        env,
      });
      expect(retried.stdout).toBe('No dead letters are left.\n');
    } finally {
      await database.drop();
    }
  },
);

test('it tells who asks for no subgraph how to ask', async () => {
  await expect(run(process.execPath, [BIN, 'dead-letters', '../gateway'])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Usage'),
  });
});
