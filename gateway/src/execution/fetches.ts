import { setImmediate as nextTurn } from 'node:timers/promises';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import { separated } from './batches.ts';
import type { SoFar } from './entities.ts';
import { type Exchange, entityAsker, type FetchOptions, rootAsker } from './exchanges.ts';
import type { FetchReply, FetchRequest, Send } from './executor.ts';
import { clientVariableOf } from './fetched-keys.ts';
import { markNull } from './missing.ts';
import type { Place } from './paths.ts';
import type { EntityFetch, FetchNode } from './plan.ts';
import { MOST_ERRORS, type Problems } from './problems.ts';
import { isObject, type ResponseObject } from './response.ts';

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
  /** Whether something failed, so that marks stand for it. */
  hasFailures: boolean;
  /** Mark what fetches would have given, each after those that it waited for. */
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

export function compileFetch(node: FetchNode, options: FetchOptions): RunFetch {
  const { subgraph } = node;
  const name = node.operationName === undefined ? '' : `,"operationName":"${node.operationName}"`;
  const head = `{"query":${JSON.stringify(node.operation)}${name},"variables":{`;
  const asker = node.entities.length === 0 ? rootAsker(node, options) : entityAsker(node, options);
  let apart: readonly RunFetch[] | undefined;
  return async (execution) => {
    const exchange = asker.ask(execution);
    if (execution.hasFailures) {
      execution.marks.push(() => asker.markUnasked(execution.data, exchange));
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
    if (!isLostWithOthers(reply, node)) return take(reply, exchange, execution, subgraph);
    execution.hasLostWork = true;
    apart ??= eachApart(node, options);
    await Promise.all(apart.map((run) => run(execution)));
  };
}

/**
 * Whether something is lost by errors about something else: `_entities` may not be null, so that what it cannot
 * answer takes along whatever else travelled in the request.
 */
function isLostWithOthers({ data, errors = [] }: FetchReply, { entities }: FetchNode): boolean {
  if (entities.length < 2 || isObject(data)) return false;
  const failed = new Set(errors.map(({ path }) => (isPlace(path) ? path[0] : undefined)));
  const hasFailed = ({ key }: EntityFetch) => failed.has(key);
  return entities.some(hasFailed) && !entities.every(hasFailed);
}

/** Runs what was asked in one request in one for each field `_entities`. */
function eachApart(node: FetchNode, options: FetchOptions): readonly RunFetch[] {
  return separated(node).map((one, part) =>
    compileFetch(one, { ...options, sharing: () => options.sharing(part) }),
  );
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
    markErrors(errors, answered, exchange, execution, subgraph);
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

/** Puts marks where errors left null what others may be worked out of: a null would pass for a value. */
function markErrors<C>(
  errors: readonly GraphQLFormattedError[],
  answered: ResponseObject | undefined,
  { markMissing }: Exchange,
  execution: Execution<C>,
  subgraph: string,
): void {
  for (const error of errors) {
    const { path } = error;
    if (!isPlace(path)) continue;
    const mark = () => execution.problems.markOf((place) => ofSubgraph(error, subgraph, place));
    if (answered !== undefined) {
      if (markNull(answered, path, mark)) execution.hasFailures = true;
      continue;
    }
    const ofAll = mark();
    fail(execution, () => markMissing(ofAll));
    return;
  }
}

function fail<C>(execution: Execution<C>, mark: () => void): void {
  execution.hasFailures = true;
  execution.marks.push(mark);
}

/** Milliseconds of marking after which others have a turn. */
const MARKING_MS = 10;

/**
 * Marks what fetches have not given, once all is there that came: another subgraph may have given the same, or
 * objects of which it is missing.
 */
export async function markMissing<C>({ marks }: Execution<C>): Promise<void> {
  let since = performance.now();
  for (const mark of marks) {
    mark();
    if (performance.now() - since < MARKING_MS) continue;
    await nextTurn();
    since = performance.now();
  }
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
    const asked = clientVariableOf(name);
    const value = Object.hasOwn(values, asked) ? JSON.stringify(values[asked]) : undefined;
    if (value !== undefined) text += `${text === '' ? '' : ','}"${name}":${value}`;
  }
  return text;
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
