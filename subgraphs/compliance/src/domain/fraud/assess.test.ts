import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { alertRuleOf, assessFraud } from './assess.ts';
import type { FraudInputs } from './inputs.ts';
import { MARK_KINDS, type MarkKind, type SharedMark, STANDINGS } from './marks.ts';
import { namedAmong } from './named.ts';
import { FRAUD_POLICIES, FRAUD_POLICY } from './policy.ts';
import { digestOf, replayFraud } from './replay.ts';

const APPLIED = '2026-11-20T12:00:00.000Z';
const before = (days: number) => new Date(Date.parse(APPLIED) - days * 86_400_000).toISOString();
const sha256 = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Somebody of whom nothing is to be said. */
const NOTHING: FraudInputs = {
  appliedAt: APPLIED,
  standing: 'NONE',
  shared: [],
  manyMore: [],
  ownApplications: { 1: 0, 7: 0, 30: 0 },
  sharedApplications: { 1: 0, 7: 0, 30: 0 },
  account: {
    registeredAt: before(400),
    country: 'US',
    phoneCountries: ['CA', 'US'],
    oldestDeviceAt: before(400),
  },
  asked: {
    amount: '500000',
    currency: 'USD',
    exposure: '0',
    verifiedAccounts: 1,
    accountsOfOthers: 0,
  },
  income: {
    stated: { minor: '400000', currency: 'USD', at: before(5) },
    earlier: [{ minor: '390000', currency: 'USD', at: before(300) }],
    observed: { minor: '400000', currency: 'USD', at: before(290) },
    employmentMonths: 30,
    ageMonths: 400,
  },
  notKnown: [],
};

const other = (kind: MarkKind, place = 1, changes: Partial<SharedMark> = {}): SharedMark => ({
  kind,
  userId: `user_${place}`,
  daysAgo: 3,
  standing: 'NONE',
  sameName: false,
  ...changes,
});
const judged = (changes: Partial<FraudInputs>) => {
  const { level, signals } = assessFraud(FRAUD_POLICY, { ...NOTHING, ...changes });
  return [level, ...signals.map(({ code }) => code)];
};

