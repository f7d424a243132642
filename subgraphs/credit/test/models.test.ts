import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readScoringModels } from '../src/adapters/scoring-models.ts';
import { creditConfig } from '../src/config.ts';
import type { ModelFigures } from '../src/domain/model-figures.ts';
import { analyst, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

describe('scoring models', () => {
  test('show analysts their figures down to the bins', async () => {
    const answer = await credit.ask(
      analyst,
      `{ scoringModels { id version cutOff data { rows terms } metrics { auc ks brier calibrationSlope ece foldAucs }
        characteristics { name trend bins { below points } missing { points } special { points } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    const { scoringModels } = answer.data as {
      scoringModels: ({ id: string } & Record<string, unknown>)[];
    };
    const model = scoringModels.find(({ id }) => id === 'application-v1');
    expect(model).toMatchObject({ version: 1, data: { rows: 150_000 }, metrics: { auc: 0.8578 } });
    expect(model?.['characteristics']).toHaveLength(6);
  });

  test('show what their cards draw, and the groups that fare worse', async () => {
    const answer = await credit.ask(
      analyst,
      `{ scoringModel(id: "application-v1") { subject gates { figure value minimum maximum holds }
        figures { roc { falsePositiveRate truePositiveRate } scores { below count bads }
          calibration { count predicted observed }
          fairness { attribute approvalShare cutOff adverseImpactRatio equalOpportunityDifference
            protectedGroup { label count bads approvalRate approvalRateOfGoods predicted observed }
            referenceGroup { label approvalRate calibration { count predicted observed } } } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    const { scoringModel } = answer.data as {
      scoringModel: { figures: ModelFigures; gates: unknown[] };
    };
    const { roc, scores, calibration, fairness } = scoringModel.figures;
    expect(roc.at(-1)).toEqual({ falsePositiveRate: 1, truePositiveRate: 1 });
    expect([scores.length, calibration.length]).toEqual([55, 10]);
    expect(scores.at(-1)?.below).toBeNull();
    expect(fairness[0]).toMatchObject({
      attribute: 'age',
      approvalShare: 0.8,
      adverseImpactRatio: expect.closeTo(0.777, 3),
      protectedGroup: { label: 'under 30', count: 8_820 },
      referenceGroup: { label: '30 and over' },
    });
    expect(fairness[0]?.referenceGroup.calibration).toHaveLength(10);
    expect(scoringModel.gates[0]).toEqual({
      figure: 'auc',
      value: 0.8578,
      minimum: 0.8575,
      maximum: null,
      holds: true,
    });
  });

  test('are found by id', async () => {
    const query = 'query ($id: ID!) { scoringModel(id: $id) { title } }';
    const found = await credit.ask(analyst, query, { id: 'application-v1' });
    expect(found.data?.['scoringModel']).toEqual({ title: 'Application scorecard' });
    const none = await credit.ask(analyst, query, { id: 'application-v0' });
    expect(none.data?.['scoringModel']).toBeNull();
  });

  test('are closed to others, also through a score and through entities', async () => {
    for (const caller of [person(), officer]) {
      const answer = await credit.ask(caller, '{ scoringModels { id } }');
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const caller = person();
    await submitted(credit, caller);
    const through = await credit.ask(
      caller,
      'query ($id: ID!) { creditScore(userId: $id) { model { id title metrics { auc } } } }',
      { id: caller.id },
    );
    expect(through.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const entity = await credit.entities(
      caller,
      [{ __typename: 'ScoringModel', id: 'application-v1' }],
      '... on ScoringModel { id characteristics { name } }',
    );
    expect(entity.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('starting', () => {
  const folder = new URL('../models/', import.meta.url);
  const SETTINGS = {
    SCORING_MODEL: 'application-v1',
    BEHAVIOUR_MODEL: 'behaviour-v1',
    CURRENCY: 'USD',
  };

  test('without the model that decides is refused by name', async () => {
    const other = { ...SETTINGS, SCORING_MODEL: 'application-v0' };
    await expect(readScoringModels(folder, other)).rejects.toThrow(
      /SCORING_MODEL names application-v0, which is none of application-/,
    );
  });

  test('in a currency that the model cannot read is refused', async () => {
    await expect(readScoringModels(folder, { ...SETTINGS, CURRENCY: 'JPY' })).rejects.toThrow(
      /reads amounts in USD, but CURRENCY is JPY/,
    );
  });

  test('with an incomplete configuration lists what is missing', () => {
    expect(() => creditConfig({ ...credit.environment, CURRENCY: 'dollars' })).toThrow(/CURRENCY/);
    expect(() => creditConfig({})).toThrow(/CREDIT_DATABASE_URL/);
  });
});
