import { type GraphQLError, parse } from 'graphql';
import { createApolloPlanner } from '../../src/execution/apollo-planner.ts';
import { createCheckedPlanner } from '../../src/execution/checked-planner.ts';
import {
  createExecutor,
  type ExecutionRequest,
  type Planner,
  type Send,
  type Withhold,
} from '../../src/execution/executor.ts';
import { createHivePlanner } from '../../src/execution/hive-planner.ts';
import { createPlanQueue } from '../../src/execution/plan-queue.ts';
import { proved } from '../../src/execution/planners.ts';
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
  readonly close: () => void;
}

interface Closing extends Planner {
  readonly close?: () => void;
}

/** Each alone in this process, or both as the gateway has them. */
export const PLANNERS = {
  apollo: (sdl: string): Closing => proved(createApolloPlanner(sdl), sdl),
  hive: (sdl: string): Closing => proved(createHivePlanner(sdl), sdl),
  'hive-apollo': (supergraphSdl: string): Closing => {
    const queue = createPlanQueue({
      ...{ timeoutMs: 30_000, mostWaiting: 10, mostPlanBytes: 2 ** 22 },
      onEnded: () => undefined,
    });
    const { schema } = createApolloPlanner(supergraphSdl);
    const { plan } = createCheckedPlanner({
      ...{ supergraphSdl, schema, queue, onRefused: () => undefined },
      makers: ['hive', 'apollo'],
    });
    return { schema, plan, close: queue.close };
  },
} as const;
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
    async plan(document, operationName) {
      try {
        return await planner.plan(document, operationName);
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
  const chosen = PLANNERS[name](supergraphSdl);
  const executor = createExecutor<W>({
    supergraphSdl,
    planner: planner(refusing(chosen)),
    send: send(({ subgraph, body }, world) => ask(subgraph, body, world)),
    ...(withhold && { withhold }),
  });
  return {
    name: `our executor on the planner ${name}`,
    inOrder: true,
    close: () => chosen.close?.(),
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
