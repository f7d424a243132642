import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NameQuality, SanctionsEntry } from '../sanctions/entry.ts';
import { compareNames } from './compare.ts';
import { type NameKind, readName } from './name.ts';
import { parsePartialDate } from './partial-date.ts';
import { buildScreeningIndex, HIT_THRESHOLD, MOST_MATCHES } from './screen.ts';

const toLatin = (text: string) => text.replace(/[^\0-~]/g, ' ');

interface Given {
  readonly names: readonly string[];
  readonly quality?: NameQuality;
  readonly type?: NameKind;
  readonly born?: string;
  readonly country?: string;
}

function entry(uid: number, given: Given): SanctionsEntry {
  const date = given.born === undefined ? undefined : parsePartialDate(given.born);
  return {
    uid: String(uid),
    type: given.type ?? 'PERSON',
    names: given.names.map((text) => ({ text, quality: given.quality ?? 'PRIMARY' })),
    programmes: ['TEST'],
    datesOfBirth: date === undefined ? [] : [date],
    countries: given.country === undefined ? [] : [given.country],
    addresses: [],
  };
}

const indexOf = (...given: Given[]) =>
  buildScreeningIndex(
    [{ listId: 'test', versionId: 'test@1', entries: given.map((one, at) => entry(at + 1, one)) }],
    toLatin,
  );

describe('a screening', () => {
  test('gives each entry once, by its best name', () => {
    const index = indexOf({ names: ['VUCKOVIC, Mirela', 'VUCKOVICH, Mirela'] });
    const found = index.screen({ name: 'Mirela Vuckovich' });
    expect(found.map(({ matchedName, score }) => [matchedName, score])).toEqual([
      ['VUCKOVICH, Mirela', 1],
    ]);
  });

  test('orders by score, and ties by list and by the list’s own number', () => {
    const same = { names: ['VUCKOVIC, Mirela'] };
    const index = indexOf(...Array.from({ length: 11 }, () => same), {
      names: ['VUCKOVIC, Mirella'],
    });
    const found = index.screen({ name: 'Mirela Vuckovic' });
    expect(found.map(({ entry: { uid } }) => uid)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ]);
  });

  test('is cut off at fifty matches', () => {
    const index = indexOf(...Array.from({ length: 60 }, () => ({ names: ['VUCKOVIC, Mirela'] })));
    expect(index.screen({ name: 'Mirela Vuckovic' })).toHaveLength(MOST_MATCHES);
  });

  test('looks only at the kind that is asked for', () => {
    const index = indexOf({ names: ['PALE HERON'], type: 'VESSEL' }, { names: ['HERON, Pale'] });
    const kinds = (kind?: NameKind) =>
      index.screen({ name: 'Pale Heron', ...(kind && { kind }) }).map((match) => match.entry.type);
    expect(kinds().sort()).toEqual(['PERSON', 'VESSEL']);
    expect(kinds('VESSEL')).toEqual(['VESSEL']);
    expect(kinds('AIRCRAFT')).toEqual([]);
  });

  test('counts date of birth and country for and against', () => {
    const index = indexOf({
      names: ['VUCKOVIC, Mirela Jovana'],
      born: '17 May 1960',
      country: 'RS',
    });
    const scoreOf = (facts: { dateOfBirth?: string; country?: string }) =>
      index.screen({ name: 'Mirela Vuckovic', ...facts })[0]?.score ?? 0;
    const plain = scoreOf({});
    expect(scoreOf({ dateOfBirth: '1960-05-17' })).toBeGreaterThan(plain);
    expect(scoreOf({ country: 'RS' })).toBeGreaterThan(plain);
    expect(scoreOf({ country: 'BR' })).toBeLessThan(plain);
  });

  test('does not take a namesake for somebody else by what they say of themselves', () => {
    const listed = { names: ['VUCKOVIC, Mirela'], born: '17 May 1960', country: 'RS' };
    const stated = { dateOfBirth: '1999-05-17', country: 'BR' };
    for (const name of ['Mirela Vuckovic', 'Mirela Vuckovich', 'Mirela Vuckosis']) {
      const [match] = indexOf(listed).screen({ name, ...stated });
      expect(match?.score).toBe(HIT_THRESHOLD);
      expect(match?.evidence.at(-1)?.kind).toBe('SAME_NAME');
    }
    const [nearest, farther] = indexOf({ ...listed, names: ['VUCKOVIC, Mirelo'] }, listed).screen({
      name: 'Mirela Vuckovic',
      ...stated,
    });
    expect([nearest?.score, farther?.score]).toEqual([HIT_THRESHOLD, HIT_THRESHOLD]);
    expect(nearest?.matchedName).toBe('VUCKOVIC, Mirela');
  });

  test('takes less of a weak alias, and says so', () => {
    const index = indexOf({ names: ['HERON'], quality: 'WEAK' });
    const [match] = index.screen({ name: 'Heron' });
    expect(match?.score).toBeLessThan(1);
    expect(match?.evidence).toMatchObject([{ kind: 'WEAK_ALIAS', detail: 'HERON' }]);
  });

  test('finds nothing for what has no letters', () => {
    const index = indexOf({ names: ['VUCKOVIC, Mirela'] });
    for (const name of ['', '   ', '!!!', "'", '\u0000'])
      expect(index.screen({ name })).toEqual([]);
  });
});

test.each([
  ['irela abdul latif vuckovic', 'abdl latif vuckovic'],
  ['abdl latif vuckovic', 'irela abdul latif vuckovic'],
  ['bogdan tarrasque moor b', 'bill bogdan tarrasque'],
  ['b li', 'bill li'],
  ['bill bogdan tarrasque', 'bogdan tarrasque moor b'],
])('%s is found by %s: a particle or an initial stands for a word', (listed, name) => {
  expect(indexOf({ names: [listed] }).screen({ name, kind: 'PERSON' })).toHaveLength(1);
});

test('the index loses no match that comparing with every name would find', () => {
  const givenNames = [
    'mirela',
    'bogdan',
    'yusuf',
    'william',
    'bill',
    'jean',
    'pierre',
    'abdul latif',
    'b',
    'dr',
  ];
  const surnames = [
    ...['vuckovic', 'wuckovich', 'tarrasque', 'qasri', 'kasri', 'van der moor', 'li', 'al bill'],
  ];
  const slip = (text: string, at: number) =>
    at >= text.length ? text : text.slice(0, at) + text.slice(at + 1);
  const name = fc
    .tuple(
      fc.array(fc.constantFrom(...givenNames), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...surnames),
      fc.nat(40),
      fc.boolean(),
    )
    .map(([given, surname, at, joined]) => slip([...given, surname].join(joined ? '' : ' '), at));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), name, (listed, query) => {
      const index = indexOf(...listed.map((text) => ({ names: [text] })));
      const [read] = readName(query, 'PERSON', toLatin);
      const expected = listed.flatMap((text, at) => {
        const [other] = readName(text, 'PERSON', toLatin);
        const score = read && other ? compareNames(read, other).score : 0;
        // Scores are told, and held against the threshold, with four decimals.
        return Math.round(score * 10_000) / 10_000 >= HIT_THRESHOLD ? [String(at + 1)] : [];
      });
      const found = index.screen({ name: query, kind: 'PERSON' }).map((match) => match.entry.uid);
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 200 },
  );
});
