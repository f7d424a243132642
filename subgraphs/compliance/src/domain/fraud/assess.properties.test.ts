import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessFraud, findsMore } from './assess.ts';
import type { FraudInputs } from './inputs.ts';
import { MARK_KINDS, type SharedMark, STANDINGS } from './marks.ts';
import { FRAUD_LEVELS, FRAUD_POLICY } from './policy.ts';
import { digestOf, replayFraud } from './replay.ts';
import { counts } from './sharing.ts';
import { higherLevel } from './told.ts';

const APPLIED = '2026-11-20T12:00:00.000Z';
const before = (days: number) => new Date(Date.parse(APPLIED) - days * 86_400_000).toISOString();
const sha256 = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

const count = fc.integer({ min: 0, max: 12 });
const velocity = fc.record({ 1: count, 7: count, 30: count });
const moment = fc.integer({ min: 0, max: 900 }).map(before);
const minor = fc.integer({ min: 0, max: 5_000_000 }).map(String);
const currency = fc.constantFrom('USD', 'USD', 'EUR');
const statement = fc.record({ minor, currency, at: moment });
const orNull = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: null });
const anyMark = fc.record({
  kind: fc.constantFrom(...MARK_KINDS),
  userId: fc.integer({ min: 0, max: 30 }).map((place) => `user_${place}` as const),
  daysAgo: fc.integer({ min: 0, max: 800 }),
  standing: fc.constantFrom(...STANDINGS),
  sameName: fc.constantFrom(true, false, null),
});
const sharedMark: fc.Arbitrary<SharedMark> = fc
  .tuple(anyMark, fc.boolean())
  .map(([mark, isClaim]) =>
    isClaim && mark.kind === 'ACCOUNT' ? { ...mark, isOnlyClaimed: true as const } : mark,
  );
const country = fc.constantFrom('US', 'CA', 'NG');
const inputs: fc.Arbitrary<FraudInputs> = fc.record({
  appliedAt: fc.constant(APPLIED),
  standing: fc.constantFrom(...STANDINGS),
  shared: fc.uniqueArray(sharedMark, {
    maxLength: 25,
    selector: ({ kind, userId }) => `${kind} ${userId}`,
  }),
  manyMore: fc.subarray([...MARK_KINDS]),
  ownApplications: velocity,
  sharedApplications: velocity,
  account: orNull(
    fc.record({
      registeredAt: moment,
      country,
      phoneCountries: fc.subarray(['US', 'CA', 'NG']),
      oldestDeviceAt: orNull(moment),
    }),
  ),
  asked: orNull(
    fc.record({
      ...{ amount: minor, currency, exposure: minor },
      ...{ verifiedAccounts: count, accountsOfOthers: count },
    }),
  ),
  income: orNull(
    fc.record({
      stated: orNull(statement),
      earlier: fc.array(statement, { maxLength: 6 }),
      observed: orNull(statement),
      employmentMonths: orNull(fc.integer({ min: 0, max: 600 })),
      ageMonths: orNull(fc.integer({ min: 216, max: 1_000 })),
    }),
  ),
  notKnown: fc.constant([]),
});

type Worse = (given: FraudInputs, mark: SharedMark) => FraudInputs;
const withIncome = (given: FraudInputs, change: Partial<NonNullable<FraudInputs['income']>>) =>
  given.income === null ? given : { ...given, income: { ...given.income, ...change } };
const more = ({ 1: day, 7: week, 30: month }: FraudInputs['ownApplications']) => ({
  ...{ 1: day + 1, 7: week + 1, 30: month + 1 },
});

/** Each makes more of what speaks for fraud, and nothing of the kind less. */
const WORSE: Readonly<Record<string, Worse>> = {
  'one more who shares': (given, mark) =>
    given.shared.some(({ kind, userId }) => kind === mark.kind && userId === mark.userId)
      ? given
      : { ...given, shared: [...given.shared, mark] },
  'seen more lately': (given) => ({
    ...given,
    shared: given.shared.map((mark) => ({ ...mark, daysAgo: Math.floor(mark.daysAgo / 3) })),
  }),
  'known for worse': (given) => ({
    ...given,
    shared: given.shared.map((mark) => ({ ...mark, standing: 'CONFIRMED' as const })),
  }),
  'other names': (given) => ({
    ...given,
    shared: given.shared.map((mark) => ({ ...mark, sameName: false })),
  }),
  'verified accounts': (given) => ({
    ...given,
    shared: given.shared.map(({ isOnlyClaimed: _, ...mark }) => mark),
  }),
  'known for worse themselves': (given) => ({ ...given, standing: 'CONFIRMED' }),
  'one more application': (given) => ({ ...given, ownApplications: more(given.ownApplications) }),
  'one more of others': (given) => ({
    ...given,
    sharedApplications: more(given.sharedApplications),
  }),
  'a higher statement': (given) =>
    given.income?.stated == null
      ? given
      : withIncome(given, {
          stated: {
            ...given.income.stated,
            minor: String(BigInt(given.income.stated.minor) * 2n + 1n),
          },
        }),
  'less that is known': (given) =>
    given.income?.observed == null
      ? given
      : withIncome(given, { observed: { ...given.income.observed, minor: '1' } }),
  'employed for longer': (given) =>
    given.income?.employmentMonths == null
      ? given
      : withIncome(given, { employmentMonths: given.income.employmentMonths + 50 }),
  'one more account of another': (given) =>
    given.asked === null
      ? given
      : {
          ...given,
          asked: { ...given.asked, accountsOfOthers: given.asked.accountsOfOthers + 1 },
        },
  'more asked for': (given) =>
    given.asked === null
      ? given
      : { ...given, asked: { ...given.asked, amount: `${given.asked.amount}0` } },
};

