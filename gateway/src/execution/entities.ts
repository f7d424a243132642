import { copyOf, merge } from './merge.ts';
import { keysGiven, markAmong, missingMarker } from './missing.ts';
import { type Place, takeEach, visitPlaces, type Way, wayOf } from './paths.ts';
import type { EntityFetch, Rewrite } from './plan.ts';
import { type IsTrue, representationsOf } from './representations.ts';
import { isMark, isObject, type ResponseObject, type United } from './response.ts';
import { renamed, rewrite } from './rewrites.ts';
import type { Sharing } from './sharing.ts';
import { ToldOnce } from './told-once.ts';
import type { Types } from './types.ts';

/** What one field `_entities` of a request asks about, and what becomes of its answer. */
export interface Asked {
  /** How many entities are asked about: each that is told of in the same words once. */
  readonly count: number;
  /** JSON text of the representations. */
  readonly representations: string;
  /**
   * Merges what came in the place of the list of entities.
   * @returns what marks that which was asked for and is not there; undefined where all is
   */
  readonly merge: (answered: unknown, hasErrors: boolean) => (() => void) | undefined;
  /** Marks what the answer would have given. */
  readonly markMissing: (mark?: symbol) => void;
  readonly targets: readonly ResponseObject[];
  /** Every place of an error at `[index, …rest]` of the answer; without an index, of one about all of it. */
  readonly placesOf: (index: number | undefined, rest: Place) => readonly Place[];
  /** Where the answer would have given something of the entity of an index; without one, of all of them. */
  readonly fieldsOf: (index: number | undefined) => readonly Place[];
}

export interface EntitiesOptions {
  readonly fetch: EntityFetch;
  readonly operation: string;
  readonly types: Types;
  readonly isTrue: IsTrue;
  readonly sharing: Sharing;
}

/** An answer so far. */
export interface SoFar {
  readonly data: ResponseObject;
  readonly united: United;
  /** Whether a subgraph gave no usable answer. */
  readonly hasFailures: boolean;
}

/** One field `_entities`, compiled. */
export interface EntitiesAsker {
  /** Asks about what it finds in the answer so far. */
  readonly ask: (soFar: SoFar) => Asked;
  /**
   * Marks what would have been given of those objects of a whole answer that were not asked about: something
   * that had to be told of them failed, or they came when it was too late to ask.
   */
  readonly markUnasked: (data: ResponseObject, asked: Asked | undefined) => void;
}

export function entitiesAsker(options: EntitiesOptions): EntitiesAsker {
  const { fetch, operation, types, isTrue, sharing } = options;
  const { key, requires, inputRewrites, outputRewrites } = fetch;
  const ways = fetch.paths.map((path) => wayOf(path, types));
  const representations = representationsOf({ requires, rewrites: inputRewrites, types, isTrue });
  const given = { operation, key, rewrites: outputRewrites, types, isTrue };
  const markMissing = missingMarker(given);
  const keysOf = keysGiven(given);
  const ask: EntitiesAsker['ask'] = ({ data, united, hasFailures }) => {
    const told = new ToldOnce(representations, united);
    ways.forEach((way, path) => {
      // What has failed may be missing in one place only.
      const unites = !hasFailures && inputRewrites.length === 0 && sharing.united.has(path);
      takeEach(data, way, (object) => told.add(object, unites) ?? object);
    });
    const { targets, indices } = told;
    const markAll = (mark?: symbol) => told.eachTarget((target) => markMissing(target, mark));
    return {
      count: told.count,
      representations: `[${told.text}]`,
      merge(answered, hasErrors) {
        if (told.count === 0) return undefined;
        if (isMark(answered)) return () => markAll(answered);
        // Where something was said to have failed, what is null is explained.
        if (!Array.isArray(answered)) return hasErrors ? undefined : () => markAll();
        mergeAll(answered, targets, indices, options);
        const isWhole = answered.length >= told.count && !(hasErrors && answered.some(isMark));
        if (isWhole) return undefined;
        return () =>
          told.eachTarget((target, index) => {
            const entity: unknown = answered[index];
            if (isMark(entity)) markMissing(target, entity);
            else if (index >= answered.length) markMissing(target);
          });
      },
      markMissing: markAll,
      targets,
      ...placer({ data, ways, targets, indices }, outputRewrites, keysOf),
    };
  };
  return {
    ask,
    markUnasked(data, asked) {
      const seen = new Set(asked?.targets);
      const look = (object: ResponseObject): ResponseObject => {
        if (seen.has(object)) return object;
        seen.add(object);
        const mark = markAmong(object, requires);
        if (mark !== undefined) markMissing(object, mark);
        else if (representations.write(object) !== undefined) markMissing(object);
        return object;
      };
      for (const way of ways) takeEach(data, way, look);
    },
  };
}

