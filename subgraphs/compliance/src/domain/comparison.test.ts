import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparedWith } from './comparison.ts';
import { buildScreeningIndex } from './matching/screen.ts';
import type { KeptEntry } from './sanctions/content.ts';

const LISTED: KeptEntry = {
  uid: '1',
  type: 'PERSON',
  names: [{ text: 'VUCKOVIC, Mirela Jovana', quality: 'PRIMARY' }],
  programmes: ['TEST'],
  datesOfBirth: [{ year: 1960, month: 5, day: 17, approximate: false }],
  countries: ['RS'],
  addresses: [],
  contentHash: 'a'.repeat(64),
};

const index = buildScreeningIndex(
  [{ listId: 'test', versionId: 'test@1', entries: [LISTED] }],
  (text) => text,
);

const invented = fc.subarray(['Michael', 'Quentin', 'Ottoline', 'Barnaby']);
const facts = { dateOfBirth: '1999-09-09', country: 'US' };

test('a given name and a surname that are listed are found among any others, whatever is stated', () => {
  fc.assert(
    fc.property(invented, invented, invented, (before, between, after) => {
      const firstName = [...before, 'Mirela', ...between].join(' ');
      const lastName = ['Vuckovic', ...after].join(' ');
      expect(comparedWith(index, { firstName, lastName, ...facts }).entities).toEqual(['test:1']);
    }),
  );
});

test('a match by part of the name says so, and which words it left out', () => {
  const { found } = comparedWith(index, {
    ...{ firstName: 'Mirela Quentin', lastName: 'Vuckovic', ...facts },
  });
  expect(found).toMatchObject([
    {
      comparison: { onlyInFirst: ['quentin'], onlyInSecond: ['jovana'] },
      score: 0.74,
    },
  ]);
  expect(found[0]?.evidence.map(({ kind }) => kind)).toEqual([
    ...['DATE_OF_BIRTH', 'COUNTRY', 'SAME_NAME', 'SHORT_NAME'],
  ]);
});

test('two given names, or a word that is only alike, are not enough of a longer name', () => {
  const names: readonly (readonly [string, string])[] = [
    ['Mirela Jovana', 'Quentin'],
    ['Mirela Quentin', 'Vuckosis'],
    ['Quentin Ottoline', 'Vuckovic'],
  ];
  for (const [firstName, lastName] of names) {
    expect(comparedWith(index, { firstName, lastName, ...facts }).entities).toEqual([]);
  }
});
