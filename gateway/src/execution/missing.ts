import type { SelectionSetNode } from 'graphql';
import { readFetch } from './fetch-selections.ts';
import type { Place } from './paths.ts';
import type { RequiredSelection, Rewrite } from './plan.ts';
import type { IsTrue } from './representations.ts';
import {
  isMark,
  isObject,
  own,
  type ResponseObject,
  set,
  typeNameOf,
  UNAVAILABLE,
} from './response.ts';
import { rewrite } from './rewrites.ts';
import type { Selections } from './selections.ts';
import type { Types } from './types.ts';

/** Marks in an object what a fetch would have given, where nobody else gave it; with `UNAVAILABLE` unless said. */
export type MarkMissing = (object: ResponseObject, mark?: symbol) => void;

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
  return (object, mark = UNAVAILABLE) => {
    read ??= readFetch(operation, key, isTrue);
    markIn(object, read.sets, { mark, selections: read.selections, types }, rewrites);
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

interface Marking {
  readonly mark: symbol;
  readonly selections: Selections;
  readonly types: Types;
}

function markIn(
  object: ResponseObject,
  sets: readonly SelectionSetNode[],
  marking: Marking,
  rewrites: readonly Rewrite[] = [],
): void {
  const { mark, selections, types } = marking;
  const name = typeNameOf(object);
  const applies = (condition: string) => name === undefined || types.is(name, condition);
  const missing: ResponseObject = {};
  for (const [key, nodes] of selections.fieldsOf(sets, applies)) {
    const known = own(object, key);
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (known === undefined) set(missing, key, mark);
    for (const part of Array.isArray(known) ? known : [known]) {
      if (isObject(part)) markIn(part, inner, marking);
    }
  }
  // Of an object of which only the interface is known, the type is missing too.
  if (name !== undefined && !types.isConcrete(name)) object['__typename'] = mark;
  delete missing['__typename'];
  rewrite(missing, rewrites, types);
  for (const key of Object.keys(missing)) {
    if (own(object, key) === undefined) set(object, key, mark);
  }
}

/** The mark of something that has to be told about an object and failed; undefined where nothing did. */
export function markAmong(
  value: unknown,
  requires: readonly RequiredSelection[],
): symbol | undefined {
  if (isMark(value)) return value;
  if (Array.isArray(value)) return first(value, (element) => markAmong(element, requires));
  if (!isObject(value)) return undefined;
  return first(requires, (one) => {
    if (one.kind === 'Fragment') return markAmong(value, one.selections);
    return markAmong(own(value, one.source), one.selections ?? []);
  });
}

function first<T>(all: readonly T[], find: (one: T) => symbol | undefined): symbol | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Puts a mark in the place of the null that a place leads to. @returns whether there is one */
export function markNull(answered: ResponseObject, place: Place, mark: () => symbol): boolean {
  let holder: unknown = answered;
  for (const part of place) {
    if (typeof holder !== 'object' || holder === null) return false;
    const value = own(holder as ResponseObject, String(part));
    if (value === null) {
      set(holder as ResponseObject, String(part), mark());
      return true;
    }
    holder = value;
  }
  return false;
}
