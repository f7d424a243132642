import { describe, expect, test } from 'vitest';
import { htmlOf, textOf } from './mail-form.ts';
import type { Notice } from './notice.ts';
import { writeNotice, writePartnerNotices } from './notice-content.ts';

const id = 'notice_1' as const;
const applicationId = 'app_1' as const;
const loanId = 'loan_1' as const;
const amount = { amountMinor: '1000000', currency: 'USD' };
const offered = {
  ...amount,
  termMonths: 24,
  annualRate: '10.9',
  expiresAt: '2026-12-01T11:42:30.000Z',
};
const due = { amountMinor: '46561', currency: 'USD', dueOn: '2026-12-31' };
const failed = { ...amount, failure: 'INSUFFICIENT_FUNDS' };

const effectiveOn = '2026-11-30';

const NOTICES: readonly Notice[] = [
  { id, kind: 'APPLICATION_RECEIVED', applicationId, facts: { ...amount, termMonths: 24 } },
  { id, kind: 'APPLICATION_APPROVED', applicationId, facts: offered },
  { id, kind: 'APPLICATION_REJECTED', applicationId, facts: { ...amount, termMonths: 24 } },
  { id, kind: 'OFFER_EXPIRING', applicationId, facts: offered },
  { id, kind: 'OFFER_EXPIRED', applicationId, facts: amount },
  { id, kind: 'LOAN_PAID_OUT', applicationId, loanId, facts: amount },
  { id, kind: 'INSTALMENT_DUE', applicationId, loanId, facts: due },
  { id, kind: 'INSTALMENT_OVERDUE', applicationId, loanId, facts: { ...due, daysPastDue: 9 } },
  { id, kind: 'PAYMENT_FAILED', applicationId, loanId, facts: { ...failed, direction: 'PAYOUT' } },
  { id, kind: 'PAYMENT_FAILED', applicationId, loanId, facts: { ...failed, direction: 'REFUND' } },
  {
    id,
    kind: 'PAYMENT_FAILED',
    applicationId,
    loanId,
    facts: { ...failed, direction: 'COLLECTION' },
  },
  { id, kind: 'REPAYMENT_REVERSED', applicationId, loanId, facts: { ...amount, effectiveOn } },
  { id, kind: 'FEE_CHARGED', applicationId, loanId, facts: { ...amount, effectiveOn } },
  ...(
    [
      { change: 'RATE', annualRate: '8.5', effectiveOn },
      { change: 'RESCHEDULE', dueOn: '2026-12-31', effectiveOn },
      { change: 'RESTRUCTURE', dueOn: '2026-12-31', annualRate: '6', instalments: 24, effectiveOn },
      { change: 'PAUSE', effectiveOn, pausedUntil: '2027-01-31' },
    ] as const
  ).map((terms) => ({
    id,
    kind: 'TERMS_CHANGED' as const,
    applicationId,
    loanId,
    facts: terms,
  })),
  { id, kind: 'LOAN_PAID_OFF', applicationId, loanId, facts: amount },
  {
    id,
    kind: 'APPLICATION_INCOMPLETE',
    applicationId,
    facts: { ...amount, missing: ['FINANCES', 'IDENTITY'], answerBy: '2026-12-31' },
  },
  { id, kind: 'LOAN_REOPENED', applicationId, loanId, facts: amount },
  { id, kind: 'LOAN_CHARGED_OFF', applicationId, loanId, facts: amount },
  { id, kind: 'APPLICATION_CLOSED', applicationId, facts: { ...amount, termMonths: 24 } },
  { id, kind: 'LOAN_CANCELLED', applicationId, loanId, facts: amount },
];

const preferencesUrl = 'https://lender.example/account/notices';
const facts = { name: 'Ada', lender: 'Lender', preferencesUrl };
const words = (source: string) => source.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ');

describe('every notice', () => {
  test.each(NOTICES)('$kind is a mail in two forms, which says how to have no more', (notice) => {
    const content = writeNotice(notice, facts);
    const text = textOf(content);
    expect(content.subject).toMatch(/^[A-Z][ -~]{10,60}$/);
    expect(text).toMatch(/^Hello Ada,\n\n[a-z]/);
    expect(text).toContain('\n\nLender\n\nBut for a few that the law has us send, you choose');
    expect(text.endsWith(`\n\n${preferencesUrl}`)).toBe(true);
    expect(text).not.toMatch(/undefined|null|NaN|Invalid|_[A-Z]/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
    const html = htmlOf(content);
    for (const paragraph of text.split('\n\n')) expect(words(html)).toContain(words(paragraph));
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form)|src=|url\(|@import/i);
  });
});

test('money and days are written for reading, to the last digit', () => {
  const [, approved, , , , , , overdue] = NOTICES.map((notice) =>
    textOf(writeNotice(notice, facts)),
  );
  expect(approved).toContain(
    'Amount: $10,000.00\nTerm: 24 months\nRate: 10.9 % a year\nGood until: 1 December 2026, 11:42 UTC\nApplication: app_1',
  );
  expect(overdue).toContain('9 days late:');
  expect(overdue).toContain('Amount: $465.61\nDue since: 31 December 2026\nLoan: loan_1');
  const large = { amountMinor: '90071992547409931', currency: 'JPY' };
  const yen = { id, kind: 'LOAN_PAID_OUT', applicationId, facts: large } as const;
  expect(textOf(writeNotice(yen, facts))).toContain('¥90,071,992,547,409,931');
});

test('changed terms are told with all that is new', () => {
  const plan = NOTICES.find(({ facts: { change } }) => change === 'RESTRUCTURE');
  expect(plan && textOf(writeNotice(plan, facts))).toContain(
    'Rate: 6 % a year\nNext due: 31 December 2026\nInstalments to come: 24\nFrom: 30 November 2026\nLoan: loan_1',
  );
});

test('who left something out is told what, by when, and what follows if they do not give it', () => {
  const incomplete = NOTICES.find(({ kind }) => kind === 'APPLICATION_INCOMPLETE');
  const text = incomplete === undefined ? '' : textOf(writeNotice(incomplete, facts));
  expect(text).toContain(
    'Missing: your finances as they are now\nMissing: the verification of your identity\nNeeded by: 31 December 2026\nApplication: app_1',
  );
  expect(words(text)).toContain('we will give your application no further consideration');
});

test('reasons for a rejection stay in the account, whose mails others may read', () => {
  const rejected = NOTICES[2];
  const text = rejected === undefined ? '' : textOf(writeNotice(rejected, facts));
  expect(words(text)).toContain('The principal reasons for it are in your account');
});

test('a partner gets one notice by its name, and many in one mail', () => {
  const [received, approved, , , , paidOut] = NOTICES;
  if (received === undefined || approved === undefined || paidOut === undefined) throw new Error();
  expect(writePartnerNotices([paidOut], 0, 'Lender').subject).toBe('Loan paid out: loan_1');
  const many = writePartnerNotices([received, paidOut], 7, 'Lender');
  expect(many.subject).toBe('9 notices on applications and loans');
  expect(textOf(many)).toContain('\n\nLoan paid out: loan_1\nAmount: $10,000.00\n\n7 more are');
});
