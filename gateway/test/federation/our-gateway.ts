import { parse } from 'graphql';
import { createApolloPlanner } from '../../src/execution/apollo-planner.ts';
import { createExecutor, type Planner, type Send } from '../../src/execution/executor.ts';
import { createHivePlanner } from '../../src/execution/hive-planner.ts';
import type { Answer } from './compare.ts';
import { told } from './compare.ts';
import type { Ask, Gateway } from './plain-apollo.ts';

export const PLANNERS = { apollo: createApolloPlanner, hive: createHivePlanner } as const;
export type PlannerName = keyof typeof PLANNERS;

export interface OurOptions<W> {
  /** Stands between the planner and the executor, to see whether a fault there is found. */
  readonly planner?: (planner: Planner) => Planner;
  /** Stands between the executor and the subgraphs. */
  readonly send?: (send: Send<W>) => Send<W>;
}

/** Our executor with one of the planners. */
export function ourGateway<W>(
  name: PlannerName,
  supergraphSdl: string,
  ask: Ask<W>,
  { planner = (same) => same, send = (same) => same }: OurOptions<W> = {},
): Gateway<W> {
  const executor = createExecutor<W>({
    supergraphSdl,
    planner: planner(PLANNERS[name](supergraphSdl)),
    send: send(({ subgraph, body }, world) => ask(subgraph, body, world)),
  });
  return {
    name: `our executor on the planner ${name}`,
    inOrder: true,
    async run({ text, operationName, variables }, world) {
      const request = { text, document: parse(text), operationName, variables };
      const result = await executor.execute(request, world());
      const asObject = JSON.stringify(told(result));
      const answer = await executor.answer(request, world());
      const asText = JSON.stringify(told(JSON.parse(answer) as Answer));
      if (asText === asObject) return JSON.parse(asObject) as Answer;
      throw new Error(`answer() says ${asText}, and execute() ${asObject}`);
    },
    stop: async () => undefined,
  };
}
