import { copyOf, merge } from './merge.ts';
import { keysGiven, lacksUnavailable, type MarkMissing, missingMarker } from './missing.ts';
import { collect, type Place, visitPlaces, type Way, wayOf } from './paths.ts';
import type { EntityFetch, Rewrite } from './plan.ts';
import { type IsTrue, type Representations, representationsOf } from './representations.ts';
import { isObject, type ResponseObject, typeNameOf } from './response.ts';
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
  /** The same of those that were not asked about before: they came when it was too late to ask. */
  readonly markLate: (before: Asked | undefined) => void;
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
  const representations = representationsOf({ requires, rewrites: inputRewrites, types, isTrue });
  const given = { operation, key, rewrites: outputRewrites, types, isTrue };
  const markMissing = missingMarker(given);
  const keysOf = keysGiven(given);
  return (data, hasFailures) => {
    const found: ResponseObject[] = [];
    for (const way of ways) collect(data, way, found);
    const told = new Told(representations);
    for (const object of found) {
      if (!told.add(object) && hasFailures && lacksUnavailable(object, requires)) {
        markMissing(object);
      }
    }
    const { targets, indices } = told;
    return {
      count: told.count,
      representations: `[${told.text}]`,
      merge: (answered) => mergeAll(answered, targets, indices, options),
      markMissing: (from) => markFrom(from, targets, indices, markMissing),
      markLate(before) {
        const asked = new Set(before?.targets);
        for (const target of targets) if (!asked.has(target)) markMissing(target);
      },
      targets,
      ...placer({ data, ways, targets, indices }, outputRewrites, keysOf),
    };
  };
}

type Values = Map<unknown, Values | number>;

function under(values: Values, value: unknown): Values {
  const known = values.get(value);
  if (known !== undefined) return known as Values;
  const made: Values = new Map();
  values.set(value, made);
  return made;
}

function isPrimitive(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Representations of objects, each that is said in other words than those before. */
class Told {
  readonly targets: ResponseObject[] = [];
  /** Of each target that of its representation. */
  readonly indices: number[] = [];
  text = '';
  count = 0;
  readonly #representations: Representations;
  readonly #byText = new Map<string, number>();
  /** Of each type a map for each key, one within the other; the last has indices. */
  readonly #byValues: Values = new Map();

  constructor(representations: Representations) {
    this.#representations = representations;
  }

  /** @returns whether anything can be told of the object */
  add(object: ResponseObject): boolean {
    const index = this.#indexOf(object);
    if (index === undefined) return false;
    this.targets.push(object);
    this.indices.push(index);
    return true;
  }

  /** Writing what is known already would cost more than looking for the values that it is known by. */
  #indexOf(object: ResponseObject): number | undefined {
    const type = typeNameOf(object);
    const keys = this.#representations.keysOf(type);
    const last = keys.length - 1;
    if (last < 0) return this.#byWords(object);
    let level = under(this.#byValues, type);
    for (let position = 0; position < last; position += 1) {
      const value = object[keys[position] as string];
      if (!isPrimitive(value)) return this.#byWords(object);
      level = under(level, value);
    }
    const value = object[keys[last] as string];
    if (!isPrimitive(value)) return this.#byWords(object);
    const known = level.get(value) as number | undefined;
    if (known !== undefined) return known;
    const index = this.#byWords(object);
    if (index !== undefined) level.set(value, index);
    return index;
  }

  #byWords(object: ResponseObject): number | undefined {
    const text = this.#representations.write(object);
    if (text === undefined) return undefined;
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.count);
    this.text += this.count === 0 ? text : `,${text}`;
    this.count += 1;
    return this.count - 1;
  }
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
  { fetch: { outputRewrites }, types, needsCopies }: EntitiesOptions,
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
