import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerFile, registerTrouble } from './register-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Lines of one writer, each after the other writer's. */
async function* linesOf(writer: string): AsyncIterable<string> {
  for (let line = 0; line < 20; line += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    yield `${writer} ${line}\n`;
  }
}

test('two processes that write it at once leave it whole, and nothing beside it', async () => {
  const path = join(folder, 'erasures.jsonl');
  await Promise.all(['a', 'b'].map((writer) => registerFile(path)?.(linesOf(writer))));
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(20);
  expect(new Set(lines.map((line) => line[0])).size).toBe(1);
  expect(await readdir(folder)).toEqual(['erasures.jsonl']);
});

test('one that fails leaves the file as it was', async () => {
  const path = join(folder, 'erasures.jsonl');
  const before = await readFile(path, 'utf8').catch(() => null);
  async function* broken(): AsyncIterable<string> {
    yield 'half\n';
    throw new Error('The database is gone.');
  }
  await expect(registerFile(path)?.(broken())).rejects.toThrow('The database is gone.');
  expect(await readFile(path, 'utf8').catch(() => null)).toBe(before);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('that there is none is told in production alone', () => {
  expect(registerTrouble(undefined, true)).toContain('ERASURE_REGISTER_FILE');
  expect(registerTrouble(undefined, false)).toBeNull();
  expect(registerTrouble('/register/erasures.jsonl', true)).toBeNull();
});
