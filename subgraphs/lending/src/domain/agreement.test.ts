import { money } from '@blockscore/money';
import { expect, test } from 'vitest';
import { agreementContent } from './agreement.ts';
import type { Loan } from './loan.ts';
import { type LoanContract, STANDARD_PLAN, STANDARD_SERVICING } from './servicing/contract.ts';

const contract: LoanContract = {
  ...STANDARD_PLAN,
  ...STANDARD_SERVICING,
  annualRate: '10.9',
  instalments: 24,
  dayCount: 'THIRTY_360',
  method: 'ANNUITY',
  firstPaymentOn: null,
  lateFee: { kind: 'FIXED', value: '1500', graceDays: 10, cap: 10_000n },
};
const loan = {
  id: 'loan_01',
  productId: 'prod_01',
  productVersion: 3,
  principal: money(1_000_000n, 'USD'),
  termMonths: 24,
  contract,
  createdAt: new Date('2026-11-22T08:00:00.000Z'),
  userId: 'user_01',
} as unknown as Loan;

test('an agreement is one text, to the letter, and names no person', () => {
  expect(agreementContent(loan)).toBe(
    '{"loanId":"loan_01","productId":"prod_01","productVersion":3,' +
      '"agreedAt":"2026-11-22T08:00:00.000Z","currency":"USD","principal":"1000000",' +
      '"annualRate":"10.9","termMonths":24,"instalments":24,"every":{"count":1,"unit":"MONTH"},' +
      '"firstPaymentOn":null,"method":"ANNUITY","dayCount":"THIRTY_360","multipleOf":"1",' +
      '"principalGrace":0,"interestGrace":0,"balloonPercent":"0","downPaymentPercent":"0",' +
      '"allocationOrder":["PENALTY","FEE","INTEREST","PRINCIPAL"],' +
      '"lateFee":{"kind":"FIXED","value":"1500","graceDays":10,"cap":"10000"},' +
      '"overdueInterest":false,"excess":"IN_ADVANCE","rules":1}',
  );
});

test('the same terms give the same text, and another term another', () => {
  expect(agreementContent({ ...loan })).toBe(agreementContent(loan));
  const dearer = { ...loan, contract: { ...contract, annualRate: '11' } };
  expect(agreementContent(dearer)).not.toBe(agreementContent(loan));
  const free = { ...loan, contract: { ...contract, lateFee: null } };
  expect(agreementContent(free)).toContain('"lateFee":null');
});
