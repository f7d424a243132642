import { buildASTSchema, type GraphQLSchema, Kind, parse } from 'graphql';

/**
 * ApolloGateway refuses to serve a supergraph with features «for: SECURITY», since it does not enforce
 * them. It gets the text without that mark; the full text goes to the gateway's own enforcer, which
 * proves at the start that it denies.
 *
 * @throws when a feature other than `authenticated`, `requiresScopes`, `policy` and `inaccessible` asks to be
 *   enforced
 */
export function withoutSecurityFeatures(supergraphSdl: string): string {
  const enforced = /\/(authenticated|requiresScopes|policy)\//;
  // The planner's own work: clients are shown a schema without what is inaccessible.
  const hidden = /\/inaccessible\//;
  return supergraphSdl.replace(/@link\(([^)]*?),?\s*for:\s*SECURITY\s*([^)]*)\)/g, (link, a, b) => {
    if (hidden.test(link)) return link;
    if (enforced.test(link)) return `@link(${a}${b})`;
    throw new Error(`The supergraph asks to enforce a feature that this gateway does not: ${link}`);
  });
}

/**
 * The full supergraph as a schema, for reading the directives of its types and fields.
 * @throws when an access directive was imported under another name, for it would not be seen
 */
export function supergraphSchema(supergraphSdl: string): GraphQLSchema {
  const document = parse(supergraphSdl, { noLocation: true });
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) {
      continue;
    }
    for (const link of definition.directives ?? []) {
      const url = link.arguments?.find(({ name }) => name.value === 'url')?.value;
      const renamed = link.arguments?.some(({ name }) => name.value === 'as');
      const about = url?.kind === Kind.STRING ? url.value : '';
      if (/\/(authenticated|requiresScopes|policy)\//.test(about) && renamed) {
        throw new Error(`The supergraph renames ${about}; import it under its own name.`);
      }
    }
  }
  return buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
}

/** The names of the subgraphs, as plans have them. */
export function subgraphsIn(supergraphSdl: string): readonly string[] {
  return [...supergraphSdl.matchAll(/@join__graph\(name: "([^"]+)"/g)].map(([, name = '']) => name);
}