/** Of accounts, claimed and verified ones together: a claim that turns out true counts as the other. */
function pointsByCode({ signals }: ReturnType<typeof assessFraud>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { code, points } of signals) {
    const name = code === 'SHARED_ACCOUNT_UNVERIFIED' ? 'SHARED_ACCOUNT' : code;
    sums.set(name, (sums.get(name) ?? 0) + points);
  }
  return sums;
}

describe('whatever is found', () => {
  test.each(Object.entries(WORSE))('%s never lowers the score, nor a signal', (_, worse) => {
    fc.assert(
      fc.property(inputs, sharedMark, (given, mark) => {
        const first = assessFraud(FRAUD_POLICY, given);
        const second = assessFraud(FRAUD_POLICY, worse(given, mark));
        expect(second.score).toBeGreaterThanOrEqual(first.score);
        const after = pointsByCode(second);
        for (const [code, points] of pointsByCode(first)) {
          expect(after.get(code) ?? 0).toBeGreaterThanOrEqual(points);
        }
      }),
    );
  });

  test('the order of facts does not matter', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const turned = {
          ...given,
          shared: [...given.shared].reverse(),
          manyMore: [...given.manyMore].reverse(),
          income: given.income && { ...given.income, earlier: [...given.income.earlier].reverse() },
        };
        expect(assessFraud(FRAUD_POLICY, turned)).toEqual(assessFraud(FRAUD_POLICY, given));
      }),
    );
  });

  test('each signal names what it rests on, and all of them are the score', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { score, level, signals } = assessFraud(FRAUD_POLICY, given);
        const sum = signals.reduce((total, { points }) => total + points, 0);
        expect(score).toBe(Math.min(100, sum));
        expect(level).toBe(score >= 65 ? 'HIGH' : score >= 35 ? 'ELEVATED' : 'LOW');
        expect(new Set(signals.map(({ code }) => code)).size).toBe(signals.length);
        for (const { facts, points, others } of signals) {
          expect(points).toBeGreaterThan(0);
          expect(facts.length).toBeGreaterThan(0);
          expect(facts.every(({ name, value }) => name !== '' && value !== '')).toBe(true);
          const known = given.shared.map(({ userId }) => userId);
          expect(known).toEqual(expect.arrayContaining([...others]));
        }
        // A network of long ago says nothing at all.
        const shared = given.shared.filter((mark) => mark.kind !== 'NETWORK' && counts(mark));
        const codes = [...pointsByCode({ score, level, signals }).keys()];
        expect(codes).toEqual(expect.arrayContaining(shared.map(({ kind }) => `SHARED_${kind}`)));
      }),
    );
  });

  test('it comes out the same again, and what was changed does not', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { score, level, signals } = assessFraud(FRAUD_POLICY, given);
        const { version: policyVersion } = FRAUD_POLICY;
        const policyDigest = digestOf(FRAUD_POLICY, sha256);
        const kept = { score, level, signals, inputs: given, policyVersion, policyDigest };
        const read = JSON.parse(JSON.stringify(kept)) as typeof kept;
        expect(replayFraud(read, sha256)).toMatchObject({ status: 'SAME', again: { score } });
        expect(replayFraud({ ...read, score: score + 1 }, sha256).status).toBe('DIFFERENT');
        expect(replayFraud({ ...read, policyDigest: 'x' }, sha256).status).toBe('POLICY_UNKNOWN');
        expect(replayFraud({ ...read, inputs: null }, sha256).status).toBe('FACTS_ERASED');
      }),
      { numRuns: 30 },
    );
  });

  test('a higher level takes something that was not found before, and what is the same is nothing new', () => {
    fc.assert(
      fc.property(inputs, inputs, (one, other) => {
        const [before, now] = [one, other].map((given) => assessFraud(FRAUD_POLICY, given));
        if (before === undefined || now === undefined) throw new Error('There are two.');
        expect(findsMore(before.signals, before.signals)).toBe(false);
        expect(findsMore(null, now.signals)).toBe(now.signals.length > 0);
        if (now.score > before.score) expect(findsMore(before.signals, now.signals)).toBe(true);
        // Of two, one finds more unless they found the same of the same people.
        const isSame =
          !findsMore(before.signals, now.signals) && !findsMore(now.signals, before.signals);
        const found = ({ signals }: typeof now) =>
          signals.map(({ code, points, others }) => ({ code, points, others: [...others].sort() }));
        if (isSame) expect(found(now)).toEqual(found(before));
      }),
      { numRuns: 50 },
    );
  });

  test('of two levels the higher one is told, and none where there is none', () => {
    const levels = [null, ...FRAUD_LEVELS];
    for (const [low, one] of levels.entries()) {
      for (const [high, other] of levels.entries()) {
        expect(higherLevel(one, other)).toBe(levels[Math.max(low, high)]);
      }
    }
  });
});
