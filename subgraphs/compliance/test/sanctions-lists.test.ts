import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type TestSubgraph, testServices } from '@blockscore/testkit';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  askedAbout,
  caughtUp,
  DATA,
  disclose,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';

let running: TestSubgraph[] = [];
/** With a good list, beside the refusals of others. */
let kept: TestSubgraph | undefined;
afterAll(async () => {
  await kept?.close();
  await kept?.drop();
});
afterEach(async () => {
  for (const compliance of running) {
    await compliance.close();
    await compliance.drop();
  }
  running = [];
});

async function start(folder?: string, after?: TestSubgraph): Promise<TestSubgraph> {
  const { ENCRYPTION_KEY } = after?.environment ?? {};
  const environment = {
    ...(ENCRYPTION_KEY && { ENCRYPTION_KEY }),
    ...(folder && { SANCTIONS_LIST_DIR: folder }),
  };
  const compliance = await startTestCompliance(environment, after?.database);
  if (after) running = running.filter((other) => other !== after);
  running.push(compliance);
  return compliance;
}

const LISTS = `{ sanctionsLists { id name demo active refusal { message }
  currentVersion { id sha256 entries aliases addresses } versions { id } } }`;

async function lists(compliance: TestSubgraph) {
  const answer = await compliance.ask(officer, LISTS);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['sanctionsLists'] as {
    id: string;
    active: boolean;
    refusal: { message: string } | null;
    currentVersion: Record<string, unknown> | null;
    versions: unknown[];
  }[];
}

const removeFile = (folder: string, file: string): Promise<void> => rm(join(folder, file));

async function screen(compliance: TestSubgraph, input: Record<string, unknown>) {
  const answer = await compliance.ask(
    officer,
    `query ($input: ScreenNameInput!) { screenName(input: $input) { threshold listVersions { id }
      matches { score nameScore uid type primaryName matchedName programmes list { id } listVersion { id }
        words { query listed reason } onlyInQuery onlyInListed evidence { kind effect detail } } } }`,
    { input },
  );
  return {
    code: answer.errors?.[0]?.extensions?.code,
    found: (answer.data?.['screenName'] ?? { matches: [] }) as {
      listVersions: { id: string }[];
      matches: { score: string; uid: string; primaryName: string; list: { id: string } }[];
    },
  };
}

/** The codes of the errors that screening the person gives. */
async function screenUser(compliance: TestSubgraph, userId: string): Promise<readonly string[]> {
  const answer = await compliance.ask(
    officer,
    'mutation ($userId: ID!) { screenUser(input: { userId: $userId }) { userErrors { code } } }',
    { userId },
  );
  const payload = answer.data?.['screenUser'] as { userErrors: { code: string }[] };
  return payload.userErrors.map(({ code }) => code);
}

const NONE = '-0- ';
const row = (uid: number, name: string) =>
  [uid, `"${name}"`, '"individual"', '"TEST"', ...Array.from({ length: 8 }, () => NONE)].join(',');

/** A folder with a small list in OFAC's layout. */
async function writeList(names: readonly string[], options: { packed?: boolean } = {}) {
  const folder = await mkdtemp(join(testServices().folder, 'list-'));
  const write = async (file: string, text: string) => {
    const bytes = Buffer.from(text, 'latin1');
    const packed = options.packed === true;
    await writeFile(join(folder, packed ? `${file}.gz` : file), packed ? gzipSync(bytes) : bytes);
  };
  await write('sdn.csv', `${names.map((name, at) => row(at + 1, name)).join('\r\n')}\r\n\u001a`);
  await write('alt.csv', '1,1,"aka","VUCKOVICH, Mirélla",-0- \r\n');
  await write('add.csv', '1,1,-0- ,"Novi Sad","Serbia",-0- \r\n');
  await write('sdn_comments.csv', '');
  return folder;
}

const NAMES = [
  'VUCKOVIC, Mirela',
  'TARRASQUE, William',
  ...'ABCDEFGHIJ'.split('').map((l) => `QUELL${l}, Odo`),
];

