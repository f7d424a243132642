import { copyOf, merge } from './merge.ts';
import { lacksUnavailable, type MarkMissing, missingMarker } from './missing.ts';
import { collect, type Place, visitPlaces, type Way, wayOf } from './paths.ts';
import type { EntityFetch } from './plan.ts';
import { type IsTrue, representationWriter } from './representations.ts';
import { isObject, type ResponseObject } from './response.ts';
import { renamed, rewrite } from './rewrites.ts';
import type { Types } from './types.ts';

/** What one field `_entities` of a request asks about, and what becomes of its answer. */
export interface Asked {
  /** How many entities are asked about: each that is told of in the same words once. */
  readonly count: number;
  /** JSON text of the representations. */
  readonly representations: string;
  readonly merge: (answered: readonly unknown[]) => void;
  /** Marks what the answer would have given of the entities from the index on. */
  readonly markMissing: (from: number) => void;
  /** Every place of an error at `[index, …rest]` of the answer. */
  readonly placesOf: (index: number, rest: Place) => readonly Place[];
}

export interface EntitiesOptions {
  readonly fetch: EntityFetch;
  readonly operation: string;
  readonly types: Types;
  readonly isTrue: IsTrue;
  /** Whether an answer that belongs in several places has to be another object in each. */
  readonly needsCopies: boolean;
}

/** Compiles one field `_entities`. The result asks about what it finds in the answer so far. */
export function entitiesAsker(
  options: EntitiesOptions,
): (data: ResponseObject, hasFailures: boolean) => Asked {
  const { fetch, operation, types, isTrue } = options;
  const { key, requires, inputRewrites, outputRewrites } = fetch;
  const ways = fetch.paths.map((path) => wayOf(path, types));
  const write = representationWriter({ requires, rewrites: inputRewrites, types, isTrue });
  const markMissing = missingMarker({ operation, key, rewrites: outputRewrites, types, isTrue });
  return (data, hasFailures) => {
    const found: ResponseObject[] = [];
    for (const way of ways) collect(data, way, found);
    const targets: ResponseObject[] = [];
    const indices: number[] = [];
    const known = new Map<string, number>();
    let representations = '';
    for (const object of found) {
      const text = write(object);
      if (text === undefined) {
        if (hasFailures && lacksUnavailable(object, requires)) markMissing(object);
        continue;
      }
      let index = known.get(text);
      if (index === undefined) {
        index = known.size;
        known.set(text, index);
        representations += index === 0 ? text : `,${text}`;
      }
      targets.push(object);
      indices.push(index);
    }
    const places = { data, ways, targets, indices };
    return {
      count: known.size,
      representations: `[${representations}]`,
      merge: (answered) => mergeAll(answered, targets, indices, options),
      markMissing: (from) => markFrom(from, targets, indices, markMissing),
      placesOf: (index, rest) => placesIn(places, index, renamed(rest, outputRewrites)),
    };
  };
}

function mergeAll(
  answered: readonly unknown[],
  targets: readonly ResponseObject[],
  indices: readonly number[],
  { fetch: { outputRewrites }, types, needsCopies }: EntitiesOptions,
): void {
  if (outputRewrites.length > 0) {
    for (const entity of answered) if (isObject(entity)) rewrite(entity, outputRewrites, types);
  }
  // An object that is in the answer twice is merged into once.
  const done = needsCopies ? new Set<unknown>() : undefined;
  for (let position = 0; position < targets.length; position += 1) {
    const entity = answered[indices[position] ?? 0];
    const target = targets[position];
    if (target === undefined || !isObject(entity)) continue;
    merge(target, done?.has(entity) ? (copyOf(entity) as ResponseObject) : entity, types);
    done?.add(entity);
  }
}

function markFrom(
  from: number,
  targets: readonly ResponseObject[],
  indices: readonly number[],
  markMissing: MarkMissing,
): void {
  targets.forEach((target, position) => {
    if ((indices[position] ?? 0) >= from) markMissing(target);
  });
}

interface Places {
  readonly data: ResponseObject;
  readonly ways: readonly Way[];
  readonly targets: readonly ResponseObject[];
  readonly indices: readonly number[];
}

function placesIn({ data, ways, targets, indices }: Places, index: number, rest: Place) {
  const wanted = new Set(targets.filter((_, position) => indices[position] === index));
  const places: Place[] = [];
  for (const way of ways) {
    visitPlaces(data, way, (object, place) => {
      if (wanted.has(object)) places.push([...place, ...rest]);
    });
  }
  return places;
}
