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

/** Begins the names of clients' variables that a planner could take for its own: all but these are kept. */
const VARIABLE = '__v_';
const OF_PLANNERS = /^(representations|__)/;

/**
 * The document as it is fetched: under its keys, and with names of variables that no planner has for its own.
 * Both tell of entities by `$representations`.
 */
export function asFetched(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field(node) {
      if (node.alias === undefined) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: fetchedKeyOf(node) } };
    },
    Variable({ name: { value } }) {
      if (!OF_PLANNERS.test(value)) return undefined;
      return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: VARIABLE + value } };
    },
  });
}

/** The client's name of a variable of a fetch that is not the planner's own. */
export function clientVariableOf(name: string): string {
  return name.startsWith(VARIABLE) ? name.slice(VARIABLE.length) : name;
}

/** Where the client is told that something is, which is at that place of what was fetched. */
export function clientPlaceOf(place: Place): Place {
  return place.map(clientKeyOf);
}

/** The client's key, where it is one at all: what is fetched besides has no alias. */
export function clientKeyOf<K extends string | number>(key: K): K | string {
  return typeof key === 'string' && key.startsWith(ALIAS) ? key.slice(ALIAS.length) : key;
}
