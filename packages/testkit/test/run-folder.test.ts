import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { identify } from '@blockscore/stack';
import { expect, test } from 'vitest';
import { dataParent } from '../src/data-parent.ts';
import { Mailbox, testServices } from '../src/index.ts';
import { makeRunFolder, removeRunFolder } from '../src/run-folder.ts';

function folderOf(owner: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'blockscore-test-'));
  if (owner !== undefined) writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
  return folder;
}

test('a run removes what killed runs left behind, and leaves running ones alone', async () => {
  const killed = spawn('sleep', ['60'], { stdio: 'ignore' });
  const left = folderOf(identify(killed.pid ?? 0));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const unmarked = folderOf(undefined);
  const running = folderOf(identify(process.pid));

  const own = makeRunFolder();
  expect(existsSync(left)).toBe(false);
  expect(existsSync(unmarked)).toBe(true);
  expect(existsSync(running)).toBe(true);
  expect(existsSync(testServices().folder)).toBe(true);
  expect(statSync(own).mode & 0o777).toBe(0o711);
  for (const folder of [own, unmarked, running]) removeRunFolder(folder);
  expect(existsSync(own)).toBe(false);
});

test('databases lie in memory only where it is memory, with room, and writable', () => {
  const { dataFolder } = testServices();
  expect([tmpdir(), '/dev/shm']).toContain(dirname(dataFolder));
  expect(dataParent('/dev/shm', Number.MAX_SAFE_INTEGER)).toBe(tmpdir());
  expect(dataParent('/proc', 0)).toBe(tmpdir());
  expect(dataParent('/nowhere', 0)).toBe(tmpdir());
});

test('a mail that comes later is waited for, the newest of an address counts', async () => {
  const directory = mkdtempSync(join(testServices().folder, 'mail-'));
  const mailbox = new Mailbox(join(directory));
  expect(new Mailbox(join(directory, 'none')).to('ada@example.org')).toEqual([]);
  const mail = (id: string, to: string, code: string) =>
    writeFileSync(
      join(directory, `${id}.eml`),
      `To: ${to}\r\nSubject: Code\r\n\r\ncode ${code}\r\n`,
    );
  mail('mail_1', 'ada@example.org', '111');
  mail('mail_3', 'bob@example.org', '333');
  const waiting = mailbox.waitFor('Ada@example.org', /code (222)/);
  mail('mail_2', 'ada@example.org', '222');
  await expect(waiting).resolves.toBe('222');
  expect(mailbox.to('ada@example.org').map((m) => m.id)).toEqual(['mail_1', 'mail_2']);
  await expect(mailbox.waitFor('ada@example.org', /code (999)/, 50)).rejects.toThrow();
  rmSync(directory, { recursive: true });
});
