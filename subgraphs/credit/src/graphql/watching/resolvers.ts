import type {
  DriftMeasureResolvers,
  ModelDriftResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const modelDriftResolvers: ModelDriftResolvers = {
  model: ({ modelId }, _, { models }) => models.find(modelId) ?? null,
  measures: ({ measures }) => [...measures],
};

export const driftMeasureResolvers: DriftMeasureResolvers = {
  bins: ({ bins }) => [...bins],
};

export const watchingQueries: Pick<
  QueryResolvers,
  'scoreDrift' | 'scoreCalibration' | 'scoreFairness'
> = {
  scoreDrift: async (_, { from, to }, { useCases }) =>
    (await useCases.listDrift(from, to)).map(({ week, models }) => ({ week, models: [...models] })),
  scoreCalibration: async (_, { from, to }, { useCases }) => {
    const { cells, ...calibration } = await useCases.calibrateScores(from, to);
    return { ...calibration, cells: cells.map((cell) => ({ ...cell, ages: [...cell.ages] })) };
  },
  scoreFairness: async (_, { from, to }, { useCases }) => {
    const quarters = await useCases.measureFairness(from, to);
    return quarters.map(({ groups, ...fairness }) => ({ ...fairness, groups: [...groups] }));
  },
};
