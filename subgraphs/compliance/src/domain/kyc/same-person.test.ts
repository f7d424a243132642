import anyAscii from 'any-ascii';
import { expect, test } from 'vitest';
import { personMarks } from './same-person.ts';

const toLatin = (text: string) => anyAscii(text);
const marks = (firstName: string, lastName: string, dateOfBirth = '1979-02-11') =>
  personMarks({ firstName, lastName, dateOfBirth, country: 'US' }, toLatin);
const isSame = (one: readonly string[], other: readonly string[]) =>
  one.some((mark) => other.includes(mark));

test('somebody is the same whatever names are put among theirs, in whatever field and order', () => {
  const known = marks('Ottoline', 'Thistlewood');
  for (const other of [
    marks('Ottoline Quintilla', 'Thistlewood'),
    marks('Thistlewood', 'Ottoline'),
    marks('Quentin', 'Ottoline Thistlewood'),
    marks('Óttoline Thistlewood', 'Quentin'),
    marks('Quentin Barnaby Peregrine Zebedee Ottoline', 'Thistlewood'),
    marks('Quentin', 'Barnaby Peregrine Ottoline Zebedee Thistlewood'),
  ]) {
    expect(isSame(known, other)).toBe(true);
    expect(isSame(other, known)).toBe(true);
  }
});

test.each<[string, string, ...[string, string][]]>([
  ['Ben', 'Thistlewood', ['Ben Quentin', 'Thistlewood'], ['Quentin Ben', 'Thistlewood']],
  ['Ben Quentin', 'Thistlewood', ['Ben', 'Thistlewood'], ['Zebedee', 'Ben Thistlewood']],
  ['Minh', 'Le', ['Minh Quang', 'Le'], ['Le', 'Quang Minh'], ['Quang Le', 'Minh']],
  ['Van', 'Do', ['Van Quang', 'Do'], ['Quang Do', 'Van Anh']],
  ['Amit', 'De', ['Amit Kumar', 'De'], ['De', 'Amit Kumar'], ['Kumar De', 'Amit']],
  ['De', 'La', ['De Quentin', 'La']],
])('%s %s is known by a particle that is their name', (first, last, ...others) => {
  const known = marks(first, last);
  for (const [given, family] of others) expect(isSame(known, marks(given, family))).toBe(true);
});

test('one name alone, particles and another birthday make nobody the same', () => {
  const known = marks('Ottoline', 'de la Thistlewood');
  for (const other of [
    marks('Ottoline', 'Marchbanks'),
    marks('Ottoline', 'de la Marchbanks'),
    marks('Mirela', 'de la Thistlewood'),
    marks('Mirela Ottoline', 'de la Marchbanks'),
    marks('Mirela', 'dos Thistlewood y Marchbanks'),
    marks('Ottoline', 'de la Thistlewood', '1979-02-12'),
  ]) {
    expect(isSame(known, other)).toBe(false);
  }
  expect(isSame(marks('Mirela', 'da Silva dos Santos'), marks('Ana', 'da Costa dos Santos'))).toBe(
    false,
  );
});

test('everybody has a mark, and nobody more than the words of a name give', () => {
  for (const [first, last] of [
    ['Ada', 'Ada'],
    ['De', 'La'],
    ['·', '·'],
  ] as const) {
    expect(marks(first, last)).toHaveLength(1);
  }
  const words = Array.from({ length: 40 }, (_, at) => `name${at}`).join(' ');
  expect(marks(words, words)).toHaveLength(66);
});
