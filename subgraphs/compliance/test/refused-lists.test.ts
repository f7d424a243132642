import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestSubgraph, testServices } from '@blockscore/testkit';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { caughtUp, disclose, HARMLESS, newPerson, settled } from './compliance-subgraph.ts';
import {
  lists,
  NAMES,
  refreshed,
  row,
  screen,
  screenUser,
  startAgainWithLists,
  startingWithLists,
  startWithLists,
  writeList,
} from './sanctions-lists.ts';

const { start, stopAll } = startingWithLists();
afterEach(stopAll);

/** With a good list, beside the refusals of others. */
let kept: TestSubgraph | undefined;
afterAll(async () => {
  await kept?.close();
  await kept?.drop();
});

const removeFile = (folder: string, file: string): Promise<void> => rm(join(folder, file));

describe('a configured list', () => {
  test.each<[string, (folder: string) => Promise<void>, RegExp]>([
    ['has shrunk', async () => undefined, /shrank: 10 of its 12 entries are gone, and 2 are there/],
    [
      'is cut off within a row',
      (folder) => writeFile(join(folder, 'sdn.csv'), '1,"VUCKOVIC, Mirela","indiv'),
      /sdn\.csv is broken/,
    ],
    ['is empty', (folder) => writeFile(join(folder, 'sdn.csv'), ''), /no entries|not listed/],
    [
      'is no packed file',
      (folder) =>
        writeFile(join(folder, 'alt.csv.gz'), 'no gzip').then(() => removeFile(folder, 'alt.csv')),
      /alt\.csv\.gz cannot be read/,
    ],
    ['lacks a file', (folder) => removeFile(folder, 'alt.csv'), /alt\.csv is missing/],
    [
      'lacks all files but those of another list',
      async (folder) => {
        for (const file of ['sdn', 'alt', 'add', 'sdn_comments'])
          await removeFile(folder, `${file}.csv`);
        for (const file of ['cons_alt', 'cons_add', 'cons_comments']) {
          await writeFile(join(folder, `${file}.csv`), '');
        }
        await writeFile(join(folder, 'cons_prim.csv'), `${row(1, 'OTHER, Name')}\r\n`);
      },
      /No file and no URL of this list/,
    ],
  ])('that %s is refused, and the last good one stays', async (_, spoil, reason) => {
    const folder = await writeList(NAMES.slice(0, 2));
    await spoil(folder);
    // On what the one before left: the good list, and the refusal of another one.
    kept ??= await startWithLists(await writeList(NAMES));
    const before = (await lists(kept))[0]?.currentVersion;
    expect(before).toMatchObject({ entries: NAMES.length });
    await kept.close();
    kept = await startAgainWithLists(folder, kept);
    const list = (await lists(kept)).find(({ id }) => id === 'ofac-sdn');
    expect(list).toMatchObject({ active: true, currentVersion: before });
    expect(list?.refusal?.message).toMatch(reason);
    const { found } = await screen(kept, { name: 'Odo Quellj' });
    expect(found.matches.length).toBeGreaterThan(0);
  });

  test.each([
    ['that loses a few entries each time', 0],
    ['that rested for long, and then loses a few each time', 40],
  ])('%s has shrunk once a tenth of the most is gone', async (_, daysRested) => {
    const names = Array.from({ length: 40 }, (_, n) => `QUELL${String.fromCharCode(65 + n)}, Odo`);
    const folder = await writeList(names);
    const compliance = await start(folder);
    await compliance.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update compliance.list_versions
        set imported_at = imported_at - make_interval(days => ${daysRested})`;
    });
    const having = async (many: number) => {
      await writeList(names.slice(0, many), { folder });
      return await refreshed(compliance);
    };
    expect(await having(38)).toMatchObject({ refusal: null, currentVersion: { entries: 38 } });
    expect(await having(36)).toMatchObject({ refusal: null, currentVersion: { entries: 36 } });
    expect(await having(35)).toMatchObject({
      ...{ refusal: { kind: 'SHRUNKEN' }, currentVersion: { entries: 36 } },
    });
  });

  test('in a folder that is gone leaves the last good one', async () => {
    const first = await start(await writeList(NAMES));
    await first.close();
    const second = await start(join(testServices().folder, 'nowhere'), first);
    const { found } = await screen(second, { name: 'Mirela Vuckovic' });
    expect(found.matches).toHaveLength(1);
  });

  test('that never was good clears nobody, until there is one', async () => {
    const first = await start(join(testServices().folder, 'nowhere'));
    expect((await screen(first, { name: 'x' })).code).toBe('SERVICE_UNAVAILABLE');
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(503);
    const { userId } = newPerson();
    await first.hear('identity.user.registered', { userId });
    await first.hear('identity.email.verified', { userId });
    expect(await screenUser(first, userId)).toEqual(['LISTS_UNAVAILABLE']);
    await disclose(first, userId, HARMLESS);
    await caughtUp(first);
    expect(await settled(first, userId, () => true)).toBe('PENDING');
    await first.close();

    const second = await start(await writeList(NAMES), first);
    await settled(second, userId, (status) => status === 'APPROVED');
    expect((await fetch(`${second.url}/health/ready`)).status).toBe(200);
  });
});
