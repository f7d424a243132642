import { expect, test } from 'vitest';
import { ordinaryPeople } from '../bench/ordinary-people.ts';
import { absent, askedOf, COMMON, publishedLists, SANCTIONS } from '../bench/published-lists.ts';
import { toLatin } from '../src/adapters/transliteration.ts';
import { comparedWith } from '../src/domain/comparison.ts';
import { nameDoubts } from '../src/domain/kyc/plain-name.ts';
import type { SubjectFacts } from '../src/domain/kyc/subject.ts';
import { isFrequentName } from '../src/domain/matching/frequent-names.ts';
import {
  buildScreeningIndex,
  indexSteps,
  type ScreeningMatch,
} from '../src/domain/matching/screen.ts';
import { HONORIFICS, SERVANT_OF } from '../src/domain/matching/vocabulary.ts';

const title = absent ? ` (skipped: there is no ${SANCTIONS})` : '';
/** Each is compared with some fifty thousand names. */
const ASKED = 15;
const LONGEST = 120;

/** What share of the listed people's own names was found among Latin ones; it may rise and must not fall. */
const LEAST_FOUND: readonly (readonly [script: RegExp, least: number])[] = [
  [/\p{Script=Arabic}/u, 0.91],
  [/\p{Script=Hangul}/u, 0.94],
  [/\p{Script=Hebrew}/u, 0.85],
];

const seen = (matches: readonly ScreeningMatch[]) =>
  matches.map(({ listId, entry, matchedName, score }) => [listId, entry.uid, matchedName, score]);

test.skipIf(absent)(
  `the index finds what comparing with every published name finds, in the same order${title}`,
  async () => {
    const lists = await publishedLists();
    const index = buildScreeningIndex(lists, toLatin);
    // The longest names take a minute each to compare with all.
    const common = COMMON.filter(({ name }) => name.length <= LONGEST);
    for (const query of [...askedOf(lists, ASKED), ...common]) {
      expect(seen(index.screen(query)), query.name).toEqual(seen(index.screenEach(query)));
    }
  },
  600_000,
);

test.skipIf(absent)(
  `each entry is found by its own names${title}`,
  async () => {
    const lists = await publishedLists();
    const index = buildScreeningIndex(lists, toLatin);
    let asked = 0;
    const lost: string[] = [];
    for (const { entries } of lists) {
      for (const entry of entries) {
        const { text } = entry.names[0] ?? { text: '' };
        asked += 1;
        if (asked % 23 !== 0) continue;
        const found = index.screen({ name: text, kind: entry.type });
        // Fifty others may be called the same.
        if (found.length < 50 && !found.some((match) => match.entry === entry)) lost.push(text);
      }
    }
    expect(lost).toEqual([]);
  },
  600_000,
);

test.skipIf(absent)(
  `who has a name in another script is found by it where lists have only Latin ones${title}`,
  async () => {
    const isLatin = ({ text }: { readonly text: string }) =>
      !/[^\p{Script=Latin}\P{L}]/u.test(text);
    const lists = (await publishedLists()).map((list) => ({
      ...list,
      entries: list.entries.filter(({ type, names }) => type === 'PERSON' && names.some(isLatin)),
    }));
    const inLatin = lists.map((list) => ({
      ...list,
      entries: list.entries.map((entry) => ({ ...entry, names: entry.names.filter(isLatin) })),
    }));
    const index = buildScreeningIndex(inLatin, toLatin);
    const own = lists.flatMap(({ entries }) => entries.flatMap(({ names }) => names));
    const read = own
      .filter((name) => !isLatin(name) && name.quality !== 'WEAK')
      .filter(({ text }) => /^[\u0400-\u0481\u048a-\u052f]/u.test(text))
      .filter(({ text }) => `${nameDoubts({ firstName: text, lastName: '' })}` === 'SCRIPT');
    const cleared = read.filter(
      ({ text }) => index.screen({ name: text, kind: 'PERSON' }).length === 0,
    );
    expect(read.length).toBeGreaterThan(4_000);
    expect(cleared.length / read.length).toBeLessThan(0.01);
    for (const [script, least] of LEAST_FOUND) {
      const named = lists.flatMap(({ entries }) =>
        entries.flatMap(({ uid, names }) =>
          names
            .filter(({ text, quality }) => script.test(text) && quality !== 'WEAK')
            .map(({ text }) => ({ uid, text })),
        ),
      );
      const found = named.filter(({ uid, text }) =>
        index
          .screen({ name: text, kind: 'PERSON', most: 1_000 })
          .some(({ entry }) => entry.uid === uid),
      );
      expect(found.length / named.length, String(script)).toBeGreaterThanOrEqual(least);
    }
  },
  600_000,
);

test.skipIf(absent)(
  `who is listed is found by their given name and surname, not both of them frequent, with invented names among them${title}`,
  async () => {
    const lists = await publishedLists();
    const index = buildScreeningIndex(lists, toLatin);
    const lost: string[] = [];
    let asked = 0;
    for (const { listId, entries } of lists) {
      for (const [at, { uid, type, names }] of entries.entries()) {
        const { text } = names[0] ?? { text: '' };
        const [, surname, given] =
          /^([A-Z]{4,}), ([A-Z][a-z]{3,}) [A-Z][a-z]{3,}$/.exec(text) ?? [];
        if (at % 13 !== 0 || type !== 'PERSON' || surname === undefined || given === undefined)
          continue;
        const words = [surname.toLowerCase(), given.toLowerCase()];
        if (words.some((word) => HONORIFICS.has(word) || SERVANT_OF.has(word))) continue;
        // Of these the birthday has to agree.
        if (words.every(isFrequentName)) continue;
        asked += 1;
        const name = { firstName: `Quentin ${given} Michael`, lastName: `${surname} Barnaby` };
        const stated = { dateOfBirth: '1999-09-09', country: 'US' };
        const { entities } = comparedWith(index, { ...name, ...stated });
        if (!entities.includes(`${listId}:${uid}`)) lost.push(text);
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(lost).toEqual([]);
  },
  600_000,
);

/** Of a hundred people with the commonest names of their language, so many at the most are for an officer to look at. */
const MOST_TO_LOOK_AT: Readonly<Record<string, number>> = {
  ...{ English: 3, Spanish: 5, Chinese: 12, Arabic: 25, Russian: 20 },
};

test.skipIf(absent)(
  `few people with common names are for an officer to look at, and fewer with a document${title}`,
  async () => {
    const index = buildScreeningIndex(await publishedLists(), toLatin);
    const people = ordinaryPeople(3_000);
    const found = (of: readonly SubjectFacts[], isBirthAttested: boolean) =>
      of.filter((one) => comparedWith(index, one, isBirthAttested).entities.length > 0).length;
    for (const [language, most] of Object.entries(MOST_TO_LOOK_AT)) {
      const some = people.filter((person) => person.language === language);
      expect(some.length).toBeGreaterThan(90);
      expect((100 * found(some, false)) / some.length, language).toBeLessThanOrEqual(most);
    }
    expect(found(people, true)).toBeLessThan(found(people, false));
  },
  600_000,
);

test.skipIf(absent)(`an index over few entries is built in few steps${title}`, async () => {
  const lists = await publishedLists();
  const stepsOf = (share: number) => {
    const steps = indexSteps(
      lists.map((list) => ({
        ...list,
        entries: list.entries.filter((_, at) => at % share === 0),
      })),
      toLatin,
    );
    let count = 0;
    while (steps.next().done !== true) count += 1;
    return count;
  };
  const all = stepsOf(1);
  expect(stepsOf(100)).toBeLessThan(all / 5);
});
