import { errorsOf } from '@blockscore/service';
import type { SuggestedInput } from '../../domain/suggest-changes.ts';
import type {
  QueryResolvers,
  ScoreSimulationResolvers,
  ScoreSuggestionResolvers,
  SimulatedScoreResolvers,
  SuggestedInput as SuggestedInputName,
} from '../types.generated.ts';

const INPUT_NAMES = {
  monthlyDebtPayments: 'MONTHLY_DEBT_PAYMENTS',
  openCreditLines: 'OPEN_CREDIT_LINES',
  revolvingUtilization: 'REVOLVING_UTILIZATION',
} as const satisfies Record<SuggestedInput, SuggestedInputName>;

export const simulationResolvers: ScoreSimulationResolvers = {
  difference: ({ current, simulated }) => simulated.overallValue - current.overallValue,
  suggestions: ({ suggestions }) => [...suggestions],
  notes: ({ notes }) => [...notes],
};

export const simulatedScoreResolvers: SimulatedScoreResolvers = {
  overall: ({ overallValue: value, overallBand: band, matrixVersion }) => ({
    ...{ value, band, matrixVersion },
  }),
  reasons: ({ explanation }) => [...explanation.reasons],
};

export const suggestionResolvers: ScoreSuggestionResolvers = {
  input: ({ input }) => INPUT_NAMES[input],
};

export const simulationQueries: Pick<QueryResolvers, 'simulateScore'> = {
  simulateScore: async (_, { input }, { caller, useCases, loaders }) => {
    const { userId, changes } = input;
    const outcome = await useCases.simulateScore(caller, { userId: userId ?? undefined, changes });
    if (!outcome.ok) return { simulation: null, userErrors: errorsOf(outcome) };
    // The audit trail hears of it before somebody else sees it.
    await loaders.disclose(outcome.value.userId, 'creditScore.simulation');
    return { simulation: outcome.value, userErrors: [] };
  },
};
