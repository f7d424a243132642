import { type Asked, entitiesAsker, type SoFar } from './entities.ts';
import { copyOf, merge } from './merge.ts';
import { missingMarker } from './missing.ts';
import { type Place, takeEach, visitPlaces, wayOf } from './paths.ts';
import type { FetchNode } from './plan.ts';
import type { IsTrue } from './representations.ts';
import { type ResponseObject, UNAVAILABLE } from './response.ts';
import { renamed, rewrite } from './rewrites.ts';
import type { Sharing } from './sharing.ts';
import type { Types } from './types.ts';

export interface FetchOptions {
  readonly types: Types;
  readonly isTrue: IsTrue;
  /** Of a field of entities, by its index; of root fields 0. */
  readonly sharing: (part: number) => Sharing;
}

/** What is asked in one run, and what becomes of the answer. */
export interface Exchange {
  /** JSON text of variables that are not the client's; empty where there are none. */
  readonly variables: string;
  /** @returns what marks that which was asked for and is not there; undefined where all is */
  readonly merge: (data: ResponseObject, hasErrors: boolean) => (() => void) | undefined;
  readonly markMissing: (mark?: symbol) => void;
  /** Where it asks about entities, for each of their places. */
  readonly asked: readonly Asked[];
  readonly placesOf: (path: Place) => readonly Place[];
  /** Of an error about an entity that is null: where its fields would have been. */
  readonly fieldsOf: (path: Place, answered: ResponseObject | undefined) => readonly Place[];
}

/** A fetch, compiled. */
export interface Asker {
  /** Asks for what is in its place in the answer so far; undefined where there is nothing to ask. */
  readonly ask: (soFar: SoFar) => Exchange | undefined;
  /** Marks what would have been given of those objects of a whole answer that were not asked about. */
  readonly markUnasked: (data: ResponseObject, asked: Exchange | undefined) => void;
}

/** Asks for root fields. */
export function rootAsker(node: FetchNode, { types, isTrue, sharing }: FetchOptions): Asker {
  const { needsCopies } = sharing(0);
  const { operation, outputRewrites: rewrites } = node;
  const way = wayOf(node.path, types);
  const markMissing = missingMarker({ operation, key: undefined, rewrites, types, isTrue });
  const ask: Asker['ask'] = ({ data }) => {
    const targets: ResponseObject[] = [];
    takeEach(data, way, (object) => {
      targets.push(object);
      return object;
    });
    if (targets.length === 0) return undefined;
    return {
      variables: '',
      merge(answered) {
        rewrite(answered, rewrites, types);
        targets.forEach((target, index) => {
          const copied = index > 0 && needsCopies;
          merge(target, copied ? (copyOf(answered) as ResponseObject) : answered, types);
        });
        return undefined;
      },
      markMissing: (mark = UNAVAILABLE) => {
        for (const target of targets) markMissing(target, mark);
      },
      asked: [],
      placesOf(path) {
        const places: Place[] = [];
        visitPlaces(data, way, (_, place) => places.push([...place, ...renamed(path, rewrites)]));
        return places;
      },
      fieldsOf: () => [],
    };
  };
  return { ask, markUnasked: () => undefined };
}

/** Asks about entities. */
export function entityAsker(node: FetchNode, { types, isTrue, sharing }: FetchOptions): Asker {
  const { operation } = node;
  const askers = node.entities.map((fetch, part) =>
    entitiesAsker({ fetch, operation, types, isTrue, sharing: sharing(part) }),
  );
  const { entities } = node;
  const ask: Asker['ask'] = (soFar) => {
    const asked = askers.map((one) => one.ask(soFar));
    if (asked.every(({ count }) => count === 0)) return undefined;
    const part = (index: number) => asked[index] as Asked;
    return {
      variables: entities
        .map(({ variable }, index) => `"${variable}":${part(index).representations}`)
        .join(','),
      merge(answered, hasErrors) {
        const marks = entities.flatMap(
          ({ key }, index) => part(index).merge(answered[key], hasErrors) ?? [],
        );
        if (marks.length === 0) return undefined;
        return () => {
          for (const mark of marks) mark();
        };
      },
      markMissing(mark) {
        for (const one of asked) one.markMissing(mark);
      },
      asked,
      placesOf([key, position, ...rest]) {
        const one = asked[entities.findIndex((fetch) => fetch.key === key)];
        if (one === undefined) return [];
        const index = typeof position === 'number' ? position : undefined;
        return one.placesOf(index, index === undefined ? [] : rest);
      },
      fieldsOf([key, position], answered) {
        // A part that failed as a whole takes the others of its request with it.
        if (answered === undefined) return asked.flatMap((one) => one.fieldsOf(undefined));
        const one = asked[entities.findIndex((fetch) => fetch.key === key)];
        const list = typeof key === 'string' ? answered[key] : undefined;
        if (one === undefined) return [];
        if (!Array.isArray(list)) return one.fieldsOf(undefined);
        return typeof position === 'number' && list[position] === null
          ? one.fieldsOf(position)
          : [];
      },
    };
  };
  return {
    ask,
    markUnasked(data, exchange) {
      for (const [index, one] of askers.entries()) one.markUnasked(data, exchange?.asked[index]);
    },
  };
}
