import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLine, readText } from './free-text.ts';

test.each([
  ['nothing', ' \n', undefined, undefined],
  ['what has no width', '   \u200b ', undefined, undefined],
  ['words', ' Sold a car. ', 'Sold a car.', 'Sold a car.'],
  ['lines', 'One.\r\n\tTwo.', 'One.\r\n\tTwo.', undefined],
  ['what no database keeps', 'a\u0000b', undefined, undefined],
  ['what is not seen', 'a\u001b[2Jb', undefined, undefined],
  ['half a character', 'a\ud800b', undefined, undefined],
  ['the number of a card', 'Card 4111 1111 1111 1111 cvv 123', undefined, undefined],
  ['as much as there may be', 'x'.repeat(20), 'x'.repeat(20), 'x'.repeat(20)],
  ['more than there may be', 'x'.repeat(21), undefined, undefined],
])('%s', (_, given, text, line) => {
  expect([readText(given, 20), readLine(given, 20)]).toEqual([text, line]);
});

test('what is kept once is kept again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const text = readText(given, 100);
      if (text !== undefined) expect(readText(text, 100)).toBe(text);
    }),
  );
});
