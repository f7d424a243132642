import type { FaultCode } from '@blockscore/result';
import type { GraphQLFormattedError } from 'graphql';

/**
 * Whether a subgraph speaks to the client by that code. The others are a fault between us: the
 * gateway wrote the fetch that a subgraph could not read, and subscriptions, budgets,
 * plans and documents by their hash are its own.
 */
export const FOR_CLIENTS: Readonly<Record<FaultCode, boolean>> = {
  BAD_USER_INPUT: true,
  CURSOR_EXPIRED: true,
  CURSOR_INVALID: true,
  DOCUMENT_NOT_TRUSTED: false,
  FORBIDDEN: true,
  GRAPHQL_PARSE_FAILED: false,
  GRAPHQL_VALIDATION_FAILED: false,
  INTERNAL_SERVER_ERROR: false,
  LIMIT_EXCEEDED: true,
  OPERATION_NOT_PLANNED: false,
  PERSISTED_QUERY_NOT_FOUND: false,
  RATE_LIMITED: false,
  SERVICE_UNAVAILABLE: true,
  SUBSCRIBER_TOO_SLOW: false,
  UNAUTHENTICATED: true,
};
const shown: ReadonlySet<unknown> = new Set(
  Object.entries(FOR_CLIENTS).flatMap(([code, isShown]) => (isShown ? [code] : [])),
);

const OURS: FaultCode = 'INTERNAL_SERVER_ERROR';
const AWAY: FaultCode = 'SERVICE_UNAVAILABLE';

export const INTERNAL = {
  message: 'Something went wrong on our side; try again later.',
  extensions: { code: OURS },
} as const;

/** Says what is missing and not who would have known it. */
export const UNAVAILABLE = {
  message: 'This part of the answer is not available at the moment; try again in a few seconds.',
  extensions: { code: AWAY },
} as const;

/**
 * What a client may see of a subgraph's errors: documented codes with their message and path.
 * @param report told of each error that is masked
 */
export function publicSubgraphErrors(
  errors: readonly GraphQLFormattedError[],
  report: (error: GraphQLFormattedError) => void,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    const code = error.extensions?.['code'];
    const path = error.path === undefined ? {} : { path: error.path };
    if (shown.has(code)) return { message: error.message, ...path, extensions: { code } };
    report(error);
    return { ...INTERNAL, ...path };
  });
}
