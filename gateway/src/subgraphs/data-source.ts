import { CALLER_TOKEN_HEADER, clientHeaders, type SignCaller } from '@blockscore/caller';
import type { Logger } from '@blockscore/service';
import type { GraphQLFormattedError } from 'graphql';
import { type OperationContext, traceparent } from '../context.ts';
import type { FetchReply, FetchRequest, Send } from '../execution/executor.ts';
import type { SubgraphAnswer, SubgraphClient } from './client.ts';
import { publicSubgraphErrors } from './errors.ts';
import { SubgraphFailure } from './failure.ts';

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

/** Fetches from one subgraph. */
export function createDataSource(options: DataSourceOptions): Send<OperationContext> {
  const { subgraph, client, sign, logger, tellsClient, observe } = options;
  const send = async ({ body, kind }: FetchRequest, context: OperationContext) => {
    const answer = await client.post(
      body,
      {
        [CALLER_TOKEN_HEADER]: await sign(context.caller, subgraph),
        'x-request-id': context.requestId,
        traceparent: traceparent(context.traceId),
        ...(tellsClient && context.client && clientHeaders(context.client)),
      },
      // A mutation under way is let finish: nobody could tell how far it had come.
      kind === 'MUTATION' ? undefined : context.signal,
    );
    return readAnswer(answer, ({ message, path, extensions }) => {
      const error = { message, path, code: extensions?.['code'] };
      logger.error({ subgraph, ...namesOf(context), error }, 'subgraph reported a fault');
    });
  };
  return async (fetch, context) => {
    const began = performance.now();
    const ended = (outcome: string) =>
      observe(subgraph, outcome, (performance.now() - began) / 1000);
    try {
      const reply = await send(fetch, context);
      ended(reply.errors === undefined ? 'ok' : 'errors');
      return reply;
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error;
      ended(error.kind.toLowerCase());
      const { kind, message, cause } = error;
      if (kind !== 'CANCELLED') {
        logger.warn({ subgraph, kind, ...namesOf(context), err: cause }, message);
      }
      throw error;
    }
  };
}

/** By which a line of the log is found. */
function namesOf({ requestId, traceId }: OperationContext) {
  return { requestId, traceId };
}

function readAnswer(
  { status, body }: SubgraphAnswer,
  report: (error: GraphQLFormattedError) => void,
): FetchReply {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw new SubgraphFailure('UNUSABLE', `answered ${status} without JSON`, { cause });
  }
  const { data, errors } = Object(parsed) as { data?: FetchReply['data']; errors?: unknown };
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
