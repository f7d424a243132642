import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import { type Asked, entitiesAsker, type SoFar } from './entities.ts';
import type { FetchReply, FetchRequest, Send } from './executor.ts';
import { copyOf, merge } from './merge.ts';
import { missingMarker } from './missing.ts';
import { type Place, takeEach, visitPlaces, wayOf } from './paths.ts';
import type { FetchNode } from './plan.ts';
import { MOST_ERRORS, type Problems } from './problems.ts';
import type { IsTrue } from './representations.ts';
import { isObject, type ResponseObject } from './response.ts';
import { renamed, rewrite } from './rewrites.ts';
import type { Sharing } from './sharing.ts';
import type { Types } from './types.ts';

/** One run of an operation. */
export interface Execution<C> extends SoFar {
  readonly context: C;
  readonly kind: FetchRequest['kind'];
  /** As the client gave them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly send: Send<C>;
  readonly problems: Problems;
  /** What subgraphs said went wrong, at places in what was fetched. */
  readonly told: Told[];
  /** Whether a subgraph gave no usable answer. */
  hasFailures: boolean;
  /**
   * Mark what a fetch would have given, once more: what another subgraph gives of the same objects takes the
   * place of marks, or is there only after it.
   */
  readonly marks: (() => void)[];
  /** Whether a subgraph may have worked for what it did not give. */
  hasLostWork: boolean;
}

/** One thing that a subgraph said went wrong. */
export interface Told {
  /** At each of its places. */
  readonly errors: readonly GraphQLError[];
  /**
   * The same at each field that the fetch would have given, where it is about all of an entity: what others gave
   * of it is there, and these are null.
   */
  readonly atFields: readonly GraphQLError[];
}

/** Runs one fetch: asks, merges the answer, and keeps its errors. Never fails itself. */
export type RunFetch = <C>(execution: Execution<C>) => Promise<void>;

export interface FetchOptions {
  readonly types: Types;
  readonly isTrue: IsTrue;
  /** Of a field of entities, by its index; of root fields 0. */
  readonly sharing: (part: number) => Sharing;
}

/** What is asked in one run, and what becomes of the answer. */
interface Exchange {
  /** JSON text of variables that are not the client's; empty where there are none. */
  readonly variables: string;
  /** @returns what marks that which was asked for and is not there; undefined where all is */
  readonly merge: (data: ResponseObject, hasErrors: boolean) => (() => void) | undefined;
  readonly markMissing: () => void;
  /** Marks what would have been given of objects that are there now, and were not when it was asked `before`. */
  readonly markLate: (before: Exchange | undefined) => void;
  /** Where it asks about entities, for each of their places. */
  readonly asked: readonly Asked[];
  readonly placesOf: (path: Place) => readonly Place[];
  /** Of an error about an entity that is null: where its fields would have been. */
  readonly fieldsOf: (path: Place, answered: ResponseObject | undefined) => readonly Place[];
}

/** Asks for what is in its place in the answer so far; undefined where there is nothing to ask. */
type Ask = (soFar: SoFar) => Exchange | undefined;

export function compileFetch(node: FetchNode, options: FetchOptions): RunFetch {
  const { subgraph } = node;
  const name = node.operationName === undefined ? '' : `,"operationName":"${node.operationName}"`;
  const head = `{"query":${JSON.stringify(node.operation)}${name},"variables":{`;
  const ask = node.entities.length === 0 ? rootAsker(node, options) : entityAsker(node, options);
  return async (execution) => {
    if (execution.hasFailures) markAgain(execution);
    const exchange = ask(execution);
    if (execution.hasFailures) {
      execution.marks.push(() => ask(execution)?.markLate(exchange));
    }
    if (exchange === undefined) return;
    const { kind, context, problems } = execution;
    const variables = variablesText(node.variables, execution.variables, exchange.variables);
    let reply: FetchReply;
    try {
      reply = await execution.send({ subgraph, body: `${head}${variables}}}`, kind }, context);
    } catch (error) {
      if (mayHaveWorked(error)) execution.hasLostWork = true;
      if (error instanceof SubgraphFailure) return fail(execution, exchange.markMissing);
      execution.hasFailures = true;
      problems.add(unexpected(error));
      return;
    }
    take(reply, exchange, execution, subgraph);
  };
}

/** Merges a reply, and keeps what it says went wrong. */
function take<C>(
  { data, errors = [] }: FetchReply,
  exchange: Exchange,
  execution: Execution<C>,
  subgraph: string,
): void {
  if (errors.length > 0) {
    execution.hasLostWork = true;
    const answered = isObject(data) ? data : undefined;
    for (const one of placed(errors, answered, exchange, subgraph)) execution.told.push(one);
  }
  if (isObject(data)) {
    const mark = exchange.merge(data, errors.length > 0);
    if (mark !== undefined) fail(execution, mark);
  } else if (errors.length === 0) {
    execution.hasLostWork = true;
    fail(execution, exchange.markMissing);
  }
}

