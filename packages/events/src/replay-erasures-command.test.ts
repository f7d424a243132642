import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { runReplayErasures } from './replay-erasures-command.ts';

const erasureId = newId('erasure');
const userId = newId('user');
const line = (act: string, holder: string, number: number) => ({
  ...{ number, erasureId, userId, holder, act, kept: [], keptUntil: null },
  at: '2026-11-23T03:00:00.000Z',
});

function fileOf(...lines: readonly unknown[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'register-')), 'erasures.jsonl');
  writeFileSync(file, lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return file;
}

async function replay(args: readonly string[]) {
  const done: string[] = [];
  const said: string[] = [];
  const code = await runReplayErasures({
    subgraph: 'lending',
    args,
    erase: async (erasure) => void done.push(`erase ${erasure.userId}`),
    endRetention: async (erasure) => void done.push(`end ${erasure.userId}`),
    write: (text) => void said.push(text),
  });
  return { code, done, said };
}

test('each erasure is done once, and a term of its own ended', async () => {
  const acts = [
    line('ORDERED', 'compliance', 1),
    line('ERASED', 'lending', 2),
    line('RETENTION_ENDED', 'compliance', 3),
    line('RETENTION_ENDED', 'lending', 4),
  ];
  expect(await replay([fileOf(...acts)])).toEqual({
    code: 0,
    done: [`erase ${userId}`, `end ${userId}`],
    said: ['lending: people erased: 1, terms ended: 1.'],
  });
});

test('a broken file changes nothing, and says where it is broken', async () => {
  const broken = { ...line('ERASED', 'lending', 2), userId: 'somebody' };
  const { code, done, said } = await replay([fileOf(line('ORDERED', 'compliance', 1), broken)]);
  expect({ code, done }).toEqual({ code: 1, done: [] });
  expect(said.join()).toMatch(/^Line 2 of .*userId: must be an identifier/);
  expect((await replay(['/nowhere/erasures.jsonl'])).code).toBe(1);
});

test('it says how it is called', async () => {
  expect(await replay([])).toMatchObject({ code: 2, said: [expect.stringContaining('Usage')] });
  expect((await replay(['--help'])).code).toBe(0);
});
