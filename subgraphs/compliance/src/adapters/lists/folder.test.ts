import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderSources } from './folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function laid(name: string, uid: string): Promise<void> {
  const line = JSON.stringify({
    eu_reference_number: uid,
    subject_type: { code: 'person' },
    name_aliases: [{ whole_name: 'Ansel Veld', strong: true }],
  });
  const bytes = Buffer.from(line);
  await writeFile(join(folder, name), name.endsWith('.gz') ? gzipSync(bytes) : bytes);
}

async function readFirst() {
  const [list] = await folderSources(folder);
  const content = await list?.look([], new AbortController().signal);
  return content?.kind === 'FOUND' ? await content.read() : undefined;
}

async function readUid(): Promise<string | undefined> {
  const read = await readFirst();
  return read?.ok ? read.value.entries[0]?.uid : undefined;
}

test('the file with the last name counts, packed or not', async () => {
  await laid('eu_sanctions_2024-01-01.jsonl', 'EU.2024');
  await laid('eu_sanctions_2026-11-20.jsonl.gz', 'EU.2026');
  await laid('eu_sanctions_2025-06-01.jsonl', 'EU.2025');
  expect(await readUid()).toBe('EU.2026');
});

test('of one name the plain file counts', async () => {
  await laid('eu_sanctions.jsonl.gz', 'EU.PACKED');
  await laid('eu_sanctions.jsonl', 'EU.PLAIN');
  expect(await readUid()).toBe('EU.PLAIN');
});

test('a folder without a list says which files it could hold', async () => {
  await writeFile(join(folder, 'notes.txt'), '');
  await expect(folderSources(folder)).rejects.toThrow('sdn.csv, cons_prim.csv, consolidated.xml');
});

test('a file that is broken is told by its name', async () => {
  await writeFile(join(folder, 'consolidated.xml'), '<CONSOLIDATED_LIST>');
  expect(await readFirst()).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^The file consolidated.xml is broken: /),
  });
});

test('a large list is read beside, whole or broken, as a small one is', async () => {
  const aliases = Array.from({ length: 40_000 }, (_, at) => ({ whole_name: `Ansel Veld ${at}` }));
  const entity = (names: readonly object[]) =>
    JSON.stringify({
      eu_reference_number: 'EU.LARGE',
      subject_type: { code: 'person' },
      name_aliases: names,
    });
  const path = join(folder, 'eu_sanctions.jsonl');
  await writeFile(path, entity(aliases.map((alias) => ({ ...alias, strong: true }))));
  expect(await readFirst()).toMatchObject({ ok: true, value: { counts: { aliases: 39_999 } } });
  await writeFile(path, entity(aliases));
  expect(await readFirst()).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^The file eu_sanctions.jsonl is broken: line 1: /),
  });
}, 60_000);
