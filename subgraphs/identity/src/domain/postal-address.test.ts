import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameAddress, type PostalAddressInput, readPostalAddress } from './postal-address.ts';
import { premisesOf, shortened } from './premises.ts';

const HOME = {
  ...{ line1: '120 West 45th Street', line2: 'Apt 4B', city: 'New York' },
  ...{ region: 'US-NY', postalCode: '10036', country: 'US' },
} as const;

const read = (changes: Partial<PostalAddressInput> = {}) =>
  readPostalAddress({ ...HOME, ...changes });
const addressOf = (changes: Partial<PostalAddressInput> = {}) => {
  const found = read(changes);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const faultsOf = (changes: Partial<PostalAddressInput>) => {
  const found = read(changes);
  return found.ok ? [] : found.error.map(({ code, path }) => `${code} ${path?.join('.')}`);
};

describe('a postal address', () => {
  test('is kept without superfluous blanks, and what is empty as nothing', () => {
    const typed = { line1: '  120  West 45th Street ', line2: '', region: 'us-ny' };
    expect(addressOf(typed)).toEqual({ ...HOME, line2: null });
    const abroad = { region: null, postalCode: ' sw1a  1aa ', country: 'GB', city: 'London' };
    expect(addressOf(abroad)).toMatchObject({ region: null, postalCode: 'SW1A 1AA' });
    expect(addressOf({ region: '', postalCode: null, country: 'HK' }).postalCode).toBeNull();
  });

  test.each<[Partial<PostalAddressInput>, ...string[]]>([
    [{ line1: '' }, 'ADDRESS_INVALID line1'],
    [{ line1: '---' }, 'ADDRESS_INVALID line1'],
    [{ line1: `1 ${'x'.repeat(99)}` }, 'ADDRESS_INVALID line1'],
    [{ line1: '1 Main St\n2nd line' }, 'ADDRESS_INVALID line1'],
    [{ line2: 'Apt\u0000 4' }, 'ADDRESS_INVALID line2'],
    [{ line2: '4111 1111 1111 1111' }, 'ADDRESS_INVALID line2'],
    [{ city: '\u202eYork' }, 'ADDRESS_INVALID city'],
    [{ region: 'NY' }, 'ADDRESS_INVALID region'],
    [{ region: 'CA-ON' }, 'ADDRESS_INVALID region'],
    [{ region: null, postalCode: null }, 'ADDRESS_INVALID region', 'ADDRESS_INVALID postalCode'],
    [{ postalCode: '1003' }, 'ADDRESS_INVALID postalCode'],
    [{ country: 'DE', region: null, postalCode: '10_117' }, 'ADDRESS_INVALID postalCode'],
    [{ country: 'ZZ', region: null }, 'COUNTRY_INVALID country'],
  ])('%j is none', (changes, ...faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  test('whatever is typed: read again it is the same, without controls, and no longer than may be', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    const input = fc.record({
      ...{ line1: text, line2: fc.option(text), city: text },
      ...{ region: fc.constant(null), postalCode: fc.stringMatching(/^[a-z0-9 -]{2,12}$/) },
      country: fc.constantFrom('DE', 'GB', 'FR'),
    });
    fc.assert(
      fc.property(input, (given) => {
        const once = readPostalAddress(given);
        fc.pre(once.ok);
        if (!once.ok) return;
        const again = readPostalAddress(once.value);
        expect(again).toEqual(once);
        expect(isSameAddress(once.value, { ...once.value })).toBe(true);
        for (const value of Object.values(once.value)) {
          expect(value ?? '').not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s|\s$|\s\s/u);
          expect([...(value ?? '')].length).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('the premises of an address', () => {
  const same = (changes: Partial<PostalAddressInput>) => premisesOf(addressOf(changes));

  test.each<[Partial<PostalAddressInput>]>([
    [{ line1: '120 W. 45TH ST.', line2: 'Unit 4-B' }],
    [{ line1: '120 w 45th st #4b', line2: null }],
    [{ line1: 'Apartment 4 B, 120 West 45th Street', line2: null }],
    [{ line1: 'Apt. No. 4B', line2: '120 West 45th Str' }],
    [{ postalCode: '10036-1234', city: 'Manhattan' }],
  ])('%j is the same flat', (changes) => {
    expect(same(changes)).toBe(premisesOf(HOME));
  });

  test.each<[Partial<PostalAddressInput>]>([
    [{ line2: 'Apt 4C' }],
    [{ line2: null }],
    [{ line1: '120 East 45th Street' }],
    [{ line1: '4 West 45th Street', line2: 'Apt 120B' }],
    [{ postalCode: '10037' }],
    [{ country: 'CA', region: null }],
  ])('%j is another one', (changes) => {
    expect(same(changes)).not.toBe(premisesOf(HOME));
  });

  test.each([
    ['Königstraße 5', 'KONIGSTRASSE 5'],
    ['Flat 3, 12 High Street', '12 High St, Flat 3'],
    ['Unit 3/45 Fifth Avenue', '45 5th Ave #3'],
    ['P.O. Box 19', 'Post Office Box 19'],
    ["7 St. John's Lane", '7 Saint Johns Ln'],
    ['No. 5 Rue de l’Église', '5 rue de l’eglise'],
  ])('%s is %s', (one, other) => {
    expect(shortened(one)).toBe(shortened(other));
  });

  test('the same flat of the same house, with commas or without, in any case and order, is the same', () => {
    const unit = fc.constantFrom('A', 'b', '3', '4B', '4 B', 'B-4', 'No. 7');
    const house = fc.integer({ min: 1, max: 9_999 });
    const street = fc.constantFrom('High Street', '45th Ave', 'Saint Mary Road', 'W. Main St');
    fc.assert(
      fc.property(unit, house, street, (flat, number, way) => {
        const home = `${number} ${way}`;
        const written = [`Flat ${flat}, ${home}`, `${home}, Flat ${flat}`];
        const ways = written.flatMap((one) => [one, one.replace(',', ''), one.toUpperCase()]);
        expect(new Set(ways.map(shortened)).size).toBe(1);
        expect(shortened(home)).toBe(shortened(`Flat ${flat} ${home}`).replace(/, apt .*/, ''));
        expect(shortened(`Flat ${flat} ${number + 1} ${way}`)).not.toBe(shortened(ways[0] ?? ''));
      }),
    );
  });

  test('where there is no postal code the town tells', () => {
    const hongKong = { country: 'HK', region: null, postalCode: null };
    expect(same({ ...hongKong, city: 'Tsim-Sha-Tsui' })).toBe(
      same({ ...hongKong, city: 'TSIM SHA TSUI' }),
    );
    expect(same({ ...hongKong, city: 'Central' })).not.toBe(
      same({ ...hongKong, city: 'Wan Chai' }),
    );
  });

  test('whatever is written: doing it again changes nothing, nor do case, accents, points and blanks', () => {
    const word = fc.constantFrom(
      ...['12', '4b', 'b', '7', 'main', 'street', 'st.', 'north', 'apt', 'unit', '#', 'no', 'flat'],
      ...[
        'suite',
        'saint',
        'hauptstraße',
        'é',
        'po',
        'box',
        'p',
        'o',
        'post',
        'office',
        '1/2',
        "o'x",
      ],
    );
    const line = fc.array(fc.oneof(word, fc.constant(','), fc.string({ maxLength: 6 })), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(line, (words) => {
        const once = shortened(words.join(' '));
        expect(shortened(once)).toBe(once);
        expect(shortened(words.join('  ').toUpperCase())).toBe(once);
        expect(shortened(words.join(' ').normalize('NFD'))).toBe(once);
      }),
    );
  });
});
