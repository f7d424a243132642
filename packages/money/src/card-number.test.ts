import { describe, expect, test } from 'vitest';
import { holdsCardNumber } from './card-number.ts';

/** Numbers that card schemes publish for tests. */
const CARDS = [
  '4111111111111111',
  '4111 1111 1111 1111',
  '5555-5555-5555-4444',
  '2223003122003222',
  '378282246310005',
  '6011111111111117',
  '3530111333300000',
  '30569309025904',
  'Paid by card 4012 8888 8888 1881, terminal 7',
];

describe('the number of a payment card', () => {
  test.each(CARDS)('is found in %s', (text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });

  test.each([
    ['a check digit that is wrong', '4111111111111112'],
    ['what nobody issues', '9111111111111111'],
    ['an IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['an IBAN whose digits could be a card’s', 'AT61 4111 1111 1111 1111'],
    ['the same in one', 'BE3636148900647913'],
    ['a longer number', '4111 1111 1111 1111 0000 1234'],
    ['an account number', '000123456789'],
    ['the last four digits', 'card ending 1111'],
    ['amounts and days', '2026-11-23, 1,250.00 USD, cheque 4711'],
    ['an id', 'pay_01m83gr6tafvks730cmm50smz8'],
  ])('is not seen in %s', (_, text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });
});
