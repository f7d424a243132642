import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { type Decision, decisionAt, hasOffer, makerTold } from './application.ts';
import { reason } from './reasons.ts';

const decision = (outcome: Decision['outcome']): Decision => ({
  id: newId('dec'),
  applicationId: newId('app'),
  userId: newId('user'),
  outcome,
  decidedBy: 'POLICY',
  officers: [],
  policyVersion: 'test',
  reasons: [],
  inputs: null,
  decidedAt: new Date(0),
});
const approved = decision('APPROVED');
const referred = decision('REFERRED');

describe('an answer tells of one moment', () => {
  test('a submitted application has no decision yet, whatever was read after it', () => {
    expect(decisionAt('SUBMITTED', [approved])).toBeUndefined();
    expect(hasOffer('SUBMITTED')).toBe(false);
  });

  test('one under review shows why it was referred, not what an officer decided since', () => {
    expect(decisionAt('UNDER_REVIEW', [approved, referred])).toBe(referred);
    expect(decisionAt('UNDER_REVIEW', [approved])).toBeUndefined();
    expect(hasOffer('UNDER_REVIEW')).toBe(false);
  });

  test('a decided one shows the latest decision', () => {
    expect(decisionAt('APPROVED', [approved, referred])).toBe(approved);
    expect(decisionAt('WITHDRAWN', [])).toBeUndefined();
    expect(hasOffer('ACCEPTED')).toBe(true);
  });
});

describe('who decided, as the applicant is told', () => {
  const earlier = (...reasons: Parameters<typeof reason>[0][]): Decision => ({
    ...decision('REFERRED'),
    id: 'dec_0',
    reasons: reasons.map((code) => reason(code)),
  });

  test('is an officer after a review, whatever was reviewed, and else who did', () => {
    const told = (referral: Decision) => makerTold(approved, [approved, referral]);
    expect(told(earlier('MANUAL_REVIEW'))).toBe('OFFICER');
    expect(told(earlier('FRAUD_SUSPECTED'))).toBe('OFFICER');
    expect(told(earlier('NO_PROFILE'))).toBe('POLICY');
    expect(makerTold(approved, [approved])).toBe('POLICY');
    const review = earlier('MANUAL_REVIEW');
    expect(makerTold(review, [approved, review])).toBe('POLICY');
  });
});
