import { createHash } from 'node:crypto';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type GraphQLFormattedError, getOperationAST, parse } from 'graphql';
import { disableApolloTelemetry } from '../../src/config.ts';
import { type RequestContext, withErrorsOfCompletion } from '../../src/federation/federation.ts';
import type { Answer } from './compare.ts';
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
  readonly stop: () => Promise<void>;
}

const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** `@apollo/gateway` as it comes: what is measured here are its planner's and its executor's faults. */
export async function plainApollo<W>(supergraphSdl: string, ask: Ask<W>): Promise<Gateway<W>> {
  disableApolloTelemetry();
  const source = (name: string) => ({
    async process({ request, context }: { request: object; context: unknown }) {
      const { query, variables, operationName } = request as Record<string, unknown>;
      const body = JSON.stringify({ query, variables, operationName });
      return await ask(name, body, (context as { world: W }).world);
    },
  });
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name = '' }) => source(name) as unknown as GraphQLDataSource,
    logger: silent,
  });
  await gateway.load();
  return {
    name: 'plain Apollo Gateway',
    inOrder: false,
    async run(operation, world) {
      const document = parse(operation.text);
      const context = contextOf(operation, document, world());
      const result = withErrorsOfCompletion(await gateway.executor(context));
      return asText(result);
    },
    stop: () => gateway.stop(),
  };
}

/** As a client gets it. */
function asText(result: { data?: unknown; errors?: readonly unknown[] | undefined }): Answer {
  const { data, errors } = result;
  return JSON.parse(JSON.stringify({ data, errors })) as {
    data?: unknown;
    errors?: GraphQLFormattedError[];
  };
}

function contextOf<W>(
  { text, operationName, variables }: GeneratedOperation,
  document: DocumentNode,
  world: W,
): RequestContext {
  const operation = getOperationAST(document, operationName);
  return {
    request: { query: text, ...(operationName && { operationName }), variables: { ...variables } },
    document,
    operation,
    operationName: operation?.name?.value ?? null,
    source: text,
    queryHash: createHash('sha256').update(text).digest('hex'),
    context: { world },
    logger: silent,
    metrics: {},
  } as unknown as RequestContext;
}
