import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../context.ts';
import type { Executor, Outcome } from '../execution/executor.ts';
import { NotWanted } from '../execution/turns.ts';

export type FederationGateway = ApolloServerOptionsWithGateway<OperationContext>['gateway'];
type ApolloExecutor = NonNullable<Awaited<ReturnType<FederationGateway['load']>>['executor']>;
type Fetched = Pick<Outcome, 'fetched' | 'isWhole'>;

const NOTHING: Fetched = { fetched: undefined, isWhole: true };
const fetchedBy = new WeakMap<OperationContext, Fetched>();

/** Our own executor as Apollo Server calls one. */
export function forApolloServer({ run }: Executor<OperationContext>): ApolloExecutor {
  return async ({ source: text, document, request, context }) => {
    const { operationName, variables = {} } = request;
    const of = context as OperationContext;
    const asked = { text, document, operationName, variables };
    const { data, errors, fetched, isWhole } = await run(asked, of).catch(notRun);
    fetchedBy.set(of, { fetched, isWhole });
    if (data !== undefined) of.onPlanned?.();
    return {
      ...(data !== undefined && { data: JSON.parse(data) }),
      ...(errors.length > 0 && { errors }),
    };
  };
}

/** Nobody reads it, and nothing is wrong that the log should tell of. */
function notRun(error: unknown): Outcome {
  if (!(error instanceof NotWanted)) throw error;
  const extensions = { code: 'SERVICE_UNAVAILABLE' };
  return { ...NOTHING, data: undefined, errors: [new GraphQLError(error.message, { extensions })] };
}

/** What was fetched for the operation of a context that Apollo Server has had run; nothing before. */
export function fetchedFor(context: OperationContext): Fetched {
  return fetchedBy.get(context) ?? NOTHING;
}
