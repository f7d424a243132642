import { createHash } from 'node:crypto';
import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readScoringModels } from '../adapters/scoring-models.ts';
import type { LoanMonth } from '../domain/behaviour-inputs.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { createRater, createScorer } from '../domain/score-profile.ts';
import type { ScorecardModel } from '../domain/scoring-model.ts';
import { testScorecard } from '../domain/test-scorecard.ts';
import { activeModels } from './active-models.ts';
import { composeScore, type ScoringPorts } from './append-score.ts';
import type { PreparedModel } from './model-ports.ts';
import type { NewProfile, NewScore } from './ports.ts';
import { replayScore } from './replay-score.ts';

const card = { ...testScorecard(), kind: 'SCORECARD' } as ScorecardModel;
const CHAMPION = prepared(card);
const ACTIVE = { application: { champion: CHAMPION, challengers: [] }, behaviour: null };

function prepared(model: ScorecardModel): PreparedModel {
  return {
    ...{ model, digest: '', fits: true },
    ...{ score: createScorer(model), rate: createRater(model) },
  };
}

function testPorts() {
  const failed = vi.fn();
  const models = {
    all: [card],
    find: () => card,
    prepared: new Map([[card.id, CHAMPION]]),
    configured: { APPLICATION: card.id, BEHAVIOUR: null },
  };
  const ports: ScoringPorts = {
    ...{ models, shadowMonitor: { failed }, clock: () => new Date() },
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    newSalt: () => 'ab'.repeat(32),
  };
  return { ports, failed };
}

const statements: fc.Arbitrary<FinancialProfile> = fc.record({
  monthlyIncome: fc.bigInt(0n, 1_000_000_000n).map((minor) => money(minor, 'USD')),
  monthlyDebtPayments: fc.bigInt(0n, 1_000_000_000n).map((minor) => money(minor, 'USD')),
  revolvingUtilization: fc.double({ min: 0, max: 10, noNaN: true }).map((x) => x.toFixed(9)),
  openCreditLines: fc.nat(100),
  realEstateLoans: fc.nat(100),
  timesLate30Days: fc.nat(95),
  timesLate60Days: fc.nat(95),
  timesLate90Days: fc.nat(95),
  dependents: fc.constant(null),
  employmentMonths: fc.constant(null),
});

function profileOf(statement: FinancialProfile): NewProfile {
  const ids = { id: newId('prof'), userId: newId('user') };
  return { ...ids, statement, reviewId: null, submittedAt: new Date() };
}

/** As it comes back from the database. */
function stored(score: NewScore): NewScore {
  return { ...score, explanation: JSON.parse(JSON.stringify(score.explanation)) };
}

const SOME: FinancialProfile = {
  monthlyIncome: money(420_050n, 'USD'),
  monthlyDebtPayments: money(98_765n, 'USD'),
  revolvingUtilization: '0.35',
  ...{ openCreditLines: 6, realEstateLoans: 1, dependents: null, employmentMonths: null },
  ...{ timesLate30Days: 1, timesLate60Days: 0, timesLate90Days: 0 },
};

/** Months of one loan, as many and as bad as may be. */
const months: fc.Arbitrary<readonly LoanMonth[]> = fc
  .array(
    fc.record({
      due: fc.bigInt(0n, 5_000_000n),
      paidShare: fc.integer({ min: 0, max: 100 }),
      worstDaysPastDue: fc.oneof(fc.nat(8), fc.nat(400)),
      isCured: fc.boolean(),
    }),
    { maxLength: 9 },
  )
  .map((list) =>
    list.map(({ due, paidShare, worstDaysPastDue, isCured }, i) => ({
      ...{ userId: newId('user'), loanId: newId('loan'), number: i + 1, currency: 'USD' },
      ...{ periodEnd: `2026-0${i + 1}-28`, due, paid: (due * BigInt(paidShare)) / 100n },
      ...{ daysPastDue: isCured ? 0 : worstDaysPastDue, worstDaysPastDue },
    })),
  );

