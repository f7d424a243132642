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

/** What a fetch gives of objects of a type; without one, of all. */
type FieldsOf = (type: string | undefined) => readonly Field[];

interface Field {
  readonly key: string;
  /** Of what is in it. */
  readonly below: FieldsOf;
}

/** The fetch is read only when it fails, and once for each type. */
function fieldsGiven({ operation, key, types, isTrue }: MissingOptions): FieldsOf {
  let read: FieldsOf | undefined;
  return (type) => {
    if (read === undefined) {
      const { sets, selections } = readFetch(operation, key, isTrue);
      read = fieldsIn(sets, selections, types);
    }
    return read(type);
  };
}

function fieldsIn(
  sets: readonly SelectionSetNode[],
  selections: Selections,
  types: Types,
): FieldsOf {
  const byType = new Map<string | undefined, readonly Field[]>();
  return (type) => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const applies = (condition: string) => type === undefined || types.is(type, condition);
    const found = [...selections.fieldsOf(sets, applies)].map(([key, nodes]) => {
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return { key, below: fieldsIn(inner, selections, types) };
    });
    if (type === undefined || types.isKnown(type)) byType.set(type, found);
    return found;
  };
}

export function missingMarker(options: MissingOptions): MarkMissing {
  const { rewrites, types } = options;
  const fieldsOf = fieldsGiven(options);
  return (object, mark = UNAVAILABLE) => markIn(object, fieldsOf, { mark, types }, rewrites);
}

/** The keys under which a fetch would give something of an object. */
export function keysGiven(options: MissingOptions) {
  const fieldsOf = fieldsGiven(options);
  return (object: ResponseObject): readonly string[] =>
    fieldsOf(typeNameOf(object)).map(({ key }) => key);
}

interface Marking {
  readonly mark: symbol;
  readonly types: Types;
}

function markIn(
  object: ResponseObject,
  fieldsOf: FieldsOf,
  marking: Marking,
  rewrites: readonly Rewrite[] = [],
): void {
  const { mark, types } = marking;
  const name = typeNameOf(object);
  const missing: ResponseObject = {};
  for (const { key, below } of fieldsOf(name)) {
    const known = own(object, key);
    if (known === undefined && key !== '__typename') set(missing, key, mark);
    eachObject(known, (part) => markIn(part, below, marking));
  }
  // Of an object of which only the interface is known, the type is missing too.
  if (name !== undefined && !types.isConcrete(name)) object['__typename'] = mark;
  rewrite(missing, rewrites, types);
  for (const key of Object.keys(missing)) {
    if (own(object, key) === undefined) set(object, key, mark);
  }
}

function eachObject(value: unknown, visit: (object: ResponseObject) => void): void {
  if (Array.isArray(value)) for (const element of value) eachObject(element, visit);
  else if (isObject(value)) visit(value);
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
