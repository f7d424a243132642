import { describe, expect, test } from 'vitest';
import { countryCode, isCountryCode } from './countries.ts';
import { readOfacFiles } from './ofac.ts';

const none = '-0- ';
const blank = (count: number) => Array.from({ length: count }, () => none);

const files = {
  entries: [
    [
      '7',
      'VUCKOVIC, Mirela',
      'individual',
      'ALPHA] [BETA',
      ...blank(7),
      "DOB 17 May 1960; alt. DOB circa 1961; POB Novi Sad, Serbia; nationality Serbia; a.k.a. 'HE",
    ],
    ['8', 'PALE HERON', 'vessel', 'ALPHA', none, none, 'Tanker', none, none, 'Panama', none, none],
    ['9', 'QUELLFELD AG', none, 'ALPHA', ...blank(8)],
  ],
  aliases: [
    ['7', '1', 'aka', 'VUCKOVICH, Mirela', none],
    ['7', '2', 'aka', 'VUCKOVIC, Mirela', none],
  ],
  addresses: [
    ['9', '1', '1 Nowhere Quay', 'Zug', 'Switzerland', none],
    ['9', '2', ...blank(4)],
  ],
  comments: [['7', "RON'; Gender Female."]],
};

describe('OFAC’s files', () => {
  test('are joined to entries, with what the remarks say', () => {
    const read = readOfacFiles(files);
    if (!read.ok) throw new Error(read.error);
    expect(read.value.counts).toEqual({ entries: 3, aliases: 2, addresses: 2 });
    const [person, vessel, company] = read.value.entries;
    expect(person).toEqual({
      uid: '7',
      type: 'PERSON',
      names: [
        { text: 'VUCKOVIC, Mirela', quality: 'PRIMARY' },
        { text: 'VUCKOVICH, Mirela', quality: 'STRONG' },
        { text: 'HERON', quality: 'WEAK' },
      ],
      programmes: ['ALPHA', 'BETA'],
      datesOfBirth: [
        { year: 1960, month: 5, day: 17, approximate: false },
        { year: 1961, approximate: true },
      ],
      countries: ['RS'],
      addresses: [],
    });
    expect(vessel).toMatchObject({ type: 'VESSEL', countries: ['PA'] });
    expect(company).toMatchObject({
      type: 'ORGANIZATION',
      countries: ['CH'],
      addresses: [{ street: '1 Nowhere Quay', city: 'Zug', country: 'Switzerland' }],
    });
  });

  test.each([
    ['a row too short', { entries: [['7', 'VUCKOVIC']] }, 'Row 1 of the entries file has 2 fields'],
    [
      'no number',
      { entries: [['x', 'A', ...blank(10)]] },
      'Row 1 of the entries file has no entry number',
    ],
    ['no name', { entries: [['7', none, ...blank(10)]] }, 'Row 1 of the entries file has no name'],
    [
      'a number twice',
      { entries: [...files.entries, ['7', 'A', ...blank(10)]] },
      'Row 4 of the entries file repeats the entry number 7',
    ],
    [
      'an alias of nobody',
      { aliases: [['99', '1', 'aka', 'X', none]] },
      'Row 1 of the alias file belongs to the entry 99',
    ],
    ['a broken address', { addresses: [['9', '1']] }, 'Row 1 of the address file has 2 fields'],
    ['a broken comment', { comments: [['7']] }, 'Row 1 of the comments file has 1 fields'],
  ])('with %s are refused', (_, broken, message) => {
    const read = readOfacFiles({ ...files, ...broken });
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(message) });
  });
});

test.each([
  ['Serbia', 'RS'],
  ['Korea, North', 'KP'],
  ['Burma', 'MM'],
  ['Bosnia and Herzegovina', 'BA'],
  ["Cote d'Ivoire", 'CI'],
  ['Atlantis', undefined],
  ['', undefined],
])('the country %j is %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test('codes are those of countries', () => {
  expect(['US', 'DE', 'XX', 'us', 'USA', ''].map(isCountryCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
