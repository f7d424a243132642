import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessKyc, type KycEvidence } from './assess.ts';
import type { DocumentStatus } from './document.ts';
import { isHeard, type KycVerification, toldAfter, toldOf } from './verification.ts';

const TODAY = '2026-11-23';
const AT = new Date(`${TODAY}T00:00:00.000Z`);
const policy = { allowedCountries: [], reviewedCountries: [], minimumAge: 18 };
const subject = {
  firstName: 'Ottoline',
  lastName: 'Marchbanks',
  dateOfBirth: '1988-03-09',
  country: 'US',
};
const begun: KycVerification = {
  ...{ id: 'kyc_1', userId: 'user_1', version: 1, status: 'PENDING' },
  ...{ missing: ['EMAIL_VERIFICATION', 'PERSONAL_DETAILS'], reviewReasons: [], level: null },
  ...{ requiredLevel: 'STANDARD', startedAt: AT, updatedAt: AT, told: null, doubted: false },
};

/** What the person hears while the evidence comes, one step after the other. */
function heardOf(steps: readonly KycEvidence[]): string[] {
  const heard: string[] = [];
  let now = begun;
  for (const evidence of steps) {
    const { isUnderWay: _, ...found } = assessKyc(evidence, policy, TODAY, now.requiredLevel);
    const unmatched = { ...evidence, screening: dismissed(evidence.screening) };
    const clear = () => assessKyc(unmatched, policy, TODAY, now.requiredLevel);
    const told = toldAfter(now, { ...found, requiredLevel: now.requiredLevel }, clear, AT);
    const before = toldOf(now);
    if (isHeard(before, told)) {
      heard.push([before.status, told.status, told.level, told.missing].join(' '));
    }
    now = { ...now, ...found, told };
  }
  return heard;
}

const dismissed = (screening: KycEvidence['screening']) => screening && { ...screening, open: [] };

test('whoever was matched has heard the same, once that is dismissed, as who never was', () => {
  const sent = fc.array(fc.constantFrom<DocumentStatus>('UPLOADED', 'REFUSED', 'ACCEPTED'), {
    maxLength: 5,
  });
  const property = fc.property(sent, fc.boolean(), (statuses, isEmailFirst) => {
    const none: KycEvidence = {
      ...{ emailVerified: isEmailFirst, subject: isEmailFirst ? null : subject, address: null },
      ...{ screening: null, decision: null, documents: [], doubted: false, knownAs: [] },
    };
    const known = { ...none, emailVerified: true, subject };
    const screened = { ...known, screening: { outcome: 'HIT', open: ['test:1'] } } as const;
    const documents = statuses.map((status) => ({
      ...screened,
      documents: [{ kind: 'PASSPORT', status, validUntil: null }] as const,
    }));
    const steps: readonly KycEvidence[] = [none, known, screened, ...documents];
    const clear = steps.map((step) => ({ ...step, screening: dismissed(step.screening) }));
    const [last = none] = clear.slice(-1);
    // Until one is accepted; what comes after an approval, the one hears later than the other.
    fc.pre(!statuses.slice(0, -1).includes('ACCEPTED'));
    expect(heardOf([...steps, last])).toEqual(heardOf(clear));
  });
  fc.assert(property);
});

test('somebody known reads at every moment what they would without a match or another account, whatever they change', () => {
  type Step = readonly ['ASKED' | 'SCREENED', facts: 'PLAIN' | 'GROUND', isMatched: boolean];
  const step = fc.tuple(
    fc.constantFrom('ASKED', 'SCREENED'),
    fc.constantFrom('PLAIN', 'GROUND'),
    fc.boolean(),
  ) as fc.Arbitrary<Step>;
  const first: KycVerification = { ...begun, requiredLevel: 'BASIC' };
  const readOf = (steps: readonly Step[]) => {
    let now = first;
    return [['SCREENED', 'PLAIN', false] as Step, ...steps].map(([screened, facts, isMatched]) => {
      const open = isMatched ? ['test:1'] : [];
      const evidence: KycEvidence = {
        ...{ emailVerified: true, address: null, decision: null, documents: [], doubted: false },
        subject: { ...subject, ...(facts === 'GROUND' && { dateOfBirth: TODAY }) },
        screening: screened === 'ASKED' ? null : { outcome: isMatched ? 'HIT' : 'CLEAR', open },
        knownAs: isMatched ? [{ userId: 'user_1', status: 'REJECTED' }] : [],
      };
      const assess = (of: KycEvidence) => assessKyc(of, policy, TODAY, 'BASIC');
      const { isUnderWay: _, ...found } = assess(evidence);
      const clear = () =>
        assess({ ...evidence, knownAs: [], screening: dismissed(evidence.screening) });
      const told = toldAfter(now, { ...found, requiredLevel: 'BASIC' }, clear, AT);
      now = { ...now, ...found, told };
      return told;
    });
  };
  const property = fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
    const unmatched = steps.map(([screened, facts]): Step => [screened, facts, false]);
    expect(readOf(steps)).toEqual(readOf(unmatched));
  });
  fc.assert(property);
});
