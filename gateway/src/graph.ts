import { ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Caller } from '@blockscore/caller';
import { err, ok, type Result } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Enforcer } from './access/enforcer.ts';
import { createAnswers, type Run, type WrittenAnswer } from './answers.ts';
import { enforcement, errorsBy } from './apollo-plugins.ts';
import type { OperationContext } from './context.ts';
import type { Charge, Meter } from './cost/meter.ts';
import { nameOf } from './cost/payer.ts';
import type { Refusal } from './cost/refusals.ts';
import { told } from './cost/report.ts';
import type { Variables } from './documents/guards.ts';
import { type Inspect, type InspectedDocument, validationErrors } from './documents/inspect.ts';
import { createMask, type ErrorLoggers, type Mask, withTraceId } from './errors.ts';
import type { Executor } from './execution/executor.ts';
import type { Flights } from './execution/flights.ts';
import type { Federation } from './federation/federation.ts';

/** One operation as a client sends it, by whatever transport. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Variables | undefined;
  /** Keeps the document for who names it; to be called once it was allowed, paid for and planned. */
  readonly keep?: () => void;
}

/** An operation that may be run: within the limits, valid, allowed. */
export interface AllowedOperation extends InspectedDocument {
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
}

export interface Graph {
  /** Names what is answered: the version of the supergraph, and the contract where it is a part of it. */
  readonly id: string;
  readonly schema: GraphQLSchema;
  readonly inspect: Inspect;
  /** Whether a document may be found by its hash: who sees a part of the graph learns of no document beyond. */
  readonly mayName: (text: string) => boolean;
  readonly mask: Mask;
  /** Answers a query or mutation that came by HTTP, with Apollo Server's negotiation around it. */
  readonly answerHttp: (
    request: HTTPGraphQLRequest,
    context: OperationContext,
  ) => Promise<HTTPGraphQLResponse>;
  /**
   * Answers a query or mutation as JSON text, without Apollo Server's cost for each request;
   * undefined where nothing was run, because something is wrong with it that Apollo Server tells.
   */
  readonly answer: (
    request: GraphqlRequest,
    context: OperationContext,
  ) => Promise<WrittenAnswer | undefined>;
  /** Runs a query or mutation that came by another way. */
  readonly run: (
    request: GraphqlRequest,
    context: OperationContext,
  ) => Promise<FormattedExecutionResult>;
  /** Validates and authorises without running: for subscriptions, which Apollo Server never sees. */
  readonly allow: (
    request: GraphqlRequest,
    caller: Caller,
  ) => Result<AllowedOperation, readonly GraphQLError[]>;
  /** Takes the cost of an operation that is allowed, or says why it may not be run. */
  readonly charge: (
    allowed: AllowedOperation,
    variables: Variables,
    context: OperationContext,
  ) => Promise<Result<Charge | undefined, Refusal>>;
  /** Has a subscription planned, once for all its events, or says why it cannot be. */
  readonly prepareEvents: (
    allowed: AllowedOperation,
    variables: Variables,
    caller: Caller,
  ) => Promise<Result<ResolveEvent, readonly GraphQLError[]>>;
  /** Plans the operations of a document that nobody asks for yet, where it fits. */
  readonly warm: (text: string) => Promise<Warmed>;
  readonly stop: () => Promise<void>;
}

/** What became of a document: nothing more is to do, one of its operations has no plan, or too many wait for theirs. */
export type Warmed = 'DONE' | 'NOT_PLANNED' | 'BUSY';

/** Runs a subscription's operation for the event in the context. @returns the result as JSON text */
export type ResolveEvent = (context: OperationContext) => Promise<string>;

export interface GraphOptions {
  /** Names the version of the supergraph. */
  readonly version: string;
  /** The contract that `federation` serves; undefined where it serves all. */
  readonly contract?: string | undefined;
  readonly federation: Federation;
  readonly enforcer: Enforcer;
  readonly inspect: Inspect;
  readonly meter: Meter;
  readonly flights: Flights<Run>;
  readonly logger: Logger;
}

