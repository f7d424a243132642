import { afterEach, describe, expect, test } from 'vitest';
import { askedAbout, HARMLESS, newPerson, officer, onboard } from './compliance-subgraph.ts';
import {
  lists,
  NAMES,
  screen,
  screenUser,
  startingWithLists,
  writeList,
} from './sanctions-lists.ts';

const { start, stopAll } = startingWithLists();
afterEach(stopAll);

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
      threshold: '0.7400',
      matches: [
        {
          ...{ uid: '2', primaryName: 'QUELLHORST, Brunhilde Agathe', list: { id: 'demo' } },
          entry: { uid: '2', datesOfBirth: ['1975'], countries: ['DE'], addresses: [] },
        },
      ],
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
        evidence: [{ kind: 'COUNTRY', effect: '0.0200', detail: 'SAME' }],
        entry: { uid: expect.any(String), names: expect.arrayContaining(['VUCKOVICH, Mirélla']) },
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
    // The list's change has the customer screened by itself, which may come before the officer or after.
    const [before, ...after] = pinned;
    expect(before?.['outcome']).toBe('CLEAR');
    expect(after.length).toBeGreaterThan(0);
    for (const screening of after) {
      expect(screening['outcome']).toBe('HIT');
      expect(screening['version_ids']).not.toEqual(before?.['version_ids']);
    }
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
