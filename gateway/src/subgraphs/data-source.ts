import type { GraphQLDataSource } from '@apollo/gateway';
import { CALLER_TOKEN_HEADER, clientHeaders, type SignCaller } from '@blockscore/caller';
import type { Logger } from '@blockscore/service';
import { type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { type OperationContext, traceparent } from '../context.ts';
import type { SubgraphAnswer, SubgraphClient } from './client.ts';
import { publicSubgraphErrors, UNAVAILABLE } from './errors.ts';
import { SubgraphFailure } from './failure.ts';
import { responseKeys } from './response-keys.ts';

export interface DataSourceOptions {
  readonly subgraph: string;
  readonly client: SubgraphClient;
  readonly sign: SignCaller;
  readonly logger: Logger;
  /** Whether the subgraph is told the client's address and program: personal data, for identity. */
  readonly tellsClient: boolean;
  /** Told of every exchange: seconds, and how it ended. */
  readonly observe: (subgraph: string, outcome: string, seconds: number) => void;
}

type Process = GraphQLDataSource<OperationContext>['process'];
type Exchange = Parameters<Process>[0];
type Answer = Awaited<ReturnType<Process>>;

/** Fetches from one subgraph. A subgraph that fails is an error at the fields it would have given. */
export function createDataSource(options: DataSourceOptions): GraphQLDataSource<OperationContext> {
  const { subgraph, client, sign, logger, tellsClient, observe } = options;
  const send = async (exchange: Exchange, context: OperationContext): Promise<Answer> => {
    const { query, variables, operationName } = exchange.request;
    const answer = await client.post(
      JSON.stringify({ query, variables, operationName }),
      {
        [CALLER_TOKEN_HEADER]: await sign(context.caller, subgraph),
        'x-request-id': context.requestId,
        traceparent: traceparent(context.traceId),
        ...(tellsClient && context.client && clientHeaders(context.client)),
      },
      isMutation(exchange) ? undefined : context.signal,
    );
    return readAnswer(answer, ({ message, path, extensions }) => {
      const error = { message, path, code: extensions?.['code'] };
      logger.error({ subgraph, ...namesOf(context), error }, 'subgraph reported a fault');
    });
  };
  return {
    async process(exchange) {
      const began = performance.now();
      const context = exchange.context as OperationContext;
      const ended = (outcome: string) =>
        observe(subgraph, outcome, (performance.now() - began) / 1000);
      try {
        const answer = await send(exchange, context);
        ended(answer.errors === undefined ? 'ok' : 'errors');
        return answer;
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error;
        ended(error.kind.toLowerCase());
        const { kind, message, cause } = error;
        if (kind !== 'CANCELLED') {
          logger.warn({ subgraph, kind, ...namesOf(context), err: cause }, message);
        }
        return { data: null, errors: missingFields(exchange) };
      }
    },
  };
}

/** By which a line of the log is found. */
function namesOf({ requestId, traceId }: OperationContext) {
  return { requestId, traceId };
}

/** A mutation under way is let finish: nobody could tell how far it had come. */
function isMutation(exchange: Exchange): boolean {
  return (
    'incomingRequestContext' in exchange &&
    exchange.incomingRequestContext.operation?.operation === OperationTypeNode.MUTATION
  );
}

function readAnswer(
  { status, body }: SubgraphAnswer,
  report: (error: GraphQLFormattedError) => void,
): Answer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw new SubgraphFailure('UNUSABLE', `answered ${status} without JSON`, { cause });
  }
  const { data, errors } = Object(parsed) as { data?: Answer['data']; errors?: unknown };
  const given = Array.isArray(errors) ? (errors as GraphQLFormattedError[]) : [];
  // 400 carries errors of variables that only the subgraph's own scalars could see.
  if (status !== 200 && status !== 400) {
    throw new SubgraphFailure('UNUSABLE', `answered ${status}: ${given[0]?.message ?? ''}`);
  }
  if (data === undefined && given.length === 0) {
    throw new SubgraphFailure('UNUSABLE', 'answered neither data nor errors');
  }
  return {
    ...(data !== undefined && { data }),
    ...(given.length > 0 && { errors: publicSubgraphErrors(given, report) }),
  };
}

/** One error for each field that is missing now, at its own path as far as that can be told. */
function missingFields(exchange: Exchange): GraphQLFormattedError[] {
  const { query = '', variables } = exchange.request;
  const { root, entity } = responseKeys(query);
  const representations: unknown = variables?.['representations'];
  const paths = Array.isArray(representations)
    ? representations.flatMap((_, index) => entity.map((key) => ['_entities', index, key]))
    : root.map((key) => [key]);
  return paths.slice(0, MOST_ERRORS).map((path) => ({ ...UNAVAILABLE, path }));
}
const MOST_ERRORS = 20;
