import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newWebhookSecret } from '../src/adapters/webhook-secrets.ts';
import { createWebhookTools } from '../src/adapters/webhook-sender.ts';

const secret = newWebhookSecret();
const folder = mkdtempSync(join(tmpdir(), 'webhook-receiver-'));
const said: string[] = [];
let url = '';
let stop = async (): Promise<void> => undefined;

/** The receiver of the guide, docs/webhooks.md, as it stands there. */
function receiverOfGuide(): string {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');
  const [, code] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
  if (code === undefined) throw new Error('docs/webhooks.md shows no receiver');
  return code;
}

beforeAll(async () => {
  const file = join(folder, 'receiver.mjs');
  writeFileSync(file, receiverOfGuide());
  const receiver = spawn(process.execPath, [file], {
    env: { WEBHOOK_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => receiver.once('exit', () => done()));
  stop = async () => {
    receiver.kill();
    await ended;
  };
  const listening = new Promise<void>((done) => {
    createInterface(receiver.stdout).on('line', (line) => {
      const [, port] = /^port (\d+)$/.exec(line) ?? [];
      if (port === undefined) said.push(line);
      else url = `http://127.0.0.1:${port}/`;
      done();
    });
  });
  await Promise.race([listening, ended]);
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const tools = createWebhookTools({ allowPrivate: true });
const body = JSON.stringify({ type: 'loan.status_changed', data: { to: 'ACTIVE' } });
const send = (changes: object = {}) =>
  tools.send(
    { url, id: newId('delivery'), body, secrets: [secret], at: new Date(), ...changes },
    new AbortController().signal,
  );

test('the receiver of the guide takes what is signed, and does the same thing once', async () => {
  const id = newId('delivery');
  expect(await send({ id })).toEqual({ ok: true, statusCode: 204 });
  expect(await send({ id })).toEqual({ ok: true, statusCode: 204 });
  expect(await send({ secrets: [newWebhookSecret(), secret] })).toMatchObject({ ok: true });
  expect(said.filter((line) => line.startsWith(id))).toEqual([`${id} ACTIVE`]);
});

test('and refuses what is signed by another, or was sent long ago', async () => {
  expect(await send({ secrets: [newWebhookSecret()] })).toMatchObject({ statusCode: 401 });
  const before = new Date(Date.now() - 600_000);
  expect(await send({ at: before })).toMatchObject({ statusCode: 401 });
});
