import type { SelectionSetNode } from 'graphql';
import { readFetch } from './fetch-selections.ts';
import type { RequiredSelection, Rewrite } from './plan.ts';
import type { IsTrue } from './representations.ts';
import { isObject, own, type ResponseObject, set, typeNameOf, UNAVAILABLE } from './response.ts';
import { rewrite } from './rewrites.ts';
import type { Selections } from './selections.ts';
import type { Types } from './types.ts';

/** Marks in an object what a fetch would have given, where nobody else gave it. */
export type MarkMissing = (object: ResponseObject) => void;

export interface MissingOptions {
  /** Text of the fetch. */
  readonly operation: string;
  /** Its field of entities; undefined where it fetches root fields. */
  readonly key: string | undefined;
  readonly rewrites: readonly Rewrite[];
  readonly types: Types;
  readonly isTrue: IsTrue;
}

/** The fetch is read only when it fails. */
export function missingMarker(options: MissingOptions): MarkMissing {
  const { operation, key, rewrites, types, isTrue } = options;
  let read: ReturnType<typeof readFetch> | undefined;
  return (object) => {
    read ??= readFetch(operation, key, isTrue);
    mark(object, read.sets, read.selections, rewrites, types);
  };
}

/** The keys under which a fetch would give something of an object. */
export function keysGiven({ operation, key, types, isTrue }: MissingOptions) {
  let read: ReturnType<typeof readFetch> | undefined;
  return (object: ResponseObject): readonly string[] => {
    read ??= readFetch(operation, key, isTrue);
    const name = typeNameOf(object);
    const applies = (condition: string) => name === undefined || types.is(name, condition);
    return [...read.selections.fieldsOf(read.sets, applies).keys()];
  };
}

function mark(
  object: ResponseObject,
  sets: readonly SelectionSetNode[],
  selections: Selections,
  rewrites: readonly Rewrite[],
  types: Types,
): void {
  const name = typeNameOf(object);
  const applies = (condition: string) => name === undefined || types.is(name, condition);
  const missing: ResponseObject = {};
  for (const [key, nodes] of selections.fieldsOf(sets, applies)) {
    const known = own(object, key);
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (known === undefined) set(missing, key, UNAVAILABLE);
    for (const part of Array.isArray(known) ? known : [known]) {
      if (isObject(part)) mark(part, inner, selections, [], types);
    }
  }
  // Of an object of which only the interface is known, the type is missing too.
  if (name !== undefined && !types.isConcrete(name)) object['__typename'] = UNAVAILABLE;
  delete missing['__typename'];
  rewrite(missing, rewrites, types);
  for (const key of Object.keys(missing)) {
    if (own(object, key) === undefined) set(object, key, UNAVAILABLE);
  }
}

/** Whether something that has to be told about an object is missing because its subgraph is away. */
export function lacksUnavailable(value: unknown, requires: readonly RequiredSelection[]): boolean {
  if (value === UNAVAILABLE) return true;
  if (Array.isArray(value)) return value.some((element) => lacksUnavailable(element, requires));
  if (!isObject(value)) return false;
  return requires.some((one) => {
    if (one.kind === 'Fragment') return lacksUnavailable(value, one.selections);
    return lacksUnavailable(own(value, one.source), one.selections ?? []);
  });
}
