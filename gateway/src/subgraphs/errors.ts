import type { FaultCode } from '@blockscore/result';
import type { GraphQLFormattedError } from 'graphql';

/** Codes with which a subgraph speaks to the client; any other is a fault between us. */
const FOR_CLIENTS: ReadonlySet<unknown> = new Set<FaultCode>([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'SERVICE_UNAVAILABLE',
]);

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

/** What a client may see of a subgraph's errors: documented codes with their message and path. */
export function publicSubgraphErrors(
  errors: readonly GraphQLFormattedError[],
  report: (error: GraphQLFormattedError) => void,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    const code = error.extensions?.['code'];
    const path = error.path === undefined ? {} : { path: error.path };
    if (FOR_CLIENTS.has(code)) return { message: error.message, ...path, extensions: { code } };
    if (code !== OURS) report(error);
    return { ...INTERNAL, ...path };
  });
}
