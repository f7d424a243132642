import { money } from '@blockscore/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Account, UNLIMITED } from './account.ts';
import { CHART_OF_ACCOUNTS } from './chart-of-accounts.ts';
import { trialBalance } from './trial-balance.ts';

const ACCOUNTS = CHART_OF_ACCOUNTS.map(
  (entry): Account => ({ ...UNLIMITED, ...entry, id: `acct_${entry.code}`, currency: 'USD' }),
);

test('a balance against its account stands in the other column', () => {
  const [cash] = ACCOUNTS;
  if (cash === undefined) throw new Error('The chart is empty.');
  const overdrawn = { account: cash, turnover: { debits: 10n, credits: 30n } };
  const { rows, balanced } = trialBalance('2026-11-22', 'USD', [overdrawn]);
  expect(rows).toEqual([{ account: cash, debit: money(0n, 'USD'), credit: money(20n, 'USD') }]);
  expect(balanced).toBe(false);
});

test('any balanced postings leave a trial balance whose columns are equal', () => {
  const index = fc.integer({ min: 0, max: ACCOUNTS.length - 1 });
  const posting = fc.record({
    debit: index,
    credit: index,
    minor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  });
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 60 }), (postings) => {
      const accounts = ACCOUNTS.map((account, at) => ({
        account,
        turnover: postings.reduce(
          (sum, { debit, credit, minor }) => ({
            debits: sum.debits + (debit === at ? minor : 0n),
            credits: sum.credits + (credit === at ? minor : 0n),
          }),
          { debits: 0n, credits: 0n },
        ),
      }));
      const balance = trialBalance('2026-11-22', 'USD', accounts);
      expect(balance.totalDebits).toEqual(balance.totalCredits);
      expect(balance.balanced).toBe(true);
    }),
  );
});
