import { type GraphQLError, parse } from 'graphql';
import { createApolloPlanner } from '../../src/execution/apollo-planner.ts';
import {
  createExecutor,
  type ExecutionRequest,
  type Planner,
  type Send,
  type Withhold,
} from '../../src/execution/executor.ts';
import { createHivePlanner } from '../../src/execution/hive-planner.ts';
import type { Answer } from './compare.ts';
import { told } from './compare.ts';
import type { GeneratedOperation } from './generate-operation.ts';
import type { SubgraphReply } from './subgraph-server.ts';

/** Asks a subgraph of the world that is in the context. */
export type Ask<W> = (subgraph: string, body: string, world: W) => Promise<SubgraphReply>;

/** Something that answers operations of a supergraph. */
export interface Gateway<W> {
  readonly name: string;
  /** Whether it gives keys in the order that the specification asks for. */
  readonly inOrder: boolean;
  /** @param world gives one that nothing has changed yet, each time */
  readonly run: (operation: GeneratedOperation, world: () => W) => Promise<Answer>;
}

export const PLANNERS = { apollo: createApolloPlanner, hive: createHivePlanner } as const;
export type PlannerName = keyof typeof PLANNERS;

export interface OurOptions<W> {
  /** Stands between the planner and the executor, to see whether a fault there is found. */
  readonly planner?: (planner: Planner) => Planner;
  /** Stands before the executor. */
  readonly request?: (request: ExecutionRequest) => ExecutionRequest;
  readonly withhold?: Withhold<W>;
  /** Stands between the executor and the subgraphs. */
  readonly send?: (send: Send<W>) => Send<W>;
}

/** A planner cannot plan an operation that is valid: its fault, and not the executor's. */
export class PlanRefused extends Error {}

function refusing(planner: Planner): Planner {
  return {
    schema: planner.schema,
    plan(document, operationName) {
      try {
        return planner.plan(document, operationName);
      } catch (cause) {
        throw new PlanRefused(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
  };
}

const toJson = (error: GraphQLError) => error.toJSON();

/** Our executor with one of the planners. */
export function ourGateway<W>(
  name: PlannerName,
  supergraphSdl: string,
  ask: Ask<W>,
  options: OurOptions<W> = {},
): Gateway<W> {
  const {
    planner = (same) => same,
    request = (same) => same,
    send = (same) => same,
    withhold,
  } = options;
  const executor = createExecutor<W>({
    supergraphSdl,
    planner: planner(refusing(PLANNERS[name](supergraphSdl))),
    send: send(({ subgraph, body }, world) => ask(subgraph, body, world)),
    ...(withhold && { withhold }),
  });
  return {
    name: `our executor on the planner ${name}`,
    inOrder: true,
    async run({ text, operationName, variables }, world) {
      const asked = request({ text, document: parse(text), operationName, variables });
      const result = await executor.execute(asked, world());
      const asObject = JSON.stringify(told({ ...result, errors: result.errors?.map(toJson) }));
      const answer = await executor.answer(asked, world());
      const asText = JSON.stringify(told(JSON.parse(answer) as Answer));
      if (asText === asObject) return JSON.parse(asObject) as Answer;
      throw new Error(`answer() says ${asText}, and execute() ${asObject}`);
    },
  };
}
