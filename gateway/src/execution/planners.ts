import { createApolloPlanner } from './apollo-planner.ts';
import type { Planner } from './executor.ts';
import { createHivePlanner } from './hive-planner.ts';

/** Which planner decides what is fetched where: docs/decisions/39-own-executor.md. */
export const PLANNERS = {
  apollo: createApolloPlanner,
  hive: createHivePlanner,
  /** Hive's, and Apollo's where Hive's finds no plan. */
  'hive-apollo': (supergraphSdl: string): Planner =>
    withFallback(createHivePlanner(supergraphSdl), () => createApolloPlanner(supergraphSdl)),
} as const;
export type PlannerName = keyof typeof PLANNERS;

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