/** The one way in to the graph for every transport. */
export async function createGraph(options: GraphOptions): Promise<Graph> {
  const { version, contract, federation, enforcer, inspect, meter, flights, logger } = options;
  const id = contract === undefined ? version : `${version} ${contract}`;
  const loggers: ErrorLoggers = new WeakMap();
  const mask = createMask(logger, loggers);
  const loggerOf = ({ requestId, traceId }: OperationContext) =>
    logger.child({ requestId, traceId });
  const server = new ApolloServer<OperationContext>({
    gateway: federation.gateway,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      enforcement(enforcer, meter, flights.close),
      errorsBy(loggerOf, loggers),
    ],
    // The schema is published at /schema.graphql; hiding it here would hide nothing.
    introspection: true,
    // Changes come by POST as JSON, and nobody's right to anything comes from their browser:
    // docs/decisions/40-get-without-preflight.md.
    csrfPrevention: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationOptions: { maxErrors: 20 },
    formatError: mask,
    logger,
  });
  await server.start();
  const schema = federation.schema();
  const { allow, mayName, fits } = createAllowance(options, schema);
  const charge: Graph['charge'] = ({ document, operationName }, variables, context) =>
    meter.charge(document, operationName, variables, context);
  const { refuse } = meter;
  const shown = (errors: readonly GraphQLError[], context: OperationContext) => {
    const logger = loggerOf(context);
    const masked = errors.map((error) => mask(error.toJSON(), error, logger));
    return withTraceId(masked, context.traceId);
  };

  const { executor } = federation;
  const { answer, changed } = createAnswers({
    ...{ version: id, flights, executor, allow, charge, refuse, shown },
  });

  return {
    id,
    schema,
    inspect,
    mayName,
    mask,
    answerHttp: (httpGraphQLRequest, context) =>
      server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context }),
    async run(request, context) {
      const { query, operationName, variables } = request;
      const inspected = inspect(query);
      if (!inspected.ok) {
        const errors = withTraceId([inspected.error.toJSON()], context.traceId);
        return { errors, ...told(await refuse(context)) };
      }
      const onAccepted = () => inspected.value.keep(() => nameOf(context));
      const contextValue = { ...context, onAccepted, onPlanned: request.keep };
      const { body } = await server.executeOperation(
        { query, ...(operationName && { operationName }), ...(variables && { variables }) },
        { contextValue },
      );
      if (body.kind === 'single') return body.singleResult;
      throw new Error('An operation was answered in parts that nobody asked for.');
    },
    allow,
    charge,
    answer,
    async prepareEvents({ text, document, operationName }, variables, caller) {
      const asked = { text, document, operationName, variables };
      const prepared = await executor().prepare(asked, meter.askerOf({ caller }));
      if (!prepared.ok) return err(prepared.error.map(withCode));
      return ok(async (context) => {
        changed();
        const { data = 'null', errors } = await prepared.value(context);
        if (errors.length === 0) return `{"data":${data}}`;
        return `{"data":${data},"errors":${JSON.stringify(shown(errors, context))}}`;
      });
    },
    async warm(text) {
      const inspected = inspect(text);
      if (!inspected.ok || !fits(inspected.value.document)) return 'DONE';
      inspected.value.keep();
      return await warmAll(operationsIn(inspected.value), executor().warm, logger);
    },
    stop: () => server.stop(),
  };
}

/** Under the names that clients send with them. */
function operationsIn({ text, document }: InspectedDocument) {
  return document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? [{ text, document, operationName: one.name?.value }]
      : [],
  );
}

async function warmAll(
  operations: ReturnType<typeof operationsIn>,
  warm: Executor<OperationContext>['warm'],
  logger: Logger,
): Promise<Warmed> {
  let warmed: Warmed = 'DONE';
  for (const operation of operations) {
    try {
      await warm(operation);
    } catch (error) {
      if (isBusy(error)) return 'BUSY';
      // Whoever asks for it is told why there is no plan.
      logger.info({ err: error }, 'a known document was not planned');
      warmed = 'NOT_PLANNED';
    }
  }
  return warmed;
}

/** Whether nothing was tried, for a reason that passes. */
function isBusy(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === 'SERVICE_UNAVAILABLE';
}

/** With its code alone: what else is said of it is for Apollo Server. */
function withCode({ message, nodes, extensions }: GraphQLError): GraphQLError {
  const { code = 'BAD_USER_INPUT' } = extensions;
  return new GraphQLError(message, { ...(nodes && { nodes }), extensions: { code } });
}

/** Which operations are valid and allowed. A document is validated once while it is remembered. */
function createAllowance(
  { contract, enforcer, inspect }: GraphOptions,
  schema: GraphQLSchema,
): Pick<Graph, 'allow' | 'mayName'> & { readonly fits: (document: DocumentNode) => boolean } {
  const validated = new WeakMap<object, readonly GraphQLError[]>();
  const errorsIn = (document: DocumentNode) => {
    const errors = validated.get(document) ?? validationErrors(schema, document);
    validated.set(document, errors);
    return errors;
  };
  const fits = (document: DocumentNode) => errorsIn(document).length === 0;
  return {
    fits,
    allow({ query, operationName, variables }, caller) {
      const inspected = inspect(query);
      if (!inspected.ok) return err([inspected.error]);
      const { document } = inspected.value;
      const errors = errorsIn(document);
      if (errors.length > 0) return err(errors);
      const name = operationName || undefined;
      const denial = enforcer.denial(caller, document, name, variables);
      const operation = getOperationAST(document, name);
      if (denial !== undefined) return err([denial]);
      if (!operation) throw new Error('An operation was allowed that does not exist.');
      return ok({ ...inspected.value, operation, operationName: name });
    },
    mayName(text) {
      if (contract === undefined) return true;
      const inspected = inspect(text);
      return inspected.ok && fits(inspected.value.document);
    },
  };
}
