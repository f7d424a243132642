import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { scalarResolvers } from '@blockscore/scalars';
import type { Logger } from '@blockscore/service';
import { type GraphQLSchema, isScalarType } from 'graphql';
import { disableApolloTelemetry } from '../config.ts';
import type { OperationContext } from '../context.ts';
import { type CheckedPlanner, createCheckedPlanner } from '../execution/checked-planner.ts';
import {
  type AdmitFor,
  type AskerOf,
  createExecutor,
  type Executor,
  type Send,
  type Withhold,
} from '../execution/executor.ts';
import type { PlanQueue } from '../execution/plan-queue.ts';
import { PLANNERS, type PlannerName } from '../execution/planners.ts';
import { type FederationGateway, forApolloServer } from './for-apollo-server.ts';
import { withoutSecurityFeatures } from './supergraph.ts';

export interface Federation {
  /** What Apollo Server runs operations on. */
  readonly gateway: FederationGateway;
  /** Runs operations that were validated and allowed. Only after `gateway` was loaded. */
  readonly executor: () => Executor<OperationContext>;
  /** The schema that clients see. */
  readonly schema: () => GraphQLSchema;
  /** The same for clients that see a part of the schema. Only after `gateway` was loaded. */
  readonly narrowed: (schema: GraphQLSchema) => Federation;
}

export interface FederationOptions {
  readonly supergraphSdl: string;
  readonly planner: PlannerName;
  readonly queue: PlanQueue;
  /** The way to each subgraph, by its name. */
  readonly sources: ReadonlyMap<string, Send<OperationContext>>;
  readonly withhold?: Withhold<OperationContext>;
  readonly admit?: AdmitFor<OperationContext>;
  readonly askerOf?: AskerOf<OperationContext>;
  readonly logger: Logger;
}

/** Apollo Gateway reads and checks the supergraph; what is asked of it is run by our own executor. */
export function createFederation(options: FederationOptions): Federation {
  disableApolloTelemetry();
  const supergraphSdl = withoutSecurityFeatures(options.supergraphSdl);
  const apollo = new ApolloGateway({
    supergraphSdl,
    buildService: () => UNUSED,
    __exposeQueryPlanExperimental: false,
    logger: silent,
  });
  const schema = () => {
    if (apollo.schema === undefined) throw new Error('The supergraph is not loaded yet.');
    return apollo.schema;
  };
  let running: Executor<OperationContext> | undefined;
  let planner: CheckedPlanner | undefined;
  const executor = () => {
    if (running === undefined) throw new Error('The supergraph is not loaded yet.');
    return running;
  };
  return {
    executor,
    schema,
    narrowed: (part) => federationOf(part, executor().narrowed(part)),
    gateway: {
      load: async (loading) => {
        await apollo.load(loading);
        useSharedScalars(schema());
        planner = plannerOf(options, supergraphSdl, schema());
        const { sources, withhold, admit, askerOf } = options;
        const send = sendTo(sources);
        running = createExecutor({
          ...{ supergraphSdl, planner, send },
          ...(withhold && { withhold }),
          ...(admit && { admit }),
          ...(askerOf && { askerOf }),
        });
        return { executor: forApolloServer(running) };
      },
      onSchemaLoadOrUpdate: (callback) => apollo.onSchemaLoadOrUpdate(callback),
      async stop() {
        planner?.close();
        await apollo.stop();
      },
    },
  };
}

function federationOf(schema: GraphQLSchema, executor: Executor<OperationContext>): Federation {
  let tell: Parameters<FederationGateway['onSchemaLoadOrUpdate']>[0] | undefined;
  return {
    executor: () => executor,
    schema: () => schema,
    narrowed: (part) => federationOf(part, executor.narrowed(part)),
    gateway: {
      async load() {
        tell?.({ apiSchema: schema, coreSupergraphSdl: '' });
        return { executor: forApolloServer(executor) };
      },
      onSchemaLoadOrUpdate(callback) {
        tell = callback;
        return ignore;
      },
      stop: async () => undefined,
    },
  };
}

function plannerOf(
  { planner, queue, logger }: FederationOptions,
  supergraphSdl: string,
  schema: GraphQLSchema,
): CheckedPlanner {
  return createCheckedPlanner({
    ...{ supergraphSdl, schema, queue },
    makers: PLANNERS[planner],
    onRefused: (operationName, reasons) =>
      logger.warn(
        { operationName: operationName?.slice(0, 100), reasons },
        'there is no plan for an operation',
      ),
  });
}

function sendTo(sources: FederationOptions['sources']): Send<OperationContext> {
  return (fetch, context) => {
    const source = sources.get(fetch.subgraph);
    if (source !== undefined) return source(fetch, context);
    return Promise.reject(new Error(`There is no subgraph «${fetch.subgraph}».`));
  };
}

const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const UNUSED: GraphQLDataSource = {
  process: () => Promise.reject(new Error('Subgraphs are asked by our own executor.')),
};

/** Has our scalars checked before anything is fetched; the supergraph knows only their names. */
function useSharedScalars(schema: GraphQLSchema): void {
  for (const [name, scalar] of Object.entries(scalarResolvers)) {
    const known = schema.getType(name);
    if (!isScalarType(known) || !isScalarType(scalar)) continue;
    known.parseValue = scalar.parseValue.bind(scalar);
    known.parseLiteral = scalar.parseLiteral.bind(scalar);
  }
}
