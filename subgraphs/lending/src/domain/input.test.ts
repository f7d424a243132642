import { describe, expect, test } from 'vitest';
import { readAccount, readText } from './input.ts';

test('a text of which nothing can be seen is none', () => {
  for (const text of [null, '', ' \t', '   \u200b ', '\u3164']) {
    expect(readText(text, 'note', 100)).toEqual({ ok: true, value: null });
  }
});

describe('the number of a payment card', () => {
  test('is taken by no text, and told without the number', () => {
    const refused = readText('Card 4111 1111 1111 1111', 'reference', 100);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'INPUT_INVALID', path: ['input', 'reference'] },
    });
    expect(JSON.stringify(refused)).not.toContain('4111');
  });

  test('is no account to be paid to', () => {
    expect(readAccount('4111 1111 1111 1111')).toMatchObject({
      ok: false,
      error: { code: 'PAYOUT_ACCOUNT_INVALID' },
    });
  });
});
