import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import type { Graph } from '../graph.ts';
import { contractSchema } from './contract-schema.ts';
import type { Contract } from './contracts.ts';
import { isWithin } from './coordinates.ts';
import type { ContractDefinition } from './definitions.ts';
import { readTags } from './tags.ts';

export interface BuildContractsOptions {
  readonly definitions: readonly ContractDefinition[];
  /** The full supergraph, which has the tags. */
  readonly supergraph: GraphQLSchema;
  /** What clients see of all of it. */
  readonly schema: GraphQLSchema;
  /** Makes a graph of a part of the schema. */
  readonly serve: (name: string, schema: GraphQLSchema) => Promise<Graph>;
}

/**
 * Makes the contracts of one supergraph.
 * @throws where one of them is impossible; those that were made before are stopped
 */
export async function buildContracts(
  options: BuildContractsOptions,
): Promise<ReadonlyMap<string, Contract>> {
  const { definitions, schema, serve } = options;
  const tagsOf = readTags(options.supergraph);
  const schemas = definitions.map((definition) => ({
    name: definition.name,
    part: contractSchema(schema, tagsOf, definition),
  }));
  const contracts = new Map<string, Contract>();
  try {
    for (const { name, part } of schemas) {
      const holds = schemas
        .filter((other) => isWithin(other.part, part))
        .map((other) => other.name);
      const graph = await serve(name, part);
      contracts.set(name, { name, graph, schemaText: textOf(part), holds: new Set(holds) });
    }
  } catch (error) {
    for (const { graph } of contracts.values()) await graph.stop();
    throw error;
  }
  return contracts;
}

/** A schema as it is published. */
export function textOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
