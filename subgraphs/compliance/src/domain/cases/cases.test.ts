import { newId } from '@blockscore/ids';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Case, isDecidedWith } from './case.ts';
import { deadlineState, isOrderKey, orderKey, plusDays } from './deadlines.ts';
import { OPENING_POLICY, openingRule, openingTitle } from './opening-policy.ts';
import {
  closed,
  decided,
  openedCase,
  reopened,
  reviewed,
  type Step,
  withAlerts,
  withFiring,
  withTakenBack,
} from './transitions.ts';

const either = fc.constantFrom('NO_SAR' as const, 'FILE_SAR' as const);
const AT = new Date('2026-01-31T22:15:00.000Z');
const ONE = { kind: 'USER', id: 'user_1' } as const;
const TWO = { kind: 'USER', id: 'user_2' } as const;

function opened(over: Partial<Pick<Case, 'subject'>> = {}): Case {
  return openedCase({
    ...{ id: 'case_1', subject: 'user_9', title: null, openedBy: ONE, openedAt: AT },
    ...{ detectedAt: AT, alerts: ['alert_1'] },
    ...over,
  }).case;
}
const value = (outcome: { ok: boolean; value?: Step }): Case => {
  if (!outcome.ok || outcome.value === undefined) throw new Error(JSON.stringify(outcome));
  return outcome.value.case;
};
const said = { reason: 'So.', by: TWO, at: AT, counts: true };
const inReview = (decision: 'NO_SAR' | 'FILE_SAR', from = opened()) =>
  value(decided(from, { decision, reason: 'Why.', by: ONE, at: AT }));
const agreed = (decision: 'NO_SAR' | 'FILE_SAR') =>
  value(reviewed(inReview(decision), { ...said, agree: true, decision }));
const closing = { at: AT, reportIsFiled: true, leaving: [] };
const unfiled = { ...closing, reportIsFiled: false };

