import { execute, type GraphQLSchema, parse, validate } from 'graphql';

export type Urls = Readonly<Record<string, string>>;

/** What is asked of every gateway. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A federated graph that gateways are run over. */
export interface GraphUnderTest {
  readonly subgraphs: readonly {
    readonly name: string;
    readonly schema: GraphQLSchema;
    readonly sdl: string;
  }[];
  readonly supergraphSdl: (urls: Urls) => string;
  /** The same with a root field that only who is signed in may ask for. */
  readonly guardedSupergraphSdl: (urls: Urls) => string;
  /** The same graph in one piece: what every gateway's answers are compared with. */
  readonly merged: GraphQLSchema;
  /** Who its users are. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The request that a client sends. */
export function requestText({ query, variables }: Operation): string {
  return JSON.stringify({ query, ...(variables && { variables }) });
}

/**
 * The data that is the right answer.
 * @throws Error where the graph itself cannot answer
 */
export async function expectedData(graph: GraphUnderTest, operation: Operation): Promise<unknown> {
  const { query, variables } = operation;
  const document = parse(query);
  const invalid = validate(graph.merged, document);
  const { data, errors } =
    invalid.length > 0
      ? { data: undefined, errors: invalid }
      : await execute({ schema: graph.merged, document, variableValues: variables ?? {} });
  if (errors !== undefined) {
    throw new Error(`The graph itself fails at «${operation.name}»: ${errors[0]?.message}`);
  }
  return JSON.parse(JSON.stringify(data));
}
