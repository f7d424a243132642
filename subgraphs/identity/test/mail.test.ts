import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@blockscore/service';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMailer } from '../src/adapters/resources.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blockscore-mail-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const mail = {
  id: 'vrf_1',
  to: 'ada@example.com',
  subject: 'Verify your e-mail address',
  text: 'Hello Ada, vrf_1.token',
};

test.each([false, true])('with MAIL_PRINT=%s the log shows the text as told', async (print) => {
  const logger = createLogger('identity', 'silent');
  const info = vi.spyOn(logger, 'info');
  await createMailer({ MAIL_DIRECTORY: directory, MAIL_PRINT: print }, logger).send(mail);
  const logged = JSON.stringify(info.mock.calls);
  expect(logged).toContain('vrf_1.eml');
  for (const secret of ['vrf_1.token', 'Ada']) expect(logged.includes(secret)).toBe(print);
  expect(logged).not.toContain('ada@example.com');
  expect(await readFile(join(directory, 'vrf_1.eml'), 'utf8')).toContain('vrf_1.token');
});