describe('deadlines', () => {
  test('a report is due 30 calendar days after detection, 60 where no suspect is known', () => {
    expect(opened().deadline).toEqual({ kind: 'SAR', dueOn: '2026-03-02' });
    expect(opened({ subject: null }).deadline).toEqual({ kind: 'SAR', dueOn: '2026-04-01' });
  });

  test('a report is due from the earliest alert on, whenever that joined', () => {
    const days = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 4 });
    const property = fc.property(days, either, (offsets, decision) => {
      const alerts = offsets.map((offset, at) => {
        const raisedAt = new Date(AT.getTime() + offset * 86_400_000);
        return { id: `alert_${at + 2}`, raisedAt } as const;
      });
      const earliest = plusDays('2026-01-31', Math.min(0, ...offsets));
      for (const found of [opened(), inReview(decision), agreed(decision)]) {
        const joined = value(withAlerts(found, alerts));
        expect(joined.deadline).toEqual({ kind: 'SAR', dueOn: plusDays(earliest, 30) });
      }
    });
    fc.assert(property, { numRuns: 100 });
  });

  test('deciding does not stop the time, agreeing on no report does', () => {
    expect(inReview('NO_SAR').deadline).toEqual(opened().deadline);
    expect(agreed('FILE_SAR').deadline).toEqual(opened().deadline);
    expect(agreed('NO_SAR').deadline).toBeNull();
  });

  test('the next report on what goes on is due 120 days after the one before', () => {
    const filed = { ...agreed('FILE_SAR'), filedOn: '2026-02-10', continuing: true };
    const done = value(closed(filed, closing));
    expect(done.deadline).toEqual({ kind: 'CONTINUING_SAR', dueOn: '2026-06-10' });
  });

  test('are near a week before, and missed on the day after', () => {
    const due = { kind: 'SAR', dueOn: '2026-03-02' } as const;
    expect(deadlineState(due, '2026-02-22')).toBe('AHEAD');
    expect(deadlineState(due, '2026-02-23')).toBe('NEAR');
    expect(deadlineState(due, '2026-03-02')).toBe('NEAR');
    expect(deadlineState(due, '2026-03-03')).toBe('MISSED');
  });

  test('order cases: what is due first comes first, what is not due last', () => {
    const later = { ...opened(), deadline: { kind: 'SAR', dueOn: '2027-01-01' } } as const;
    const none = { ...opened(), deadline: null };
    const keys = [none, later, opened()].map(orderKey).sort();
    expect(keys).toEqual([opened(), later, none].map(orderKey));
    const id = newId('case');
    const deadlines = [null, later.deadline];
    for (const deadline of deadlines) expect(isOrderKey(orderKey({ id, deadline }))).toBe(true);
    expect(isOrderKey(id)).toBe(false);
    expect(plusDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});

describe('a decision', () => {
  test('is never reviewed by whoever decided', () => {
    const own = { ...said, agree: true, decision: 'NO_SAR', by: ONE } as const;
    const again = reviewed(inReview('NO_SAR'), own);
    expect(again).toMatchObject({ ok: false, error: [{ code: 'SECOND_OFFICER_REQUIRED' }] });
  });

  test('is agreed with by its name, and never one that the reviewer did not look at', () => {
    fc.assert(
      fc.property(either, fc.option(either), fc.boolean(), (standing, named, agree) => {
        const after = reviewed(inReview(standing), { ...said, agree, decision: named });
        const isOther = named !== null && named !== standing;
        expect(after.ok).toBe(!isOther && !(agree && named === null));
        if (after.ok && agree) expect(after.value.case).toMatchObject({ decision: named });
        if (!after.ok) expect(after.error[0]?.path).toEqual(['input', 'decision']);
      }),
    );
  });

  test('is only sent back once the word of who decided counts no more', () => {
    fc.assert(
      fc.property(either, fc.boolean(), (decision, agree) => {
        const after = reviewed(inReview(decision), { ...said, agree, decision, counts: false });
        if (agree) expect(after).toMatchObject({ ok: false, error: [{ code: 'INVALID_STATE' }] });
        else expect(value(after)).toMatchObject({ status: 'OPEN', decision: null });
      }),
    );
  });

  test('about what was not seen is set aside, but one to file stands', () => {
    const another = [{ id: 'alert_2', raisedAt: AT }] as const;
    expect(value(withAlerts(inReview('NO_SAR'), another))).toMatchObject({
      status: 'OPEN',
      decision: null,
      decidedBy: null,
    });
    expect(value(withAlerts(agreed('NO_SAR'), another)).status).toBe('OPEN');
    const toFile = [inReview('FILE_SAR'), agreed('FILE_SAR')] as const;
    for (const found of toFile) {
      for (const step of [withAlerts(found, another), withFiring(found, 'alert_1', 2)]) {
        const { status, decision, decidedBy } = found;
        expect(value(step)).toMatchObject({ status, decision, decidedBy });
      }
    }
  });

  test.each([
    ['OPEN', opened(), ['ALERT_RESOLVED']],
    ['IN_REVIEW', inReview('FILE_SAR'), ['ALERT_RESOLVED', 'DECISION_SET_ASIDE']],
    ['DECIDED', agreed('FILE_SAR'), ['ALERT_RESOLVED', 'DECISION_SET_ASIDE']],
    ['CLOSED', value(closed(agreed('NO_SAR'), unfiled)), ['ALERT_RESOLVED']],
  ] as const)(
    'of a case that is %s, not carried out, falls with what was confirmed',
    (status, found, kinds) => {
      expect(found.status).toBe(status);
      const back = { alertId: 'alert_1', reason: 'A brother.', draft: null };
      const step = withTakenBack(found, back);
      expect(step.happened.map(({ kind }) => kind)).toEqual(kinds);
      if (kinds.length === 1) return expect(step.case).toEqual(found);
      expect(step.case).toMatchObject({ status: 'OPEN', decision: null, reviewedBy: null });
      const drawn = withTakenBack(found, { ...back, draft: 'sar_1' }).happened;
      expect(drawn).toContainEqual({ kind: 'SAR_RETURNED', refersTo: 'sar_1' });
    },
  );

  test('says nothing of matches and reviews, nor of what is new since it was made, which leave the closed case', () => {
    const rule = fc.constantFrom(
      ...['SANCTIONS_MATCH', 'CUSTOMER_TO_REVIEW', 'APPLICATION_FRAUD', 'STRUCTURING'],
    );
    const property = fc.property(rule, fc.boolean(), either, (fired, isNew, decision) => {
      const isSaid = isDecidedWith(
        { id: 'alert_2', rule: fired },
        new Set(isNew ? ['alert_2'] : ['alert_3']),
      );
      expect(isSaid).toBe(['APPLICATION_FRAUD', 'STRUCTURING'].includes(fired) && !isNew);
      const done = closed(agreed(decision), { ...closing, leaving: isSaid ? [] : ['alert_2'] });
      const told = done.ok ? done.value.happened.map(({ kind }) => kind) : [];
      expect(told).toEqual(isSaid ? ['CLOSED'] : ['CLOSED', 'ALERT_LEFT']);
    });
    fc.assert(property);
  });

  test('to file is done with once it is filed', () => {
    expect(closed(agreed('FILE_SAR'), unfiled).ok).toBe(false);
    expect(value(closed(agreed('FILE_SAR'), closing)).status).toBe('CLOSED');
    const done = value(closed(agreed('NO_SAR'), unfiled));
    expect(done.status).toBe('CLOSED');
    expect(closed(done, unfiled)).toMatchObject({
      error: [{ code: 'INVALID_STATE', message: expect.stringContaining('left to close') }],
    });
  });

  test('is taken anew, and time runs anew, once a case is reopened', () => {
    const later = new Date('2026-08-01T00:00:00.000Z');
    const again = value(reopened(value(closed(agreed('NO_SAR'), unfiled)), later, 'More.'));
    expect(again).toMatchObject({ status: 'OPEN', decision: null, closedAt: null });
    expect(again.deadline).toEqual({ kind: 'SAR', dueOn: '2026-08-31' });
  });
});

test('nearness to 10,000 opens a case, and nothing of the policy files', () => {
  const alert = { source: 'MONITORING', rule: 'STRUCTURING', severity: 'LOW' } as const;
  expect(openingRule(OPENING_POLICY, alert)).toBeDefined();
  expect(openingRule(OPENING_POLICY, { ...alert, rule: 'VELOCITY' })).toBeUndefined();
  const titles = OPENING_POLICY.rules.map(openingTitle);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles).toContain("Near reporting threshold: a customer's payments");
});
