import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { scalarResolvers } from '@blockscore/scalars';
import { GraphQLError, type GraphQLSchema, isScalarType } from 'graphql';
import { disableApolloTelemetry } from '../config.ts';
import type { OperationContext } from '../context.ts';
import { withoutSecurityFeatures } from './supergraph.ts';

export type FederationGateway = ApolloServerOptionsWithGateway<OperationContext>['gateway'];
export type Executor = NonNullable<Awaited<ReturnType<FederationGateway['load']>>['executor']>;
export type RequestContext = Parameters<Executor>[0];
export type ExecutionResult = Awaited<ReturnType<Executor>>;

export interface Federation {
  /** What Apollo Server runs operations on. */
  readonly gateway: FederationGateway;
  /** Plans and runs an operation that was validated and allowed. Only after `gateway` was loaded. */
  readonly execute: Executor;
  /** The schema that clients see. */
  readonly schema: () => GraphQLSchema;
}

export interface FederationOptions {
  readonly supergraphSdl: string;
  /** The source of each subgraph by its name in the supergraph. @throws when there is none */
  readonly sourceOf: (subgraph: string) => GraphQLDataSource<OperationContext>;
}

/** Apollo's planner and executor over our own data sources. */
export function createFederation({ supergraphSdl, sourceOf }: FederationOptions): Federation {
  disableApolloTelemetry();
  const apollo = new ApolloGateway({
    supergraphSdl: withoutSecurityFeatures(supergraphSdl),
    buildService: ({ name }) => sourceOf(name) as GraphQLDataSource,
    // Plans name subgraphs; nobody outside is shown one.
    __exposeQueryPlanExperimental: false,
    experimental_didResolveQueryPlan: ({ queryPlan }) => runSubscriptionsAsSequence(queryPlan),
    logger: silent,
  });
  const schema = () => {
    if (apollo.schema === undefined) throw new Error('The supergraph is not loaded yet.');
    return apollo.schema;
  };
  const execute: Executor = async (context) =>
    withErrorsOfCompletion(await apollo.executor(context));
  return {
    execute,
    schema,
    gateway: {
      load: async (options) => {
        await apollo.load(options);
        useSharedScalars(schema());
        return { executor: execute };
      },
      onSchemaLoadOrUpdate: (callback) => apollo.onSchemaLoadOrUpdate(callback),
      stop: () => apollo.stop(),
    },
  };
}

const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * A subscription's plan is its event's own fetch and the rest that builds on it. Apollo's executor
 * runs no such plan, but runs the same as a sequence; the plan in its cache is changed with it.
 */
export function runSubscriptionsAsSequence(plan: { node?: object }): void {
  const node = plan.node as { kind: string; primary?: object; rest?: object } | undefined;
  if (node?.kind !== 'Subscription') return;
  const nodes = [node.primary, node.rest].filter((part) => part !== undefined);
  Object.assign(plan, { node: { kind: 'Sequence', nodes } });
}

/** Apollo reports a null where none may be only in an extension; the specification wants an error. */
export function withErrorsOfCompletion(result: ExecutionResult): ExecutionResult {
  const { valueCompletion, ...extensions } = result.extensions ?? {};
  if (!Array.isArray(valueCompletion)) return result;
  const errors = valueCompletion.map(({ message, path }: GraphQLError) => {
    return new GraphQLError(message, { ...(path && { path }) });
  });
  const { extensions: _, ...rest } = result;
  return {
    ...rest,
    ...(Object.keys(extensions).length > 0 && { extensions }),
    errors: [...(result.errors ?? []), ...errors],
  };
}

/** Has our scalars checked before anything is fetched; the supergraph knows only their names. */
function useSharedScalars(schema: GraphQLSchema): void {
  for (const [name, scalar] of Object.entries(scalarResolvers)) {
    const known = schema.getType(name);
    if (!isScalarType(known) || !isScalarType(scalar)) continue;
    known.parseValue = scalar.parseValue.bind(scalar);
    known.parseLiteral = scalar.parseLiteral.bind(scalar);
  }
}
