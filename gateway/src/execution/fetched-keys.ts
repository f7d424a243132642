import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import type { Place } from './paths.ts';

/**
 * Begins the keys under which clients' aliases are fetched. Without it an alias could be the name of a field
 * that is fetched beside it: `{ product { upc: name } }` would have the name where the key of a product is
 * looked for, and `__typename: name` the name of an object as its type. No field's name begins with `__`
 * (GraphQL specification, section 2.1.4, "Reserved Names"), but for those of the schema itself.
 */
const ALIAS = '__a_';

/** The key of a field in what subgraphs are asked for: its name, or one that only an alias has. */
export function fetchedKeyOf({ name, alias }: FieldNode): string {
  return alias === undefined || alias.value === name.value ? name.value : ALIAS + alias.value;
}

/** The document under the keys that are fetched. */
export function withFetchedKeys(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field(node) {
      if (node.alias === undefined) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: fetchedKeyOf(node) } };
    },
  });
}

/** Where the client is told that something is, which is at that place of what was fetched. */
export function clientPlaceOf(place: Place): Place {
  return place.map(clientKeyOf);
}

/** The client's key, where it is one at all: what is fetched besides has no alias. */
export function clientKeyOf<K extends string | number>(key: K): K | string {
  return typeof key === 'string' && key.startsWith(ALIAS) ? key.slice(ALIAS.length) : key;
}
