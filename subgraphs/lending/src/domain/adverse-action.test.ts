import { describe, expect, test } from 'vitest';
import { type AdverseActionFacts, principalReasons, writeAdverseAction } from './adverse-action.ts';
import { adverseActionPage } from './adverse-action-page.ts';
import { reason } from './reasons.ts';

const factors = ['Late payments.', 'High use of limits.', 'Short history.', 'Few accounts.'];
const facts: AdverseActionFacts = {
  creditor: { name: 'Lender & Sons', address: '1 Street', regulator: 'An Agency, Washington' },
  issuedAt: new Date('2026-11-22T10:00:00Z'),
  product: 'Personal loan',
  asked: { amount: '1000000', currency: 'USD', termMonths: 24 },
  offered: null,
  reasons: [reason('SCORE_BELOW_MINIMUM'), reason('DEBT_TO_INCOME_TOO_HIGH')],
  assessment: {
    scoreId: 'score_1',
    score: 560,
    calculatedAt: new Date('2026-11-20T10:00:00Z'),
    statedAt: new Date('2026-11-20T10:00:00Z'),
    monthlyIncome: 1n,
    monthlyDebtPayments: 1n,
    factors,
  },
};

describe('the principal reasons', () => {
  test('are at most four, say what lowered the score, and leave room for the others', () => {
    const told = principalReasons(facts.reasons, factors);
    expect(told.map(({ text }) => text)).toEqual([
      ...factors.slice(0, 3),
      reason('DEBT_TO_INCOME_TOO_HIGH').text,
    ]);
  });

  test('never tell of a screening, and are never none', () => {
    const codes = (list: Parameters<typeof principalReasons>[0]) =>
      principalReasons(list, []).map(({ code }) => code);
    expect(codes([reason('SCREENING_UNRESOLVED')])).toEqual(['OTHER']);
    expect(codes([reason('SCREENING_UNRESOLVED'), reason('DEBT_TO_INCOME_ELEVATED')])).toEqual([
      'EXCESSIVE_OBLIGATIONS',
    ]);
    expect(codes([reason('SCORE_NEEDS_REVIEW')])).toEqual(['SCORE_BELOW_MINIMUM']);
    expect(codes([])).toEqual(['OTHER']);
  });
});

describe('a notice of adverse action', () => {
  test('names creditor, action, reasons, score with its range and day, and the agency', () => {
    const notice = writeAdverseAction(facts);
    expect(notice).toMatchObject({
      action: 'DENIED',
      creditor: { name: 'Lender & Sons', address: '1 Street' },
      score: { score: 560, lowest: 300, highest: 850, keyFactors: factors },
    });
    expect(notice.statement).toContain('10000.00 USD over 24 months');
    expect(notice.rights).toContain('An Agency, Washington');
    const page = adverseActionPage(notice);
    expect(page).toContain('Lender &amp; Sons');
    expect(page).toContain(
      '<strong>560</strong>, on a scale from 300 to 850, calculated on 2026-11-20',
    );
    expect(page).not.toContain('Lender & Sons');
  });

  test('tells of an offer on other terms until when it holds, and discloses no score where none was used', () => {
    const offered = {
      amount: '800000',
      currency: 'USD',
      termMonths: 24,
      annualRate: '10.9',
      expiresAt: '2026-12-06T10:00:00.000Z',
    };
    const notice = writeAdverseAction({ ...facts, offered, assessment: undefined });
    expect(notice).toMatchObject({ action: 'COUNTER_OFFER', score: null });
    expect(notice.statement).toContain('8000.00 USD over 24 months at 10.9 % a year');
    expect(notice.statement).toContain('by 2026-12-06');
    expect(adverseActionPage(notice)).not.toContain('Your credit score');
  });

  test('says that something was missing where that is the only reason', () => {
    const reasons = [reason('APPLICATION_INCOMPLETE')];
    expect(writeAdverseAction({ ...facts, reasons }).action).toBe('INCOMPLETE');
  });
});
