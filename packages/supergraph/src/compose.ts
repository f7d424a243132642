import { composeServices } from '@apollo/composition';
import { err, ok, type Result } from '@blockscore/result';
import {
  concatAST,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLError,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
  Source,
} from 'graphql';
import type { SchemaFile } from './settings.ts';

export interface SubgraphSchema {
  readonly name: string;
  readonly url: string;
  readonly files: readonly SchemaFile[];
}

export interface Composed {
  /** What the gateway plans by: federation's own directives included. */
  readonly supergraph: string;
  /** What a client sees, sorted, with descriptions. */
  readonly api: string;
}

/** Why the subgraphs do not compose, in a line that says where. */
export interface CompositionProblem {
  readonly code: string;
  readonly message: string;
  /** `path:line` of the definitions involved. */
  readonly places: readonly string[];
}

/** Composes the subgraphs' schemas into the supergraph and the schema for clients. */
export function compose(
  subgraphs: readonly SubgraphSchema[],
): Result<Composed, readonly CompositionProblem[]> {
  const services = [];
  for (const { name, url, files } of subgraphs) {
    try {
      services.push({ name, url, typeDefs: typeDefsOf(files) });
    } catch (error) {
      return err([problemOf(error as GraphQLError, name)]);
    }
  }
  const result = composeServices(services);
  if (result.errors !== undefined) return err(result.errors.map((error) => problemOf(error)));
  const api = lexicographicSortSchema(result.schema.toAPISchema().toGraphQLJSSchema());
  return ok({ supergraph: `${result.supergraphSdl.trim()}\n`, api: `${printSchema(api)}\n` });
}

/** Every area may begin with `type Query`; of one subgraph's root types the first is the definition. */
export function typeDefsOf(files: readonly SchemaFile[]): DocumentNode {
  const document = concatAST(files.map((file) => parse(new Source(file.text, file.path))));
  return { ...document, definitions: document.definitions.map(asExtensionOfRoot) };
}

function asExtensionOfRoot(definition: DefinitionNode): DefinitionNode {
  const root =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    ['Query', 'Mutation', 'Subscription'].includes(definition.name.value);
  if (!root) return definition;
  const { description: _, ...rest } = definition;
  return { ...rest, kind: Kind.OBJECT_TYPE_EXTENSION };
}

function problemOf(error: GraphQLError, subgraph?: string): CompositionProblem {
  const code = error.extensions?.['code'];
  const places = (error.nodes ?? []).flatMap(({ loc }) =>
    loc === undefined ? [] : [`${loc.source.name}:${loc.startToken.line}`],
  );
  const syntax = error.source && `${error.source.name}:${error.locations?.[0]?.line ?? 1}`;
  return {
    code: typeof code === 'string' ? code : 'INVALID_GRAPHQL',
    message: subgraph === undefined ? error.message : `[${subgraph}] ${error.message}`,
    places: places.length === 0 && syntax ? [syntax] : [...new Set(places)],
  };
}

/** One problem as it is printed. */
export function formatProblem({ code, message, places }: CompositionProblem): string {
  return [`${code}: ${message}`, ...places.map((place) => `    at ${place}`)].join('\n');
}
