import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { type Decision, decisionAt, hasOffer } from './application.ts';

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
