import { FAULT_CODES, type Fault, type FaultCode } from '@blockscore/result';
import { namingValue } from '@blockscore/scalars';
import type { Logger } from '@blockscore/service';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isPlainJson } from './answer-types.ts';
import { INTERNAL } from './subgraphs/errors.ts';

const documented: ReadonlySet<unknown> = new Set(FAULT_CODES);

/** Apollo's own codes that say the same as one of ours. */
const SAME_AS: Readonly<Record<string, FaultCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  INVALID_GRAPHQL: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

/** HTTP statuses of errors for which nothing was run. */
export const STATUS_OF: Partial<Readonly<Record<FaultCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  DOCUMENT_NOT_TRUSTED: 403,
  LIMIT_EXCEEDED: 400,
  OPERATION_NOT_PLANNED: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
};

/** The HTTP status of an error for which nothing was run. */
export function statusOf({ extensions }: GraphQLError): number {
  return STATUS_OF[extensions['code'] as FaultCode] ?? 400;
}

/** What is wrong with a request that was understood: with its document, or its variables. */
const OF_REQUEST: ReadonlySet<unknown> = new Set<FaultCode>([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  // Clients of the protocol look into the body for it, whatever the status is.
  'PERSISTED_QUERY_NOT_FOUND',
]);

/**
 * The status of an answer with errors for which nothing was run. In `application/json` 200 does not
 * say that it went well, so that other statuses are for what a client should not look into.
 * Source: GraphQL over HTTP, 6.4.1 and 6.4.2.
 *
 * @param status what it is otherwise
 */
export function statusIn(
  answerType: string,
  status: number,
  errors: readonly GraphQLFormattedError[],
): number {
  const isOfRequest = errors.every(({ extensions }) => OF_REQUEST.has(extensions?.['code']));
  return status === 400 && isOfRequest && isPlainJson(answerType) ? 200 : status;
}

/** Gives an error that stops an operation before it runs its HTTP status. */
export function withStatus(error: GraphQLError): GraphQLError {
  const code = error.extensions['code'] as FaultCode;
  return new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.originalError && { originalError: error.originalError }),
    extensions: {
      code,
      http: { status: statusOf(error) },
    },
  });
}

/**
 * @param logger of the operation; without it that which `loggers` knows for the error, else the
 * process' own
 */
export type Mask = (
  formatted: GraphQLFormattedError,
  error: unknown,
  logger?: Logger,
) => GraphQLFormattedError;

/** The logger of the operation in which an error came up: it names request and trace. */
export type ErrorLoggers = WeakMap<object, Logger>;

/**
 * Lets through what the catalogue documents and replaces everything else. What came from a subgraph
 * was reduced to documented codes where it arrived; its locations are those of a fetch, not of the
 * client's document, and are left out.
 */
export function createMask(logger: Logger, loggers: ErrorLoggers = new WeakMap()): Mask {
  return (formatted, error, ofOperation) => {
    const given = formatted.extensions?.['code'];
    const code = typeof given === 'string' ? (SAME_AS[given] ?? given) : undefined;
    const path = formatted.path === undefined ? {} : { path: formatted.path };
    const fromSubgraph = formatted.extensions?.['serviceName'] !== undefined;
    if (documented.has(code) && code !== INTERNAL.extensions.code) {
      const locations =
        fromSubgraph || !formatted.locations ? {} : { locations: formatted.locations };
      const isOfDocument = code === 'GRAPHQL_VALIDATION_FAILED' && error instanceof GraphQLError;
      const message = isOfDocument ? namingValue(error) : formatted.message;
      return { message, ...locations, ...path, extensions: { code } };
    }
    if (!fromSubgraph) {
      const own = ofOperation ?? loggers.get(Object(error)) ?? logger;
      own.error({ err: error, path: formatted.path }, 'operation failed');
    }
    return { ...INTERNAL, ...path };
  };
}

/** The trace's id in every error, for whoever has to look it up. */
export function withTraceId(
  errors: readonly GraphQLFormattedError[],
  traceId: string,
): GraphQLFormattedError[] {
  return errors.map((error) => ({ ...error, extensions: { ...error.extensions, traceId } }));
}

/** A fault as the body of a response. */
export function faultBody(fault: Fault, traceId: string): { errors: GraphQLFormattedError[] } {
  return {
    errors: withTraceId([{ message: fault.message, extensions: { code: fault.code } }], traceId),
  };
}
