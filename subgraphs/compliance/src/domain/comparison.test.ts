import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedWith, isRenamedOften } from './comparison.ts';
import { buildScreeningIndex } from './matching/screen.ts';
import type { KeptEntry } from './sanctions/content.ts';

const BORN = { year: 1960, month: 5, day: 17, approximate: false };

const listed = (uid: string, text: string, more: Partial<KeptEntry> = {}): KeptEntry => ({
  uid,
  type: 'PERSON',
  names: [{ text, quality: 'PRIMARY' }],
  programmes: ['TEST'],
  datesOfBirth: [BORN],
  countries: ['RS'],
  addresses: [],
  contentHash: 'a'.repeat(64),
  ...more,
});

const indexOf = (...entries: readonly KeptEntry[]) =>
  buildScreeningIndex([{ listId: 'test', versionId: 'test@1', entries }], (text) => text);

const index = indexOf(listed('1', 'VUCKOVIC, Mirela Jovana'));

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

test('a whole listed name in one field is found, whatever stands in the other', () => {
  const known = indexOf(
    listed('1', 'TARRASQUE, Bogdan Petrovich'),
    listed('2', 'QUELLHORST, Agathe Jovana'),
  );
  const found = (firstName: string, lastName: string) =>
    comparedWith(known, { firstName, lastName, ...facts }).entities;
  expect(found('Bogdan Tarrasque', 'Quentin')).toEqual(['test:1']);
  expect(found('Quentin', 'Barnaby Tarrasque Bogdan')).toEqual(['test:1']);
  expect(found('QuellhorstAgathe', 'Quentin')).toEqual(['test:2']);
  expect(found('Quellhorstova', 'Quentin')).toEqual([]);
});

test('a name of four letters that is written in two pieces is found, with invented ones and without', () => {
  const known = indexOf(listed('1', 'VUKO, Mirela'), listed('2', 'DENG, Ottoline Jovana'));
  const found = (firstName: string, lastName: string) =>
    comparedWith(known, { firstName, lastName, ...facts }).entities;
  for (const surname of ['VU KO', 'Vu-Ko', 'V uko']) {
    expect(found('Mirela', surname)).toEqual(['test:1']);
    expect(found('Mirela Quentin', surname)).toEqual(['test:1']);
    expect(found(surname, 'Mirela')).toEqual(['test:1']);
  }
  // One of the pieces may be a particle.
  expect(found('Ottoline', 'De Ng')).toEqual(['test:2']);
  // The gap may be the one between the fields.
  const split: readonly (readonly [string, string])[] = [
    ['Mirela Vu', 'Ko'],
    ['Mirela V', 'uko'],
    ['Quentin Mirela Vuk', 'O'],
    ['Vu', 'Ko Mirela'],
    ['Mirela Vu', 'Ko Quentin'],
  ];
  for (const names of split) expect(found(...names)).toEqual(['test:1']);
  expect(found('Ottoline De', 'Ng')).toEqual(['test:2']);
  expect(found('Quentin Vu', 'Ko')).toEqual([]);
});

describe('of names that a great many people bear', () => {
  const ordinary = indexOf(
    listed('1', 'GARCIA ZORRILLA, Jose Luis'),
    listed('2', 'LOPEZ, Antonio'),
    listed('3', 'MARTINEZ, Mario', { datesOfBirth: [], countries: [] }),
  );
  const found = (firstName: string, lastName: string, dateOfBirth: string, country = 'US') =>
    comparedWith(ordinary, { firstName, lastName, dateOfBirth, country }).entities;

  test('two are no match of a longer name but of who is born, or lives where that is not known, as it says', () => {
    expect(found('Jose', 'Garcia', '1999-09-09')).toEqual([]);
    expect(found('Jose', 'Garcia', '1960-05-17')).toEqual(['test:1']);
    expect(found('Jose', 'Garcia', '1961-11-02')).toEqual([]);
    const dateless = indexOf(listed('1', 'GARCIA ZORRILLA, Jose Luis', { datesOfBirth: [] }));
    const from = (country: string) =>
      comparedWith(dateless, {
        ...{ firstName: 'Jose', lastName: 'Garcia', dateOfBirth: '1999-09-09', country },
      }).entities;
    expect([from('US'), from('RS')]).toEqual([[], ['test:1']]);
  });

  test('a rare one, or a third, is a match whatever is stated', () => {
    expect(found('Jose', 'Zorrilla', '1999-09-09')).toEqual(['test:1']);
    expect(found('Jose Luis', 'Garcia', '1999-09-09')).toEqual(['test:1']);
    expect(found('Jose Quentin', 'Garcia Zorrilla', '1999-09-09')).toEqual(['test:1']);
  });

  test('all of a listed name are a match whatever is stated, among others of who is not born elsewhen', () => {
    expect(found('Antonio', 'Lopez', '1999-09-09')).toEqual(['test:2']);
    expect(found('Antonio Quentin', 'Lopez', '1960-05-17')).toEqual(['test:2']);
    expect(found('Antonio Quentin', 'Lopez', '1999-09-09')).toEqual([]);
  });

  test('two that look alike are two names, and one spelt otherwise is one', () => {
    expect(found('Maria', 'Martinez', '1999-09-09')).toEqual([]);
    expect(found('Mario', 'Martines', '1999-09-09')).toEqual(['test:3']);
    expect(found('Antonio', 'Lopes', '1999-09-09')).toEqual(['test:2']);
  });

  test('an alias that is the whole name counts, though another name of the entry is more alike', () => {
    const names = [
      { text: 'LOPEZ RUIZ, Antonio', quality: 'PRIMARY' },
      { text: 'Antonio LOPEZ', quality: 'WEAK' },
    ] as const;
    const known = indexOf(listed('1', '', { names }));
    const person = { firstName: 'Antonio', lastName: 'Lopez', ...facts };
    expect(comparedWith(known, person).found).toMatchObject([{ matchedName: 'Antonio LOPEZ' }]);
  });
});

test('a birthday that a document attests tells from a namesake, and one that is stated does not', () => {
  const born = (dateOfBirth: string, isAttested: boolean, lastName = 'Vuckovic') => {
    const person = { firstName: 'Mirela Jovana', lastName, dateOfBirth, country: 'US' };
    return comparedWith(index, person, isAttested).entities;
  };
  expect(born('1999-09-09', false)).toEqual(['test:1']);
  expect(born('1999-09-09', true)).toEqual([]);
  expect(born('1960-05-17', true)).toEqual(['test:1']);
  // Lists are some years wrong now and then.
  expect(born('1963-05-16', true)).toEqual(['test:1']);
  expect(born('1963-05-16', true, 'Vuckovits')).toEqual([]);
  expect(born('1963-05-16', false, 'Vuckovits')).toEqual(['test:1']);
});

test('more than five other names within a year are for an officer, however often somebody goes back to one', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const named = (lastName: string, days: number) => ({
    facts: { firstName: 'Mirela', lastName, dateOfBirth: '1960-05-17', country: 'US' },
    keptAt: new Date(now.getTime() - days * 86_400_000),
  });
  const { facts } = named('Vuckovic', 0);
  const five = [0, 1, 2, 3, 4].map((at) => named(`Name ${at}`, 10 * at));
  expect(isRenamedOften(facts, [named('Vuckovic', 1), ...five, ...five], now)).toBe(false);
  expect(isRenamedOften(facts, [named('Old', 366), ...five], now)).toBe(false);
  expect(isRenamedOften(facts, [named('Another', 364), ...five], now)).toBe(true);
});