/** What a subgraph says went wrong, at each of its places; no more than clients are told. */
function placed(
  errors: readonly GraphQLFormattedError[],
  answered: ResponseObject | undefined,
  { placesOf, fieldsOf }: Exchange,
  subgraph: string,
): readonly Told[] {
  const all: Told[] = [];
  let left = MOST_ERRORS;
  for (const error of errors) {
    const { path } = error;
    const places = isPlace(path) ? placesOf(path) : [undefined];
    const fields = isPlace(path) ? fieldsOf(path, answered) : [];
    const at = (place: Place | undefined) => ofSubgraph(error, subgraph, place);
    all.push({
      errors: places.slice(0, left).map(at),
      atFields: fields.slice(0, MOST_ERRORS).map(at),
    });
    left -= places.length;
    if (left <= 0) break;
  }
  return all;
}

function fail<C>(execution: Execution<C>, mark: () => void): void {
  execution.hasFailures = true;
  execution.marks.push(mark);
  mark();
}

/**
 * Marks once more what fetches have not given: of what another subgraph gave of the same objects meanwhile, and
 * then of what needs it.
 */
export function markAgain<C>({ marks }: Execution<C>): void {
  for (const mark of marks) mark();
}

/** Whoever was not reached has done nothing; all others may have done all that they were asked for. */
function mayHaveWorked(error: unknown): boolean {
  if (!(error instanceof SubgraphFailure)) return true;
  return error.kind !== 'HELD_BACK' && error.kind !== 'UNREACHABLE';
}

function variablesText(
  names: readonly string[],
  values: Readonly<Record<string, unknown>>,
  others: string,
): string {
  let text = others;
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? JSON.stringify(values[name]) : undefined;
    if (value !== undefined) text += `${text === '' ? '' : ','}"${name}":${value}`;
  }
  return text;
}

function rootAsker(node: FetchNode, { types, isTrue, sharing }: FetchOptions): Ask {
  const { needsCopies } = sharing(0);
  const { operation, outputRewrites: rewrites } = node;
  const way = wayOf(node.path, types);
  const markMissing = missingMarker({ operation, key: undefined, rewrites, types, isTrue });
  return ({ data }) => {
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
      markMissing: () => targets.forEach(markMissing),
      markLate: () => undefined,
      asked: [],
      placesOf(path) {
        const places: Place[] = [];
        visitPlaces(data, way, (_, place) => places.push([...place, ...renamed(path, rewrites)]));
        return places;
      },
      fieldsOf: () => [],
    };
  };
}

function entityAsker(node: FetchNode, { types, isTrue, sharing }: FetchOptions): Ask {
  const { operation } = node;
  const askers = node.entities.map((fetch, part) =>
    entitiesAsker({ fetch, operation, types, isTrue, sharing: sharing(part) }),
  );
  const { entities } = node;
  return (soFar) => {
    const asked = askers.map((ask) => ask(soFar));
    if (asked.every(({ count }) => count === 0)) return undefined;
    const part = (index: number) => asked[index] as Asked;
    return {
      variables: entities
        .map(({ variable }, index) => `"${variable}":${part(index).representations}`)
        .join(','),
      merge(answered, hasErrors) {
        const marks: (() => void)[] = [];
        entities.forEach(({ key }, index) => {
          const list = answered[key];
          const { count, merge, markMissing } = part(index);
          if (Array.isArray(list)) merge(list);
          const given = Array.isArray(list) ? list.length : 0;
          // Where something was said to have failed, what is null is explained.
          const isExplained = hasErrors && !Array.isArray(list);
          if (given < count && !isExplained) marks.push(() => markMissing(given));
        });
        return marks.length === 0
          ? undefined
          : () => {
              for (const mark of marks) mark();
            };
      },
      markMissing() {
        for (const { markMissing } of asked) markMissing(0);
      },
      markLate(before) {
        for (const [index, one] of asked.entries()) one.markLate(before?.asked[index]);
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
}

function isPlace(path: unknown): path is Place {
  return (
    Array.isArray(path) &&
    path.every((part) => typeof part === 'string' || typeof part === 'number')
  );
}

function ofSubgraph(
  { message, extensions }: GraphQLFormattedError,
  subgraph: string,
  path: Place | undefined,
): GraphQLError {
  return new GraphQLError(String(message), {
    ...(path && { path }),
    extensions: { ...extensions, serviceName: subgraph },
  });
}

function unexpected(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
