import type { DocumentNode, GraphQLSchema } from 'graphql';
import { createPlanCheck } from './check/check-plan.ts';
import { fieldByField } from './mutations.ts';
import type { Plan } from './plan.ts';

/** Makes plans where it is asked, and keeps the thread until it has one. */
export interface PlanMaker {
  /** The schema that clients see, without what is `@inaccessible`. */
  readonly schema: GraphQLSchema;
  /** @throws where the operation cannot be planned, which was validated against `schema` */
  readonly plan: (document: DocumentNode, operationName: string | undefined) => Plan;
}

export type MakerName = 'apollo' | 'hive';

/** Who is asked for a plan, one after the other: docs/decisions/39-own-executor.md. */
export const PLANNERS = {
  apollo: ['apollo'],
  hive: ['hive'],
  'hive-apollo': ['hive', 'apollo'],
} as const satisfies Record<string, readonly MakerName[]>;
export type PlannerName = keyof typeof PLANNERS;

/**
 * One of the planners, whose plans are proved before they are given out. Each is loaded when it is
 * asked for: there are machines that Hive's addon was not built for.
 */
export async function createPlanMaker(name: MakerName, supergraphSdl: string): Promise<PlanMaker> {
  if (name === 'hive') {
    const { createHivePlanner } = await import('./hive-planner.ts');
    return proved(createHivePlanner(supergraphSdl), supergraphSdl);
  }
  const { createApolloPlanner } = await import('./apollo-planner.ts');
  return proved(createApolloPlanner(supergraphSdl), supergraphSdl);
}

/** Gives out no plan that is not proved to answer the operation. */
export function proved(maker: PlanMaker, supergraphSdl: string): PlanMaker {
  const { schema, plan } = fieldByField(maker);
  const check = createPlanCheck(supergraphSdl, schema);
  return {
    schema,
    plan(document, operationName) {
      const made = plan(document, operationName);
      check(document, made);
      return made;
    },
  };
}
