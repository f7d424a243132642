import { expect, test } from 'vitest';
import { proposedIn } from './proposed.ts';

const said = (body: Readonly<Record<string, unknown>>): string =>
  proposedIn(JSON.stringify(body), 'USD');

test('what officers propose is told in words, with amounts in major units', () => {
  const nextDueOn = '2026-07-20';
  const words = [
    said({ kind: 'FEE_CHARGED', component: 'FEE', amount: '2900050' }),
    said({ kind: 'FEE_CHARGED', component: 'PENALTY', amount: '1' }),
    said({ kind: 'WAIVED', component: 'INTEREST', amount: '120000' }),
    said({ kind: 'RATE_CHANGED', annualRate: '8.5' }),
    said({ kind: 'RATE_CHANGED', annualRate: '8.5', effectiveOn: '2026-05-01' }),
    said({ kind: 'RESCHEDULED', nextDueOn, instalments: null }),
    said({ kind: 'RESCHEDULED', nextDueOn, instalments: 12 }),
    said({ kind: 'RESTRUCTURED', annualRate: '6', instalments: 24, nextDueOn }),
    said({ kind: 'PAUSED', until: '2026-09-30', interest: 'FORGIVEN', effectiveOn: '2026-08-01' }),
    said({ kind: 'PAUSED', until: '2026-09-30', interest: 'ACCRUES' }),
    said({ kind: 'CHARGED_OFF' }),
    said({ kind: 'REVERSED', sequence: 4, cause: 'CHARGEBACK' }),
    said({ kind: 'REFUNDED', amount: '3000000' }),
  ];
  expect(words).toEqual([
    'a fee of 29000.50 USD',
    'a penalty of 0.01 USD',
    '1200.00 USD of interest to be given up',
    'a rate of 8.5 percent a year',
    'a rate of 8.5 percent a year, from 2026-05-01 on',
    'the instalments to come, the first due on 2026-07-20',
    '12 instalments to come, the first due on 2026-07-20',
    'a new plan of 24 instalments at 6 percent a year, the first due on 2026-07-20',
    'a pause until 2026-09-30 in which no interest is earned, from 2026-08-01 on',
    'a pause until 2026-09-30 in which interest accrues',
    'the loan to be given up as lost',
    'the repayment of entry 4 to be taken back as a chargeback',
    'a refund of 30000.00 USD',
  ]);
});
