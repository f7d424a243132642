import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, type Side, UNLIMITED } from './account.ts';
import {
  amountMoved,
  canonicalPosting,
  checkPosting,
  type LoanPosting,
  MAX_LINE_MINOR,
  type Posting,
  type PostingLine,
} from './posting.ts';

function account(code: string, currency = 'USD', normalSide: Side = 'DEBIT'): Account {
  return {
    ...UNLIMITED,
    id: `acct_${code}`,
    code,
    name: code,
    type: 'ASSET',
    normalSide,
    currency,
  };
}

const CODES = ['CASH', 'LOAN_PRINCIPAL', 'INTEREST_INCOME', 'FEE_INCOME'];
const ACCOUNTS = new Map(
  [...CODES.map((code) => account(code)), account('EURO_CASH', 'EUR')].map((a) => [a.code, a]),
);

function posting(lines: readonly PostingLine[], changes: Partial<LoanPosting> = {}): LoanPosting {
  return {
    postingId: 'posting-1',
    kind: 'DISBURSEMENT',
    currency: 'USD',
    effectiveOn: '2026-11-22',
    userId: 'user_1',
    partnerId: null,
    loanId: 'loan_1',
    paymentId: 'pay_1',
    lines,
    ...changes,
  };
}

const line = (name: string, side: Side, minor: bigint): PostingLine => ({
  account: name,
  side,
  minor,
});
const BALANCED = [line('LOAN_PRINCIPAL', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)];

function codesOf(result: ReturnType<typeof checkPosting>): readonly string[] {
  return result.ok ? [] : result.error.map((error) => error.code);
}

describe('a posting', () => {
  test('that balances is resolved to its accounts', () => {
    const result = checkPosting(posting(BALANCED), ACCOUNTS);
    expect(result.ok && result.value.map((each) => each.account.id)).toEqual([
      'acct_LOAN_PRINCIPAL',
      'acct_CASH',
    ]);
  });

  test.each<[string, Posting, readonly string[]]>([
    [
      'does not balance',
      posting([line('CASH', 'DEBIT', 5n), line('CASH', 'CREDIT', 4n)]),
      ['UNBALANCED'],
    ],
    ['has one line', posting([line('CASH', 'DEBIT', 5n)]), ['TOO_FEW_LINES', 'UNBALANCED']],
    ['has no line', posting([]), ['TOO_FEW_LINES']],
    [
      'has too many lines',
      posting(Array.from({ length: 102 }, () => line('CASH', 'DEBIT', 1n))),
      ['TOO_MANY_LINES'],
    ],
    [
      'names an unknown account',
      posting([line('NOWHERE', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)]),
      ['UNKNOWN_ACCOUNT'],
    ],
    [
      'names an account of another currency',
      posting([line('EURO_CASH', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)]),
      ['CURRENCY_MISMATCH'],
    ],
    [
      'has an amount of nothing',
      posting([line('CASH', 'DEBIT', 0n), line('CASH', 'CREDIT', 0n)]),
      ['AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'],
    ],
    [
      'has amounts beyond what is kept',
      posting([
        line('CASH', 'DEBIT', MAX_LINE_MINOR + 1n),
        line('CASH', 'CREDIT', MAX_LINE_MINOR + 1n),
      ]),
      ['AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'],
    ],
    [
      'is of no day of the calendar',
      posting(BALANCED, { effectiveOn: '2026-02-30' }),
      ['INVALID_DATE'],
    ],
    ['has a date in words', posting(BALANCED, { effectiveOn: 'today' }), ['INVALID_DATE']],
    [
      'has an endless reference',
      posting(BALANCED, { loanId: `loan_${'x'.repeat(101)}` }),
      ['INVALID_REFERENCE'],
    ],
    ['has no id', posting(BALANCED, { postingId: '' }), ['INVALID_REFERENCE']],
    ...['\u202e', '\u200b', '\ufeff', '\u2028', '\u0007'].map(
      (mark): [string, Posting, string[]] => [
        `hides U+${mark.charCodeAt(0).toString(16)} in an id`,
        posting(BALANCED, { loanId: `loan_${mark}1` }),
        ['INVALID_REFERENCE'],
      ],
    ),
  ])('that %s is refused', (_, bad, codes) => {
    expect(codesOf(checkPosting(bad, ACCOUNTS))).toEqual(codes);
  });

  test('is accepted exactly when its debits equal its credits', () => {
    const lines = fc.array(
      fc.record({
        account: fc.constantFrom(...CODES),
        side: fc.constantFrom<Side>('DEBIT', 'CREDIT'),
        minor: fc.bigInt({ min: 1n, max: 3n }),
      }),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, (some) => {
        const net = some.reduce((n, l) => n + (l.side === 'DEBIT' ? l.minor : -l.minor), 0n);
        expect(checkPosting(posting(some), ACCOUNTS).ok).toBe(net === 0n);
      }),
    );
  });
});

describe('the amount moved', () => {
  test('is what the receiving accounts gained', () => {
    const repayment = [
      line('CASH', 'DEBIT', 100n),
      line('LOAN_PRINCIPAL', 'CREDIT', 80n),
      line('INTEREST_INCOME', 'CREDIT', 20n),
    ];
    expect(amountMoved(repayment)).toBe(100n);
  });

  test('does not count twice what passes through a clearing account', () => {
    const through = [
      line('LOAN_PRINCIPAL', 'DEBIT', 100n),
      line('DISBURSEMENT_CLEARING', 'CREDIT', 100n),
      line('DISBURSEMENT_CLEARING', 'DEBIT', 100n),
      line('CASH', 'CREDIT', 100n),
    ];
    expect(amountMoved(through)).toBe(100n);
  });
});

test('the canonical text tells two postings apart by any of their parts', () => {
  const texts = [
    posting(BALANCED),
    posting(BALANCED, { loanId: 'loan_2' }),
    posting(BALANCED, { paymentId: 'pay_2' }),
    posting(BALANCED, { kind: 'REPAYMENT' }),
    posting(BALANCED, { effectiveOn: '2026-11-23' }),
    posting(BALANCED.toReversed()),
  ].map(canonicalPosting);
  expect(new Set(texts).size).toBe(texts.length);
});