describe.each(['application-v1', 'application-trees-v1'])('with %s as champion', (championId) => {
  test('whatever was stated and repaid, a stored score comes out again bit for bit', async () => {
    const settings = { SCORING_MODEL: championId, BEHAVIOUR_MODEL: 'behaviour-v1' };
    const folder = new URL('../../models/', import.meta.url);
    const models = await readScoringModels(folder, { ...settings, CURRENCY: 'USD' });
    const ports = { ...testPorts().ports, models };
    const nothingPromoted = { models: { promoted: async () => ({}) } };
    const active = await activeModels(ports, nothingPromoted);
    let withBehaviour = 0;
    fc.assert(
      fc.property(statements, months, (statement, repaid) => {
        const profile = profileOf(statement);
        const { score, salt } = composeScore(ports, active, profile, repaid, 'SUBMISSION');
        withBehaviour += score.behaviourValue === null ? 0 : 1;
        const kept = { score: stored(score), salt, statement: null };
        expect(replayScore(ports, kept)).toEqual({
          outcome: 'REPRODUCED',
          commitment: 'CHECKED',
          differences: [],
        });
      }),
      { numRuns: 150 },
    );
    expect(withBehaviour).toBeGreaterThan(0);
  });
});

test('a score of before inputs and commitments were kept is recomputed from the profile', () => {
  const { ports } = testPorts();
  const { score } = composeScore(ports, ACTIVE, profileOf(SOME), [], 'SUBMISSION');
  const reasons = score.explanation.reasons.toReversed();
  const explanation = { ...score.explanation, inputs: null, reasons };
  const old = { ...stored(score), explanation, commitment: null };
  const replay = replayScore(ports, { score: old, salt: null, statement: SOME });
  expect(replay).toMatchObject({ outcome: 'REPRODUCED', commitment: 'NONE' });
});

test('every part that was altered is told, and the commitment gives it away too', () => {
  const { ports } = testPorts();
  const { score, salt } = composeScore(ports, ACTIVE, profileOf(SOME), [], 'SUBMISSION');
  const replayed = (changes: object) =>
    replayScore(ports, {
      score: { ...stored(score), ...changes },
      salt,
      statement: null,
    }).differences.map(({ field }) => field);
  expect(replayed({ value: score.value + 1 })).toEqual(['value', 'commitment']);
  expect(replayed({ probabilityOfDefault: '0.000001' })).toEqual([
    'probabilityOfDefault',
    'commitment',
  ]);
  expect(replayed({ explanation: { ...score.explanation, reasons: [] } })).toEqual(['reasons']);
  expect(replayed({ modelId: 'gone' })).toEqual(['model', 'commitment']);
});

test('a score whose inputs were erased cannot be replayed, and is no difference', () => {
  const { ports } = testPorts();
  const { score } = composeScore(ports, ACTIVE, profileOf(SOME), [], 'SUBMISSION');
  const erased = { ...score, explanation: null };
  const replay = replayScore(ports, { score: erased, salt: null, statement: null });
  expect(replay).toEqual({ outcome: 'ERASED', commitment: 'ERASED', differences: [] });
});

test('a score whose salt alone was erased comes out, and its commitment is said not to', () => {
  const { ports } = testPorts();
  const { score } = composeScore(ports, ACTIVE, profileOf(SOME), [], 'SUBMISSION');
  const kept = { score: stored(score), salt: null, statement: null };
  const unproven = { outcome: 'REPRODUCED', commitment: 'ERASED', differences: [] };
  expect(replayScore(ports, kept)).toEqual(unproven);
  const altered = replayScore(ports, { ...kept, score: { ...kept.score, value: 850 } });
  expect(altered).toMatchObject({ outcome: 'DIFFERENT', commitment: 'ERASED' });
});

test('a challenger that throws stops nobody, and is told of', () => {
  const { ports, failed } = testPorts();
  const error = new Error('no such bin');
  const broken = {
    ...prepared({ ...card, id: 'broken' }),
    rate: () => {
      throw error;
    },
  };
  const other = prepared({ ...card, id: 'other' });
  const application = { champion: CHAMPION, challengers: [broken, other] };
  const record = composeScore(
    ports,
    { application, behaviour: null },
    profileOf(SOME),
    [],
    'SUBMISSION',
  );
  expect(record.score.modelId).toBe(card.id);
  expect(record.shadows).toEqual([
    {
      modelId: 'other',
      value: record.score.value,
      probabilityOfDefault: record.score.probabilityOfDefault,
    },
  ]);
  expect(failed.mock.calls).toEqual([[{ modelId: 'broken', error }]]);
});
