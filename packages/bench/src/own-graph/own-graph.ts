import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  API_SCHEMA_FILE,
  parseSettings,
  readSchemaFiles,
  SUPERGRAPH_FILE,
  typeDefsOf,
} from '@blockscore/supergraph';
import { buildSchema, Kind, print } from 'graphql';
import type { GraphUnderTest, Urls } from '../graph-under-test.ts';
import { mockFields } from './mocks.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** Served by the gateway itself. */
const VIRTUAL = 'events';

/** Staff who may read everything, so that one set of users can ask all operations. */
const claims = {
  roles: ['BORROWER', 'LOAN_OFFICER', 'COMPLIANCE_OFFICER', 'ANALYST', 'PARTNER', 'ADMIN'],
  partner: 'partner_bench',
};

/** BlockScore's own graph, its five subgraphs' schemas over made-up values. */
export function ownGraph(): GraphUnderTest {
  const settings = parseSettings(readFileSync(join(ROOT, 'supergraph.yaml'), 'utf8'));
  const sources = settings.subgraphs
    .filter(({ name }) => name !== VIRTUAL)
    .map((subgraph) => ({
      name: subgraph.name,
      routingUrl: subgraph.routingUrl,
      typeDefs: typeDefsOf(readSchemaFiles(ROOT, subgraph)),
    }));
  const keyed = new Set(
    sources.flatMap(({ typeDefs }) =>
      typeDefs.definitions.flatMap((definition) =>
        definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
        definition.directives?.some(({ name }) => name.value === 'key')
          ? [definition.name.value]
          : [],
      ),
    ),
  );
  const supergraph = readFileSync(join(ROOT, SUPERGRAPH_FILE), 'utf8');
  const at = (urls: Urls) =>
    sources.reduce(
      (sdl, { name, routingUrl }) => sdl.replaceAll(`"${routingUrl}"`, `"${urls[name]}"`),
      supergraph,
    );
  return {
    subgraphs: sources.map(({ name, typeDefs }) => ({
      name,
      schema: mockFields(buildSubgraphSchema(typeDefs), keyed),
      sdl: print(typeDefs),
    })),
    // Apollo Gateway by itself refuses a graph with rules of access; what it is told has none.
    supergraphSdl: (urls) => at(urls).replaceAll(/,?\s*for:\s*SECURITY/g, ''),
    guardedSupergraphSdl: at,
    merged: mockFields(buildSchema(readFileSync(join(ROOT, API_SCHEMA_FILE), 'utf8')), keyed),
    claims,
  };
}
