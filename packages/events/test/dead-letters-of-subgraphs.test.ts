import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileCache, createTestDatabase } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { STREAMS } from '../src/index.ts';

const BIN = join(import.meta.dirname, '../src/bin/dead-letters.ts');
const run = promisify(execFile);

test.each(STREAMS)(
  'an operator asks %s for its dead letters',
  { timeout: 60_000 },
  async (name) => {
    const database = await createTestDatabase(name);
    const { publicKey } = generateKeyPairSync('ed25519');
    const env = {
      ...compileCache(),
      PORT: '0',
      LOG_LEVEL: 'silent',
      GATEWAY_PUBLIC_KEY: JSON.stringify(publicKey.export({ format: 'jwk' })),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      [`${name.toUpperCase()}_DATABASE_URL`]: database.appUrl,
      MAIL_DIRECTORY: join(tmpdir(), database.name),
      ENABLE_BLOCKCHAIN: 'false',
    };
    try {
      const answer = await run(process.execPath, [BIN, name], { env });
      expect(answer.stdout).toBe('No dead letters.\n');
      const retried = await run(process.execPath, [BIN, name, 'retry', 'all'], { env });
      expect(retried.stdout).toBe('No dead letters are left.\n');
    } finally {
      await database.drop();
    }
  },
);

test('it tells who asks for no subgraph how to ask', async () => {
  await expect(run(process.execPath, [BIN, '../gateway'])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Usage'),
  });
});
