import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SanctionsEntry } from '../sanctions/entry.ts';
import type { NameKind } from './name.ts';
import {
  buildScreeningIndex,
  indexSteps,
  type ScreeningMatch,
  type ScreeningQuery,
} from './screen.ts';

const toLatin = (text: string) => anyAscii(text);

/** Words that pair in every way there is, so that short random names meet every rule. */
const PEOPLE =
  'mirela mirella bogdan yusuf yousef ben benjamin jean pierre jp b m abdul latif abdullatif dr haji bin al al-qasri qasri kasri qasir vuckovic wuckovich vuckovci vuck ovic li chin ping jinping hsi xi friedrich hans petrovich ivanovich يوسف القصري 习近平 said محمود mahmud mohammed نصر الله nasr allah nasrullah سيف الدين saif al-din saifuddin יוסף 김정은 kim jong un gim jeong-eun Ким Чен Ын vuckovicmirela hanspetrovich Мирела'.split(
    ' ',
  );
const ORGANISATIONS =
  'quellfeld quell feld quelfeld brontomark bank trading company group holding of the and 2 3 ii first zavod plant liberation front qlf qtc international intl ltd gmbh llc oao joint stock company quellfeld2 ag security securities a شركة بنك air airlines'.split(
    ' ',
  );

const slipped = (text: string, at: number) =>
  at < text.length ? text.slice(0, at) + text.slice(at + 1) : text;
const nameOf = (words: readonly string[]) =>
  fc
    .tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), fc.nat(60))
    .map(([chosen, at]) => slipped(chosen.join(' '), at));

const listed = (type: NameKind, words: readonly string[]) =>
  fc.record({
    type: fc.constant(type),
    text: nameOf(words),
    quality: fc.constantFrom('PRIMARY' as const, 'WEAK' as const),
    born: fc.constantFrom(undefined, 1960, 1990),
    country: fc.constantFrom(undefined, 'RS', 'BR'),
  });
const asked = (kind: NameKind, words: readonly string[]) =>
  fc.record(
    {
      name: nameOf(words),
      kind: fc.constant(kind),
      dateOfBirth: fc.constantFrom('1960-05-17', '1991-01-02'),
      country: fc.constantFrom('RS', 'US'),
    },
    { requiredKeys: ['name', 'kind'] },
  );
const lists = fc.array(
  fc.oneof(
    listed('PERSON', PEOPLE),
    listed('ORGANIZATION', ORGANISATIONS),
    listed('VESSEL', ORGANISATIONS),
  ),
  { minLength: 1, maxLength: 40 },
);
type Listed = (typeof lists extends fc.Arbitrary<infer T> ? T : never)[number];
const queries: fc.Arbitrary<ScreeningQuery> = fc.oneof(
  asked('PERSON', PEOPLE),
  asked('ORGANIZATION', ORGANISATIONS),
  asked('VESSEL', ORGANISATIONS),
);

function entryOf({ type, text, quality, born, country }: Listed, at: number): SanctionsEntry {
  return {
    uid: String(at + 1),
    type,
    names: [{ text, quality }],
    programmes: ['TEST'],
    datesOfBirth: born === undefined ? [] : [{ year: born, month: 5, day: 17, approximate: false }],
    countries: country === undefined ? [] : [country],
    addresses: [],
  };
}

const indexOf = (entries: readonly SanctionsEntry[]) =>
  buildScreeningIndex([{ listId: 'test', versionId: 'test@1', entries }], toLatin);
const seen = (matches: readonly ScreeningMatch[]) =>
  matches.map(({ entry, matchedName, score }) => [entry.uid, matchedName, score]);

describe('the index', () => {
  test('finds what comparing with every name finds, in the same order', () => {
    fc.assert(
      fc.property(lists, fc.array(queries, { minLength: 1, maxLength: 6 }), (given, several) => {
        const index = indexOf(given.map(entryOf));
        for (const query of several) {
          expect(seen(index.screen(query))).toEqual(seen(index.screenEach(query)));
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  test('gives the best fifty of many, and all where they are wanted', () => {
    const names = Array.from(
      { length: 200 },
      (_, at) => `${'mirela vuckovic'.slice(0, 15 - (at % 4))} ${at % 7 === 0 ? 'jovana' : ''}`,
    );
    const index = indexOf(
      names.map((text, at) =>
        entryOf(
          { type: 'PERSON', text, quality: 'PRIMARY', born: undefined, country: undefined },
          at,
        ),
      ),
    );
    const query = { name: 'Mirela Vuckovic', kind: 'PERSON' as const };
    expect(index.screen(query)).toHaveLength(50);
    expect(seen(index.screen(query))).toEqual(seen(index.screenEach(query)));
    const all = index.screen({ ...query, most: 1_000 });
    expect(all.length).toBeGreaterThan(100);
    expect(seen(all)).toEqual(seen(index.screenEach({ ...query, most: 1_000 })));
    expect(seen(all.slice(0, 50))).toEqual(seen(index.screen(query)));
  });

  test('is built in steps, more of them for more names', () => {
    const stepsFor = (count: number) => {
      const entries = Array.from({ length: count }, (_, at) =>
        entryOf(
          {
            type: 'PERSON',
            text: `mirela vuckovic${at}`,
            quality: 'PRIMARY',
            born: undefined,
            country: undefined,
          },
          at,
        ),
      );
      const steps = indexSteps([{ listId: 'test', versionId: 'test@1', entries }], toLatin);
      let taken = 1;
      while (steps.next().done !== true) taken += 1;
      return taken;
    };
    expect(stepsFor(2_000)).toBeGreaterThan(stepsFor(20) + 15);
  });
});

test('what a match tells adds up to its score', () => {
  fc.assert(
    fc.property(lists, queries, (given, query) => {
      for (const { comparison, evidence, score } of indexOf(given.map(entryOf)).screen(query)) {
        const told = evidence.reduce((sum, { effect }) => sum + effect, comparison.wordScore);
        expect(score).toBeCloseTo(Math.min(1, told), 3);
        const words = [
          ...comparison.pairs.flatMap(({ first }) => first.split(' ')),
          ...comparison.onlyInFirst,
        ];
        expect(words.length).toBeGreaterThan(0);
        for (const pair of comparison.pairs) {
          expect(pair.similarity).toBeGreaterThan(0);
          expect(pair.similarity).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 200 },
  );
});