describe('without a configured list', () => {
  test('a demo list of invented names is screened against, and says so', async () => {
    const compliance = await start();
    expect(await lists(compliance)).toMatchObject([
      {
        id: 'demo',
        name: expect.stringContaining('not a sanctions list'),
        demo: true,
        active: true,
        currentVersion: { entries: 7 },
      },
    ]);
    const { found } = await screen(compliance, { name: 'Brunhilde Quelhorst' });
    expect(found).toMatchObject({
      threshold: '0.7600',
      matches: [{ uid: '2', primaryName: 'QUELLHORST, Brunhilde Agathe', list: { id: 'demo' } }],
    });
  });

  test('impossible questions are refused', async () => {
    const compliance = await start();
    for (const input of [
      { name: ' ' },
      { name: 'x'.repeat(1_000_000) },
      { name: 'x', dateOfBirth: '1990-02-30' },
      { name: 'x', country: 'ZZ' },
      { name: 'x', type: 'GHOST' },
    ]) {
      expect((await screen(compliance, input)).code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a configured list', () => {
  test('takes the place of the demo list, and explains its matches', async () => {
    const demo = await start();
    await demo.close();
    const compliance = await start(await writeList(NAMES), demo);
    expect(await lists(compliance)).toMatchObject([
      { id: 'demo', active: false },
      { id: 'ofac-sdn', active: true, currentVersion: { entries: 12, aliases: 1, addresses: 1 } },
    ]);
    const { found } = await screen(compliance, {
      name: 'Mirella Vuckovich',
      country: 'RS',
      type: 'PERSON',
    });
    expect(found.matches).toMatchObject([
      {
        score: '1.0000',
        matchedName: 'VUCKOVICH, Mirélla',
        words: [
          { query: 'mirella', listed: 'mirella', reason: 'SAME' },
          { query: 'vuckovich', listed: 'vuckovich', reason: 'SAME' },
        ],
        evidence: [{ kind: 'COUNTRY', effect: '0.02', detail: 'SAME' }],
      },
    ]);
    expect((await screen(compliance, { name: 'Brunhilde Quellhorst' })).found.matches).toEqual([]);
  });

  test('that has not changed is no new version, packed or not', async () => {
    const first = await start(await writeList(NAMES));
    await first.close();
    const second = await start(await writeList(NAMES, { packed: true }), first);
    expect((await lists(second))[0]?.versions).toHaveLength(1);
    expect(await second.events('compliance.list.imported')).toHaveLength(1);
  });

  test('that has changed is another version; screenings stay pinned to theirs', async () => {
    const first = await start(await writeList(NAMES));
    const { userId } = await onboard(first, HARMLESS);
    await first.close();
    const second = await start(await writeList([...NAMES, 'MARCHBANKS, Ottoline']), first);
    const [list] = await lists(second);
    expect(list?.versions).toHaveLength(2);
    const answer = await second.ask(
      officer,
      `mutation ($userId: ID!) { screenUser(input: { userId: $userId }) { screening { id outcome } userErrors { code } } }`,
      { userId },
    );
    expect(answer.data).toMatchObject({ screenUser: { screening: { outcome: 'HIT' } } });
    const pinned = await second.sql`
      select outcome, version_ids from compliance.screenings where user_id = ${userId} order by id`;
    expect(pinned.map(({ outcome }) => outcome)).toEqual(['CLEAR', 'HIT']);
    expect(pinned[0]?.['version_ids']).not.toEqual(pinned[1]?.['version_ids']);
  });

  test.each<[string, (folder: string) => Promise<void>, RegExp]>([
    ['has shrunk', async () => undefined, /shrank from 12 to 2/],
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
      /holds no file of this list/,
    ],
  ])('that %s is refused, and the last good one stays', async (_, spoil, reason) => {
    const folder = await writeList(NAMES.slice(0, 2));
    await spoil(folder);
    // On what the one before left: the good list, and the refusal of another one.
    running = kept === undefined ? [] : [kept];
    kept ??= await start(await writeList(NAMES));
    const before = (await lists(kept))[0]?.currentVersion;
    expect(before).toMatchObject({ entries: NAMES.length });
    await kept.close();
    kept = await start(folder, kept);
    running = [];
    const list = (await lists(kept)).find(({ id }) => id === 'ofac-sdn');
    expect(list).toMatchObject({ active: true, currentVersion: before });
    expect(list?.refusal?.message).toMatch(reason);
    const { found } = await screen(kept, { name: 'Odo Quellj' });
    expect(found.matches.length).toBeGreaterThan(0);
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

test('only who was disclosed can be screened', async () => {
  const compliance = await start();
  const { userId } = newPerson();
  await compliance.hear('identity.user.registered', { userId });
  await askedAbout(compliance, userId);
  expect(await screenUser(compliance, userId)).toEqual(['SUBJECT_UNKNOWN']);
  for (const unknown of [newPerson().userId, 'rubbish', '']) {
    expect(await screenUser(compliance, unknown)).toEqual(['NOT_FOUND']);
  }
});

const OFAC = join(DATA, 'sanctions');
const missing = !existsSync(OFAC);

describe('OFAC’s own files (skipped where BLOCKSCORE_DATA does not hold them)', () => {
  test.skipIf(missing)(
    'of 2019, then of 2021, are imported and screened against',
    async () => {
      const old = await start(join(OFAC, 'ofac_sdn_2019-01'));
      expect(await lists(old)).toMatchObject([{ currentVersion: { entries: 7_379 } }]);
      await old.close();
      const compliance = await start(join(OFAC, 'ofac_sdn_2021-07'), old);
      const [list] = await lists(compliance);
      expect(list).toMatchObject({
        id: 'ofac-sdn',
        currentVersion: { entries: 8_976, aliases: 11_910, addresses: 13_837 },
        refusal: null,
      });
      expect(list?.versions).toHaveLength(2);
      const packed = await readFile(join(OFAC, 'ofac_sdn_2021-07', 'sdn.csv.gz'));
      const listed = /^\d+,"([^"]+, [^"]+)","individual"/m.exec(
        gunzipSync(packed).toString('latin1'),
      );
      const name = listed?.[1] ?? '';
      const { found } = await screen(compliance, { name, type: 'PERSON' });
      expect(found.matches[0]).toMatchObject({ primaryName: name, score: '1.0000' });
    },
    120_000,
  );

  test.skipIf(missing)(
    'of the consolidated list too',
    async () => {
      const compliance = await start(join(OFAC, 'ofac_cons_2025-12'));
      expect(await lists(compliance)).toMatchObject([
        {
          id: 'ofac-consolidated',
          currentVersion: { entries: 442, aliases: 1_073, addresses: 574 },
        },
      ]);
    },
    60_000,
  );
});
