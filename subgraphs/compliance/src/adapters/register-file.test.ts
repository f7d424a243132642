import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegisterLine } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { registerFile, registerTrouble } from './register-file.ts';

const folders: string[] = [];
let path: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'register-'));
  folders.push(folder);
  path = join(folder, 'erasures.jsonl');
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const LINES = Array.from({ length: 20 }, (_, at): RegisterLine => {
  const erasureId = newId('erasure');
  const of = { erasureId, userId: newId('user'), holder: 'credit', act: 'ERASED' } as const;
  return { number: at + 1, ...of, kept: [], keptUntil: null, at: '2026-11-23T00:00:00.000Z' };
});

/** As the database tells them, others coming in between. */
async function* told(lines: readonly RegisterLine[]): AsyncIterable<RegisterLine> {
  for (const line of lines) {
    await new Promise((resolve) => setImmediate(resolve));
    yield line;
  }
}
const save = (lines: AsyncIterable<RegisterLine>) => registerFile(path)?.(lines);
const read = async () =>
  (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

test('two processes that write it at once leave it whole, and nothing beside it', async () => {
  expect(await Promise.all([save(told(LINES)), save(told(LINES))])).toEqual([0, 0]);
  expect(await read()).toEqual(LINES);
  expect(await readdir(join(path, '..'))).toEqual(['erasures.jsonl']);
});

test('what a restored database lacks stays in it, however often it is written, until it is taken over', async () => {
  await save(told(LINES));
  const restored = LINES.slice(0, 12);
  // What is erased now has the numbers of what was erased then.
  const since = { ...LINES[12], number: 13, erasureId: newId('erasure') } as RegisterLine;
  for (let each = 0; each < 2; each += 1) {
    expect(await save(told([...restored, since]))).toBe(8);
    expect(await read()).toEqual([...restored, since, ...LINES.slice(12)]);
  }
  const taken = LINES.slice(12).map((line) => ({ ...line, number: line.number + 1 }));
  expect(await save(told([...restored, since, ...taken]))).toBe(0);
  expect(await read()).toEqual([...restored, since, ...taken]);
});

test('one that fails, or cannot read what is there, leaves the file as it was', async () => {
  await save(told(LINES));
  const before = await readFile(path, 'utf8');
  async function* broken(): AsyncIterable<RegisterLine> {
    yield* LINES.slice(0, 1);
    throw new Error('The database is gone.');
  }
  await expect(save(broken())).rejects.toThrow('The database is gone.');
  expect(await readFile(path, 'utf8')).toBe(before);
  const torn = before.slice(0, -9);
  await writeFile(path, torn);
  await expect(save(told(LINES))).rejects.toThrow(/Line 20 of .* is no line of the register/);
  expect(await readFile(path, 'utf8')).toBe(torn);
  expect(await readdir(join(path, '..'))).toEqual(['erasures.jsonl']);
});

test('that there is none is told in production alone', () => {
  expect(registerTrouble(undefined, true)).toContain('ERASURE_REGISTER_FILE');
  expect(registerTrouble(undefined, false)).toBeNull();
  expect(registerTrouble('/register/erasures.jsonl', true)).toBeNull();
});