describe('the policy', () => {
  test.each(FRAUD_POLICIES.map((policy) => [policy.version, policy] as const))(
    '%s says what it has always said: a change is another version',
    (version, policy) => {
      expect(digestOf(policy, sha256)).toBe(
        {
          'fraud-2026.1': '23d678df4d6ab468712529a1d3b8e87d59df7e1c5bb939a8b8d935827d8164e8',
          'fraud-2026.2': '1379c0d7c9bfc8843972ac6c02736d0307647dac54525bb2ab827bb5ed338a2c',
          'fraud-2026.3': '58c19a94f592769f7818c4994a202f064f9c2f3730361c497785b4ae39aac70e',
          'fraud-2026.4': '51e370c9b41b516bcabf9a6b5c3063b3bafe09c5cf906f048e25983e7f56119c',
        }[version],
      );
    },
  );

  test('finds nothing where there is nothing', () => {
    expect(assessFraud(FRAUD_POLICY, NOTHING)).toEqual({ score: 0, level: 'LOW', signals: [] });
  });

  test('lets a household be', () => {
    const network = other('NETWORK');
    expect(judged({ shared: [network] })).toEqual(['LOW', 'SHARED_NETWORK']);
    expect(judged({ shared: [network, other('DEVICE')] })).toEqual([
      ...['LOW', 'SHARED_DEVICE', 'SHARED_NETWORK'],
    ]);
    const office = Array.from({ length: 20 }, (_, place) => other('NETWORK', place));
    expect(judged({ shared: office, manyMore: ['NETWORK'] })).toEqual(['LOW', 'SHARED_NETWORK']);
  });

  test('takes two others at one address for a family, and strangers there for little', () => {
    const at = (count: number, ...kinds: readonly MarkKind[]) =>
      Array.from({ length: count }, (_, place) => kinds.map((kind) => other(kind, place))).flat();
    const three = at(2, 'POSTAL_ADDRESS', 'NETWORK', 'DEVICE');
    expect(judged({ shared: three })).toEqual([
      ...['LOW', 'SHARED_DEVICE', 'SHARED_NETWORK', 'SHARED_POSTAL_ADDRESS'],
    ]);
    const points = [1, 2, 3, 4, 5, 6, 20].map(
      (count) =>
        assessFraud(FRAUD_POLICY, { ...NOTHING, shared: at(count, 'POSTAL_ADDRESS') }).score,
    );
    expect(points).toEqual([1, 2, 8, 14, 18, 18, 18]);
    const older = at(4, 'POSTAL_ADDRESS').map((mark) => ({ ...mark, daysAgo: 300 }));
    expect(assessFraud(FRAUD_POLICY, { ...NOTHING, shared: older }).score).toBe(8);
    const known = other('POSTAL_ADDRESS', 1, { standing: 'CONFIRMED' });
    expect(assessFraud(FRAUD_POLICY, { ...NOTHING, shared: [known] }).score).toBe(21);
    const self = at(1, 'NAME_AND_BIRTH', 'POSTAL_ADDRESS').map((mark) => ({
      ...mark,
      sameName: true,
    }));
    expect(judged({ shared: self })).toEqual(['LOW', 'SHARED_NAME_AND_BIRTH']);
  });

  test('is judged again as it was by the policy of then, which knew no addresses', () => {
    const [then] = FRAUD_POLICIES;
    const inputs = { ...NOTHING, shared: [other('DEVICE'), other('NETWORK')] };
    const kept = {
      ...assessFraud(then, inputs),
      ...{ inputs, policyVersion: then.version, policyDigest: digestOf(then, sha256) },
    };
    expect(then.version).toBe('fraud-2026.1');
    expect(replayFraud(kept, sha256)).toMatchObject({ status: 'SAME', again: { score: 16 } });
    const moved = { ...NOTHING, shared: [other('POSTAL_ADDRESS')] };
    expect(assessFraud(then, moved).signals).toEqual([]);
  });

  test('takes a device and an account of strangers for a ring', () => {
    const with1 = [other('DEVICE', 1), other('ACCOUNT', 1)];
    expect(judged({ shared: with1 })[0]).toBe('ELEVATED');
    const with2 = [...with1, other('DEVICE', 2), other('ACCOUNT', 2)];
    expect(judged({ shared: with2 })).toEqual([
      ...['HIGH', 'SHARED_ACCOUNT', 'SHARED_DEVICE', 'DEVICE_AND_ACCOUNT'],
    ]);
  });

  test('takes an account that others claim, and nobody verified, for little however many they are', () => {
    const claimed = (place: number, changes: Partial<SharedMark> = {}) =>
      other('ACCOUNT', place, { ...changes, isOnlyClaimed: true });
    const known = STANDINGS.map((standing, place) => claimed(place, { standing }));
    const many = Array.from({ length: 20 }, (_, place) =>
      claimed(place, { standing: 'CONFIRMED' }),
    );
    expect(judged({ shared: known })).toEqual(['LOW', 'SHARED_ACCOUNT_UNVERIFIED']);
    expect(judged({ shared: many, manyMore: ['ACCOUNT'] })[0]).toBe('LOW');
    const [signal] = assessFraud(FRAUD_POLICY, { ...NOTHING, shared: [claimed(1)] }).signals;
    expect(signal).toMatchObject({ points: 12, others: ['user_1'] });
    expect(signal?.facts).toContainEqual({ name: 'verified', value: 'no' });
    // A device cannot be typed: a ring is one whether or not its account is verified.
    const ring = [1, 2].flatMap((place) => [other('DEVICE', place), claimed(place)]);
    expect(judged({ shared: ring })).toEqual([
      ...['HIGH', 'SHARED_DEVICE', 'SHARED_ACCOUNT_UNVERIFIED', 'DEVICE_AND_ACCOUNT'],
    ]);
    // Who is judged again by the policy of then is judged as then.
    const [, then] = FRAUD_POLICIES;
    expect(then?.version).toBe('fraud-2026.2');
    if (then === undefined) throw new Error('There is no such policy.');
    expect(assessFraud(then, { ...NOTHING, shared: [claimed(1)] }).signals).toMatchObject([
      { code: 'SHARED_ACCOUNT', points: 25 },
    ]);
  });

  test('takes the same name and birthday for one person with several accounts', () => {
    const same = (kind: MarkKind, place: number) => other(kind, place, { sameName: true });
    const own = (place: number) =>
      (['NAME_AND_BIRTH', 'PHONE', 'DEVICE', 'ACCOUNT'] as const).map((kind) => same(kind, place));
    expect(judged({ shared: own(1) })).toEqual(['LOW', 'SHARED_NAME_AND_BIRTH']);
    const many = [1, 2, 3, 4, 5].flatMap(own);
    expect(judged({ shared: many })).toEqual(['ELEVATED', 'SHARED_NAME_AND_BIRTH']);
    const [signal] = assessFraud(FRAUD_POLICY, { ...NOTHING, shared: many }).signals;
    expect(signal?.facts).toContainEqual({ name: 'besides', value: 'DEVICE PHONE ACCOUNT' });
    // A document twice, or somebody who was a fraud, counts whoever it is.
    const document = same('DOCUMENT_NUMBER', 1);
    expect(judged({ shared: [...own(1), document] })).toEqual([
      ...['ELEVATED', 'SHARED_DOCUMENT_NUMBER', 'SHARED_NAME_AND_BIRTH'],
    ]);
    const known = { ...same('NAME_AND_BIRTH', 1), standing: 'CONFIRMED' as const };
    expect(judged({ shared: [known] })).toEqual(['HIGH', 'SHARED_NAME_AND_BIRTH']);
  });

  test.each(['NAME_AND_BIRTH', 'DOCUMENT_NUMBER', 'DOCUMENT_CONTENT'] as const)(
    'is high by the %s of whom officers rejected, whenever that was',
    (kind) => {
      for (const daysAgo of [0, 700]) {
        const known = other(kind, 1, { standing: 'REJECTED', sameName: true, daysAgo });
        expect(judged({ shared: [known] })[0]).toBe('HIGH');
        expect(judged({ shared: [{ ...known, standing: 'NONE' }] })[0]).not.toBe('HIGH');
      }
    },
  );

  test('counts more who was rejected, and most who was a fraud', () => {
    const scores = STANDINGS.map(
      (standing) =>
        assessFraud(FRAUD_POLICY, { ...NOTHING, shared: [other('DEVICE', 1, { standing })] }).score,
    );
    expect(scores).toEqual([15, 30, 45]);
    expect(judged({ standing: 'CONFIRMED' })).toEqual(['HIGH', 'KNOWN_APPLICANT']);
  });

  test('calls an identity synthetic where its document is of another name', () => {
    const shared = [other('DOCUMENT_NUMBER')];
    const found = assessFraud(FRAUD_POLICY, { ...NOTHING, shared });
    expect(found.level).toBe('HIGH');
    expect(alertRuleOf(FRAUD_POLICY, found.signals)).toBe('SYNTHETIC_IDENTITY');
    const ring = assessFraud(FRAUD_POLICY, {
      ...NOTHING,
      shared: [1, 2].flatMap((place) => [other('DEVICE', place), other('ACCOUNT', place)]),
    });
    expect(alertRuleOf(FRAUD_POLICY, ring.signals)).toBe('APPLICATION_FRAUD');
  });

  test.each([
    [590_000, []],
    [800_000, ['INCOME_ABOVE_OBSERVED', 'INCOME_JUMP']],
  ])('compares an income of %i with the one known, and with the one of before', (minor, found) => {
    const stated = { minor: String(minor), currency: 'USD', at: before(5) };
    const { income } = NOTHING;
    if (income === null) throw new Error('There is one.');
    const observed = { minor: '500000', currency: 'USD', at: before(290) };
    const changed = judged({ income: { ...income, stated, observed } });
    expect(changed.slice(1).sort()).toEqual(minor === 590_000 ? ['INCOME_JUMP'] : found);
    const longAgo = { ...stated, at: before(45) };
    expect(judged({ income: { ...income, stated: longAgo, observed: null } })).toEqual(['LOW']);
    const inEuros = { ...observed, currency: 'EUR' };
    expect(judged({ income: { ...income, earlier: [], stated, observed: inEuros } })).toEqual([
      'LOW',
    ]);
  });

  test('finds who goes up in steps by the first of them', () => {
    const { income } = NOTHING;
    if (income === null) throw new Error('There is one.');
    const earlier = ['300000', '400000', '500000'].map((minor, place) => ({
      ...{ minor, currency: 'USD', at: before(9 - place) },
    }));
    const stated = { minor: '610000', currency: 'USD', at: before(5) };
    expect(judged({ income: { ...income, stated, earlier, observed: null } })).toEqual([
      ...['LOW', 'INCOME_JUMP'],
    ]);
  });

  test('knows the signs of an account that was made for the application', () => {
    const { account, asked, income } = NOTHING;
    if (account === null || asked === null || income === null) throw new Error('There are such.');
    const made = { ...account, registeredAt: before(0.5), oldestDeviceAt: before(0.5) };
    const much = { ...asked, amount: '2000000', verifiedAccounts: 0 };
    const first = { ...income, earlier: [], observed: null };
    expect(judged({ account: made, asked: much, income: first })).toEqual([
      ...['LOW', 'NEW_ACCOUNT_LARGE_AMOUNT', 'NO_HISTORY'],
    ]);
    expect(judged({ account: made, asked: { ...much, amount: '1999999' }, income })).toEqual([
      'LOW',
    ]);
    expect(judged({ account: { ...account, phoneCountries: ['NG'] } })).toEqual([
      ...['LOW', 'PHONE_ELSEWHERE'],
    ]);
    expect(judged({ income: { ...income, employmentMonths: 233, ageMonths: 400 } })).toEqual([
      ...['LOW', 'EMPLOYED_TOO_LONG'],
    ]);
    expect(judged({ income: { ...income, employmentMonths: 232, ageMonths: 400 } })).toEqual([
      'LOW',
    ]);
    expect(judged({ asked: { ...asked, accountsOfOthers: 1 } })).toEqual([
      ...['LOW', 'ACCOUNT_OF_ANOTHER'],
    ]);
  });

  test('judges by what is known where nobody answered', () => {
    const nobody = { account: null, asked: null, income: null } as const;
    expect(judged(nobody)).toEqual(['LOW']);
    expect(judged({ ...nobody, shared: [other('DOCUMENT_CONTENT')] })[0]).toBe('HIGH');
  });
});

describe('whom an assessment names', () => {
  const named = (...shared: SharedMark[]) => [...namedAmong(FRAUD_POLICY, { shared })].sort();

  test('are those who have a mark in common that tells, of whatever kind', () => {
    for (const kind of MARK_KINDS) {
      if (kind === 'NETWORK' || kind === 'POSTAL_ADDRESS') continue;
      expect(named(other(kind, 1), other('NETWORK', 2), other(kind, 3))).toEqual([
        'user_1',
        'user_3',
      ]);
    }
  });

  test('are not all who work in one network, nor who are said to live at one address, but who do both', () => {
    const office = Array.from({ length: 20 }, (_, place) => other('NETWORK', place));
    expect(named(...office)).toEqual([]);
    expect(named(other('POSTAL_ADDRESS', 1), other('POSTAL_ADDRESS', 2))).toEqual([]);
    expect(named(...office, other('POSTAL_ADDRESS', 7))).toEqual(['user_7']);
    const strangers = [1, 2, 3].map((place) => other('POSTAL_ADDRESS', place));
    expect(named(...strangers)).toEqual(['user_1', 'user_2', 'user_3']);
  });
});
