import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userCaller } from '@blockscore/caller';
import { expect, test } from 'vitest';
import { startTestIdentity } from './test-identity.ts';

test('after a change of the master key who registered before it still signs in and is read', {
  timeout: 90_000,
}, async () => {
  const first = await startTestIdentity();
  const { input, userId } = await first.register();
  await first.close();
  const old = first.environment['ENCRYPTION_KEY'] ?? '';
  const second = await startTestIdentity({
    database: first.database,
    environment: {
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      PREVIOUS_ENCRYPTION_KEYS: old,
    },
  });
  expect(await second.login(input.email)).toMatchObject({ userErrors: [] });
  const caller = userCaller(userId, ['BORROWER']);
  expect((await second.ask(caller, '{ me { email firstName } }')).data).toEqual({
    me: { email: input.email, firstName: 'Ada' },
  });
  const later = await second.register({ email: 'later@example.com' });
  expect(later.payload.userErrors).toEqual([]);
  const command = join(import.meta.dirname, '../src/dead-letters.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [command], {
    env: { ...process.env, ...second.environment },
  });
  expect(stdout).toBe('No dead letters.\n');
  await second.close();
  await second.drop();
  await first.sql.end();
});
