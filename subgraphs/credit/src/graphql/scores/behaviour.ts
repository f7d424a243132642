import type { CreditScore } from '../../domain/credit-score.ts';
import type { SubgraphContext } from '../context.ts';
import type { BehaviourScoreResolvers, CreditScoreResolvers } from '../types.generated.ts';

/** Another person's is shown only after the audit trail was told. */
export const scoreBehaviour: Pick<CreditScoreResolvers, 'behaviour' | 'overall'> = {
  behaviour: async (score, _, { loaders }) => {
    await loaders.disclose(score.userId, 'creditScore.behaviour');
    return behaviourOf(score);
  },
  overall: async (score, _, { loaders }) => {
    await loaders.disclose(score.userId, 'creditScore.overall');
    const { overallValue: value, overallBand: band, matrixVersion } = score;
    return { value, band, matrixVersion };
  },
};

export const behaviourResolvers: BehaviourScoreResolvers = {
  probabilityOfDefault: ({ explanation }) => explanation?.probabilityOfDefault.toFixed(6) ?? null,
  model: ({ modelId }, _, { models }: SubgraphContext) => {
    const model = models.find(modelId);
    if (model) return model;
    throw new Error(`A score names the model ${modelId}, which is not under models/.`);
  },
  reasons: ({ explanation }) => explanation && [...explanation.reasons],
  factors: ({ explanation }) => explanation && [...explanation.factors],
};

function behaviourOf({ behaviourModelId, behaviourValue, explanation }: CreditScore) {
  if (behaviourModelId === null || behaviourValue === null) return null;
  return {
    modelId: behaviourModelId,
    value: behaviourValue,
    explanation: explanation?.behaviour ?? null,
  };
}
