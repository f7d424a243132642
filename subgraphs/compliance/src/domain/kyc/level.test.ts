import { describe, expect, test } from 'vitest';
import { assessKyc, type KycEvidence } from './assess.ts';
import { standingTold } from './clearance.ts';
import type { DocumentKind, DocumentStatus } from './document.ts';
import { type DocumentStanding, documentsHeld, levelFor } from './level.ts';

const TODAY = '2026-11-23';
const policy = { allowedCountries: [], reviewedCountries: [], minimumAge: 18 };
const of = (
  kind: DocumentKind,
  status: DocumentStatus = 'ACCEPTED',
  validUntil: string | null = '2027-01-01',
): DocumentStanding => ({ kind, status, validUntil });
const ALL = [of('PASSPORT'), of('PROOF_OF_ADDRESS'), of('SOURCE_OF_FUNDS')];
const known = (...documents: DocumentStanding[]): KycEvidence => ({
  emailVerified: true,
  subject: { firstName: 'Ada', lastName: 'Berg', dateOfBirth: '1990-01-01', country: 'US' },
  address: null,
  screening: { outcome: 'CLEAR', open: [] },
  decision: null,
  knownAs: [],
  documents,
  doubted: false,
});

describe('the level that a loan asks for', () => {
  const rules = {
    levelForLoans: 'BASIC',
    standardAbove: '1000',
    enhancedAbove: '5000.50',
  } as const;
  const usd = (minor: bigint) => ({ minor, currency: 'USD' });
  test.each([
    [usd(100_000n), 'BASIC'],
    [usd(100_001n), 'STANDARD'],
    [usd(500_050n), 'STANDARD'],
    [usd(500_051n), 'ENHANCED'],
    [null, 'BASIC'],
    [{ minor: 1_000n, currency: 'JPY' }, 'BASIC'],
    [{ minor: 1_001n, currency: 'JPY' }, 'STANDARD'],
  ])('%o: %s', (owed, level) => {
    expect(levelFor(rules, owed)).toBe(level);
  });

  test('is the one of every loan where no amount asks for more', () => {
    const none = { levelForLoans: 'STANDARD', standardAbove: null, enhancedAbove: null } as const;
    expect(levelFor(none, usd(10n ** 15n))).toBe('STANDARD');
    expect(levelFor({ ...rules, levelForLoans: 'ENHANCED' }, usd(1n))).toBe('ENHANCED');
  });
});

describe('documents', () => {
  test('amount to a level', () => {
    expect(documentsHeld([], 'BASIC', TODAY).level).toBe('BASIC');
    expect(documentsHeld([of('DRIVING_LICENCE')], 'BASIC', TODAY).level).toBe('STANDARD');
    expect(documentsHeld(ALL, 'BASIC', TODAY).level).toBe('ENHANCED');
    expect(documentsHeld(ALL.slice(1), 'BASIC', TODAY).level).toBe('BASIC');
  });

  test('count to their last day', () => {
    const last = [of('PASSPORT', 'ACCEPTED', TODAY)];
    expect(documentsHeld(last, 'STANDARD', TODAY).level).toBe('STANDARD');
    const past = [of('PASSPORT', 'ACCEPTED', '2026-11-22')];
    expect(documentsHeld(past, 'STANDARD', TODAY)).toEqual({
      level: 'BASIC',
      missing: ['IDENTITY_DOCUMENT'],
      isExpired: true,
    });
  });

  test('that are being checked are not missing, and count for nothing', () => {
    const held = documentsHeld([of('PASSPORT', 'UPLOADED', null)], 'ENHANCED', TODAY);
    expect(held).toMatchObject({ level: 'BASIC', isExpired: false });
    expect(held.missing).toEqual(['PROOF_OF_ADDRESS', 'SOURCE_OF_FUNDS']);
  });

  test('that were refused are missing', () => {
    expect(documentsHeld([of('PASSPORT', 'REFUSED', null)], 'STANDARD', TODAY).missing).toEqual([
      'IDENTITY_DOCUMENT',
    ]);
  });
});

describe('a verification', () => {
  const assess = (evidence: KycEvidence, required: 'BASIC' | 'STANDARD' | 'ENHANCED') =>
    assessKyc(evidence, policy, TODAY, required);

  test('is approved for less while a document is missing for more', () => {
    expect(assess(known(), 'BASIC')).toMatchObject({ status: 'APPROVED', level: 'BASIC' });
    expect(assess(known(), 'STANDARD')).toEqual({
      status: 'PENDING',
      level: 'BASIC',
      missing: ['IDENTITY_DOCUMENT'],
      reviewReasons: [],
      isUnderWay: false,
    });
    expect(assess(known(of('PASSPORT')), 'STANDARD').status).toBe('APPROVED');
  });

  test('expires with a document that it needs, until another one is being checked', () => {
    const gone = of('PASSPORT', 'EXPIRED');
    expect(assess(known(gone), 'STANDARD').status).toBe('EXPIRED');
    expect(assess(known(gone), 'BASIC').status).toBe('APPROVED');
    const again = known(gone, of('IDENTITY_CARD', 'UPLOADED', null));
    expect(assess(again, 'STANDARD')).toMatchObject({ status: 'PENDING', missing: [] });
  });

  test('tells what is missing alike whether there is a review or none', () => {
    const matched = { ...known(), screening: { outcome: 'HIT', open: ['ofac:1'] } } as const;
    const reviewed = assess(matched, 'STANDARD');
    expect(reviewed).toMatchObject({ status: 'IN_REVIEW', level: null });
    expect(reviewed.missing).toEqual(assess(known(), 'STANDARD').missing);
    expect(standingTold(reviewed)).toBe('NOT_STARTED');
    expect(standingTold(assess(known(), 'STANDARD'))).toBe('NOT_STARTED');
    expect(standingTold(assess(matched, 'BASIC'))).toBe('IN_REVIEW');
  });

  test('asks for nothing more of somebody who was rejected', () => {
    const rejected = {
      ...known(),
      decision: { decision: 'REJECT', entities: [], approved: [] },
    } as const;
    expect(assess(rejected, 'ENHANCED')).toMatchObject({ status: 'REJECTED', missing: [] });
  });
});