/** How an entity is merged into more than one place. */
interface Source {
  readonly keys: readonly string[];
  /** Whether it holds what a later fetch may change in one place only. */
  readonly isCopied: boolean;
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function mergeAll(
  answered: readonly unknown[],
  targets: readonly ResponseObject[],
  indices: readonly number[],
  { fetch: { outputRewrites }, types, sharing: { needsCopies } }: EntitiesOptions,
): void {
  if (outputRewrites.length > 0) {
    for (const entity of answered) if (isObject(entity)) rewrite(entity, outputRewrites, types);
  }
  const known: (Source | undefined)[] = [];
  for (let position = 0; position < targets.length; position += 1) {
    const index = indices[position] ?? 0;
    const entity = answered[index];
    const target = targets[position];
    if (target === undefined || !isObject(entity)) continue;
    const source = known[index];
    if (source === undefined) {
      const keys = Object.keys(entity);
      known[index] = {
        keys,
        isCopied: needsCopies && keys.some((key) => isComposite(entity[key])),
      };
      merge(target, entity, types, keys);
    } else {
      const own = source.isCopied ? (copyOf(entity) as ResponseObject) : entity;
      merge(target, own, types, source.keys);
    }
  }
}

interface Places {
  readonly data: ResponseObject;
  readonly ways: readonly Way[];
  readonly targets: readonly ResponseObject[];
  readonly indices: readonly number[];
}

/** Where an entity is. */
interface Found {
  readonly object: ResponseObject;
  readonly place: Place;
}

/** The answer is walked once, for the first error: there may be one for each of thousands of entities. */
function placer(
  places: Places,
  rewrites: readonly Rewrite[],
  keysOf: (object: ResponseObject) => readonly string[],
): Pick<Asked, 'placesOf' | 'fieldsOf'> {
  let byIndex: ReadonlyMap<number, readonly Found[]> | undefined;
  return {
    placesOf(index, rest) {
      byIndex ??= placesIn(places);
      if (index === undefined) return [...byIndex.values()].flat().map(({ place }) => place);
      const below = renamed(rest, rewrites);
      return (byIndex.get(index) ?? []).map(({ place }) => [...place, ...below]);
    },
    fieldsOf(index) {
      byIndex ??= placesIn(places);
      const found = index === undefined ? [...byIndex.values()].flat() : byIndex.get(index);
      return (found ?? []).flatMap(({ object, place }) =>
        keysOf(object).map((key) => [...place, ...renamed([key], rewrites)]),
      );
    },
  };
}

/** Where the entities of each index are. */
function placesIn({ data, ways, targets, indices }: Places): ReadonlyMap<number, readonly Found[]> {
  const indexOf = new Map(targets.map((target, position) => [target, indices[position] ?? 0]));
  const byIndex = new Map<number, Found[]>();
  for (const way of ways) {
    visitPlaces(data, way, (object, place) => {
      const index = indexOf.get(object);
      if (index === undefined) return;
      const known = byIndex.get(index);
      if (known === undefined) byIndex.set(index, [{ object, place }]);
      else known.push({ object, place });
    });
  }
  return byIndex;
}
