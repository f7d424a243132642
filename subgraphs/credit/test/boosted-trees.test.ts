import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readScoringModel } from '../src/adapters/scoring-model-file.ts';
import { inputsOfProfile } from '../src/domain/profile-inputs.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { APPLICANT, analyst, person, startTestCredit, submitted } from './credit-subgraph.ts';

const ID = 'application-trees-v1';
let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit({ environment: { SCORING_MODEL: ID } });
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

test('boosted trees that decide give a score with factors and reasons, as they say themselves', async () => {
  const caller = person();
  const score = await submitted(credit, caller, { timesLate60Days: 2 });
  const model = await readScoringModel(new URL(`../models/${ID}.json`, import.meta.url));
  const usd = (minor: bigint) => ({ minor, currency: 'USD' }) as const;
  const expected = createScorer(model)(
    inputsOfProfile({
      ...APPLICANT,
      monthlyIncome: usd(420_050n),
      monthlyDebtPayments: usd(98_765n),
      timesLate60Days: 2,
    }),
  );
  expect(score).toMatchObject({
    value: expected.value,
    model: { id: ID },
    reasons: expected.reasons,
  });
  expect(score.reasons[0]?.code).toBe('LATE_PAYMENT_WEIGHT_HIGH');
  expect(score.factors.reduce((sum, { points }) => sum + points, 0)).toBe(score.value);
  const shown = await credit.ask(
    caller,
    'query ($id: ID!) { creditScore(userId: $id) { factors { characteristic neutralPoints maximumPoints } } }',
    { id: caller.id },
  );
  expect(shown.errors).toBeUndefined();
  const unknown = { maximumPoints: null, neutralPoints: expect.any(Number) };
  expect(shown.data?.['creditScore']).toMatchObject({ factors: Array(7).fill(unknown) });
});

test('boosted trees show analysts what a model without bins has to show', async () => {
  const answer = await credit.ask(
    analyst,
    `query ($id: ID!) { scoringModel(id: $id) { kind characteristics { name trend gainShare reference
      informationValue coefficient neutralPoints referencePoints
      bins { points } missing { points } special { points } } } }`,
    { id: ID },
  );
  expect(answer.errors).toBeUndefined();
  const model = answer.data?.['scoringModel'] as { kind: string; characteristics: object[] };
  expect(model.kind).toBe('BOOSTED_TREES');
  expect(model.characteristics).toHaveLength(7);
  expect(model.characteristics[4]).toEqual({
    ...{ name: 'openCreditLines', trend: 'FREE', gainShare: expect.any(Number), reference: 7 },
    ...{ informationValue: null, coefficient: null, neutralPoints: null, referencePoints: null },
    ...{ bins: [], missing: null, special: null },
  });
});
