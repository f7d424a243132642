import { createApolloPlanner } from './apollo-planner.ts';
import type { Planner } from './executor.ts';

/** Which planner decides what is fetched where: docs/decisions/39-own-executor.md. */
export const PLANNERS = {
  apollo: async (supergraphSdl: string): Promise<Planner> => createApolloPlanner(supergraphSdl),
  hive,
  /** Hive's, and Apollo's where Hive's finds no plan. */
  'hive-apollo': async (supergraphSdl: string): Promise<Planner> =>
    withFallback(await hive(supergraphSdl), () => createApolloPlanner(supergraphSdl)),
} as const;
export type PlannerName = keyof typeof PLANNERS;

/** Loaded when it is asked for: there are machines that its addon was not built for. */
async function hive(supergraphSdl: string): Promise<Planner> {
  const { createHivePlanner } = await import('./hive-planner.ts');
  return createHivePlanner(supergraphSdl);
}

/**
 * Plans with the second where the first cannot: each of them fails on operations that the other
 * plans. The second is built when it is needed.
 */
export function withFallback(first: Planner, second: () => Planner): Planner {
  let built: Planner | undefined;
  return {
    schema: first.schema,
    plan(document, operationName) {
      try {
        return first.plan(document, operationName);
      } catch (cause) {
        built ??= second();
        try {
          return built.plan(document, operationName);
        } catch (error) {
          throw new AggregateError([cause, error], 'No planner finds a plan for the operation.');
        }
      }
    },
  };
}
