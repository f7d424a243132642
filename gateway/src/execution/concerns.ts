import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { clientKeyOf, fetchedKeyOf } from './fetched-keys.ts';
import type { Place } from './paths.ts';
import { isMark, isObject, own, type ResponseObject, typeNameOf } from './response.ts';
import type { Selections } from './selections.ts';

/** What the client asked for of a value. */
export interface AskedFor {
  readonly schema: GraphQLSchema;
  readonly selections: Selections;
  readonly type: GraphQLNamedType;
  readonly sets: readonly SelectionSetNode[];
}

/**
 * Whether the client asked for what is at a place of what was fetched. More is fetched than that: keys, what other
 * subgraphs require, and at times a field of one type for objects of another. What went wrong with it
 * is the client's affair only where something that they asked for is null for it.
 */
export function isAskedFor(place: Place, data: unknown, asked: AskedFor): boolean {
  const [part, ...rest] = place;
  if (part === undefined) return true;
  if (typeof part === 'number') {
    return isAskedFor(rest, Array.isArray(data) ? data[part] : undefined, asked);
  }
  const object = isObject(data) ? data : undefined;
  const found = fieldOf(part, object, asked);
  if (found === undefined) return data == null || isMark(data);
  return isAskedFor(rest, object && own(object, part), found);
}

function fieldOf(
  key: string,
  object: ResponseObject | undefined,
  { schema, selections, type, sets }: AskedFor,
): AskedFor | undefined {
  const known = schema.getType((object && typeNameOf(object)) ?? '');
  const actual = isAbstractType(type) && isObjectType(known) ? known : type;
  const applies = (condition: string): boolean => {
    const wanted = schema.getType(condition);
    // Of an object that is not there it is not known which fragments would have been for it.
    if (!isObjectType(actual)) return true;
    return wanted === actual || (isAbstractType(wanted) && schema.isSubType(wanted, actual));
  };
  const nodes = selections.fieldsOf(sets, applies).get(clientKeyOf(key)) ?? [];
  const [node] = nodes;
  if (node === undefined || fetchedKeyOf(node) !== key) return undefined;
  const fields = isObjectType(actual) || isInterfaceType(actual) ? actual.getFields() : {};
  const field = fields[node.name.value];
  return {
    schema,
    selections,
    type: field === undefined ? actual : getNamedType(field.type),
    sets: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  };
}
