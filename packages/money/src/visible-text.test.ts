import fc from 'fast-check';
import { test } from 'vitest';
import { hasVisibleText } from './visible-text.ts';

const UNSEEN = [
  ...[' ', '\t', '\n', '\u00a0', '\u3000', '\u200b', '\u200d', '\u2060', '\ufeff', '\u202e'],
  ...['\u00ad', '\u034f', '\u0301', '\u115f', '\u3164', '\uffa0', '\u2800', '\ufe0f', '\u{e0041}'],
];

test('of characters that nobody sees there is nothing to read, however many', () => {
  const unseen = fc.string({ unit: fc.constantFrom(...UNSEEN) });
  fc.assert(fc.property(unseen, (text) => !hasVisibleText(text)));
});

test('of whatever else there is, wherever it stands among them', () => {
  const seen = fc.constantFrom('a', '7', '.', 'é', 'e\u0301', 'ש', '中', '👍', '👩\u200d💻', '한');
  const unseen = fc.string({ unit: fc.constantFrom(...UNSEEN) });
  fc.assert(
    fc.property(unseen, seen, unseen, (before, text, after) =>
      hasVisibleText(`${before}${text}${after}`),
    ),
  );
});
