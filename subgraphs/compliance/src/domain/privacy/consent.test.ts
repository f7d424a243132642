import { expect, test } from 'vitest';
import { isTextVersion } from './consent.ts';

test.each([
  ['2026-11', true],
  ['privacy/v3', true],
  ['', false],
  ['two words', false],
  ['x'.repeat(51), false],
  ['4111111111111111', false],
  ['4111-1111-1111-1111', false],
])('%s names a version of a text: %s', (text, isOne) => {
  expect(isTextVersion(text)).toBe(isOne);
});
