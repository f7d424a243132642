import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderSources } from './folder.ts';

const DATA =
  process.env['BLOCKSCORE_DATA'] ?? join(import.meta.dirname, '../../../../../../shared/data');
const SANCTIONS = join(DATA, 'sanctions');
const absent = !existsSync(SANCTIONS);
const title = absent ? ` (skipped: there is no ${SANCTIONS})` : '';

/** As they were published, with the day on which each was taken. */
const COUNTS = {
  'ofac-sdn': { entries: 8_976, aliases: 11_910, addresses: 13_837 },
  'un-consolidated': { entries: 1_003, aliases: 3_118, addresses: 743 },
  'eu-consolidated': { entries: 5_860, aliases: 23_634, addresses: 2_297 },
  'uk-sanctions': { entries: 6_349, aliases: 13_206, addresses: 3_823 },
};

test.skipIf(absent)(`reads the lists that are published, whole${title}`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lists-'));
  try {
    for (const part of ['sdn', 'alt', 'add', 'sdn_comments']) {
      await copyFile(
        join(SANCTIONS, 'ofac_sdn_2021-07', `${part}.csv.gz`),
        join(folder, `${part}.csv.gz`),
      );
    }
    for (const file of [
      'UN_consolidated.xml.gz',
      'eu_sanctions_2026-05-01.jsonl.gz',
      'uk_sanctions_2026-08-22.jsonl.gz',
    ]) {
      await copyFile(join(SANCTIONS, file), join(folder, file));
    }
    const found = await folderSources(folder);
    expect(found.map(({ id }) => id)).toEqual(Object.keys(COUNTS));
    for (const { id, look } of found) {
      const content = await look([], new AbortController().signal);
      const read = content.kind === 'FOUND' ? await content.read() : undefined;
      expect(read).toMatchObject({
        ok: true,
        value: { counts: COUNTS[id as keyof typeof COUNTS] },
      });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
