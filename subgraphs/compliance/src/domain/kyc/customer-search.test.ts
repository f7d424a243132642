import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksOf, nameWords, soughtMarks } from './customer-search.ts';

const toLatin = (text: string) => anyAscii(text);

describe('a search for customers', () => {
  test('reads words without accents, signs, capitals and script', () => {
    expect(nameWords("Ána-María O'Neil  Müller ÁNA", toLatin)).toEqual([
      ...['ana', 'maria', 'oneil', 'muller'],
    ]);
    expect(nameWords('Владимир', toLatin)).toEqual(nameWords('Vladimir', toLatin));
    expect(nameWords(' · ', toLatin)).toEqual([]);
  });

  test('finds everybody by any words of their name, in whatever order and spelling', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{2,12}$/).filter((text) => !/[×÷]/.test(text));
    const names = fc.array(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, names, fc.nat(), (first, last, seed) => {
        const person = { firstName: first.join(' '), lastName: last.join('-') };
        const facts = { ...person, dateOfBirth: '1988-03-09', country: 'US' };
        const held = marksOf(facts, toLatin).map(({ kind, text }) => `${kind} ${text}`);
        const all = [...last, ...first];
        const name = [all[seed % all.length], all[0]].join(' ').toUpperCase();
        const sought = soughtMarks({ name, dateOfBirth: '1988-03-09' }, toLatin);
        expect(typeof sought).toBe('object');
        for (const mark of sought as Exclude<typeof sought, string>) {
          expect(held).toContain(`${mark.kind} ${mark.text}`);
        }
      }),
    );
  });

  test('is for a whole address or a name, and says what is missing', () => {
    expect(soughtMarks({}, toLatin)).toContain('give an e-mail address or a name');
    expect(soughtMarks({ dateOfBirth: '1988-03-09' }, toLatin)).toContain('or a name');
    expect(soughtMarks({ email: 'example.com' }, toLatin)).toContain('search.email');
    expect(soughtMarks({ name: 'A. B.' }, toLatin)).toContain('two letters');
    expect(soughtMarks({ name: 'x'.repeat(201) }, toLatin)).toContain('200');
    expect(soughtMarks({ email: ' Ada@Example.COM ' }, toLatin)).toEqual([
      { kind: 'EMAIL', text: 'ada@example.com' },
    ]);
  });
});
