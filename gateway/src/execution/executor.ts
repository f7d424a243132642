import { err, ok, type Result } from '@blockscore/result';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Askers } from './askers.ts';
import { clientPlaceOf } from './fetched-keys.ts';
import { type Execution, markMissing, type Told } from './fetches.ts';
import {
  createOperations,
  type Operation,
  type OperationsOptions,
  type Variant,
} from './operations.ts';
import type { Place } from './paths.ts';
import type { Plan } from './plan.ts';
import { Problems } from './problems.ts';
import { isMark, type United } from './response.ts';
import { typesOf } from './types.ts';
import type { Withheld } from './withheld.ts';

/** One operation that was validated and allowed. */
export interface ExecutionRequest {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** As the client gave them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One request to a subgraph. */
export interface FetchRequest {
  readonly subgraph: string;
  /** Complete JSON text: `query`, `variables`, `operationName`. */
  readonly body: string;
  /** What the client's operation is: within a mutation, nothing is shared, ended early or retried. */
  readonly kind: 'QUERY' | 'MUTATION' | 'SUBSCRIPTION';
}

export interface FetchReply {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * Sends one request to a subgraph. The reply's data belongs to the executor, which changes it.
 * @throws {SubgraphFailure} where no usable answer came: every field that is missing gets an error
 */
export type Send<C> = (fetch: FetchRequest, context: C) => Promise<FetchReply>;

/** For whom something is planned. */
export interface Asker {
  /** Whose turn it waits for: the same for all that one caller asks. */
  readonly name: string;
  /** Takes points for planning. */
  readonly pay: (points: number) => void;
}

export interface Planner {
  /** The schema that clients see, without what is `@inaccessible`. */
  readonly schema: GraphQLSchema;
  /**
   * @param document valid against `schema`, with one operation and without conditions
   * @throws {GraphQLError} with a code of the catalogue where the operation cannot be planned
   */
  readonly plan: (
    document: DocumentNode,
    operationName: string | undefined,
    askers?: Askers,
  ) => Plan | Promise<Plan>;
}

export interface ExecutionResult {
  /** Absent where nothing was run: a variable is not what it has to be. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

export interface Executor<C> {
  readonly execute: (request: ExecutionRequest, context: C) => Promise<ExecutionResult>;
  /** The same as JSON text. */
  readonly answer: (request: ExecutionRequest, context: C) => Promise<string>;
  /** The same with its data as JSON text, for who says in a way of their own what went wrong. */
  readonly run: (request: ExecutionRequest, context: C) => Promise<Outcome>;
  /**
   * Plans a subscription, once for all its events; nothing of one is withheld.
   * @returns what runs it for the event of a context, at once; or what is wrong with it
   */
  readonly prepare: (
    request: ExecutionRequest,
    asker?: Asker,
  ) => Promise<Result<RunPrepared<C>, readonly GraphQLError[]>>;
  /**
   * Plans an operation that nobody asks for yet.
   * @throws {GraphQLError} where it cannot be planned
   */
  readonly warm: (request: Omit<ExecutionRequest, 'variables'>) => Promise<void>;
  /** One for a part of the schema, by the same planner: nothing beside the part is taken in or told. */
  readonly narrowed: (schema: GraphQLSchema) => Executor<C>;
}

export type RunPrepared<C> = (context: C) => Promise<Outcome>;

/** Whoever takes it may let go of what it has: many wait for it in promises that are collected late. */
export interface Outcome {
  /** JSON text; undefined where nothing was run. */
  data: string | undefined;
  /** What was fetched for it, under the same keys: more than the client gets. */
  fetched: Readonly<Record<string, unknown>> | undefined;
  /** Whether subgraphs did no more than what was fetched: none failed or refused when it had begun. */
  readonly isWhole: boolean;
  readonly errors: readonly GraphQLError[];
}

export interface ExecutorOptions<C> {
  readonly supergraphSdl: string;
  readonly planner: Planner;
  readonly send: Send<C>;
  /** What of an operation is not for whoever asks; without it, nothing is withheld. */
  readonly withhold?: Withhold<C>;
  /** When queries and mutations begin; without it, at once. */
  readonly admit?: AdmitFor<C>;
  /** For whom an operation is planned that is new; without it, for nobody in particular. */
  readonly askerOf?: AskerOf<C>;
}

export type AskerOf<C> = (context: C) => Asker | undefined;

export type Withhold<C> = (request: ExecutionRequest, context: C) => Withheld | undefined;

/** Runs operations on subgraphs, by plans. */
export function createExecutor<C>(options: ExecutorOptions<C>): Executor<C> {
  const { supergraphSdl, planner, send, admit = atOnce } = options;
  const { withhold = () => undefined, askerOf = () => undefined } = options;
  return executorOf({ planner, types: typesOf(supergraphSdl) }, { send, withhold, admit, askerOf });
}

/** Runs work for whoever the context is of, when its turn has come. */
export type AdmitFor<C> = <T>(work: () => Promise<T>, context: C) => Promise<T>;

const NOT_RUN = { data: undefined, fetched: undefined, isWhole: true };

/** For whom everything is planned that nobody has asked for yet: it has one turn like everybody. */
const NOBODY: Asker = { name: 'nobody', pay: () => undefined };

const atOnce: AdmitFor<unknown> = (work) => work();

function executorOf<C>(
  options: OperationsOptions,
  ways: Required<Pick<ExecutorOptions<C>, 'send' | 'withhold' | 'admit' | 'askerOf'>>,
): Executor<C> {
  const { send, withhold, admit, askerOf } = ways;
  const operationOf = createOperations(options);

  const run = async (request: ExecutionRequest, context: C): Promise<Outcome> => {
    const asker = () => askerOf(context);
    const operation = operationOf(request, asker);
    const { variables } = request;
    const known = operation.variantFor(variables, withhold(request, context), asker);
    // Most are known: what would be waited for in vain costs each of them.
    const variant = known instanceof Promise ? await known.catch(refused) : known;
    if (Array.isArray(variant)) return { ...NOT_RUN, errors: variant };
    return await admit(() => carryOut(operation, variant, variables, context), context);
  };
  const prepare: Executor<C>['prepare'] = async (request, asker) => {
    const operation = operationOf(request, () => asker);
    const { variables } = request;
    if (operation.kind !== 'SUBSCRIPTION') throw new Error('Only subscriptions are prepared.');
    const known = operation.variantFor(variables, undefined, () => asker);
    const variant = known instanceof Promise ? await known.catch(refused) : known;
    if (Array.isArray(variant)) return err(variant);
    return ok((context) => carryOut(operation, variant, variables, context));
  };
  const carryOut = async (
    { kind, introspect: describe }: Operation,
    { steps, write, concerns }: Variant,
    variables: ExecutionRequest['variables'],
    context: C,
  ): Promise<Outcome> => {
    const problems = new Problems();
    const data = {};
    const united: United = new Map();
    const told: Told[] = [];
    const execution = { context, kind, variables, send, data, united, problems, told };
    const running = { ...execution, hasFailures: false, hasLostWork: false, marks: [] };
    await runSteps(steps, running);
    if (running.hasFailures) await markMissing(running);
    const isAbout = ({ path }: GraphQLError) => concerns(path, data);
    for (const { errors, atFields } of told) {
      const missing = atFields.filter(
        (error) => isAbout(error) && isNullAt(data, error.path ?? []),
      );
      const shown = atFields.length > 0 ? missing : errors.filter(isAbout);
      for (const error of shown) problems.add(atClientPlace(error));
    }
    const introspect = (fields: readonly FieldNode[]) => describe(fields, variables);
    const text = write(data, { problems, united, indices: [], introspect }) ?? 'null';
    return { data: text, fetched: data, isWhole: !running.hasLostWork, errors: problems.errors };
  };

  return {
    run,
    prepare,
    warm: (request) => operationOf(request).planAll(NOBODY),
    narrowed: (schema) => executorOf({ ...options, planner: { ...options.planner, schema } }, ways),
    async execute(request, context) {
      const { data, errors } = await run(request, context);
      return {
        ...(data !== undefined && { data: JSON.parse(data) }),
        ...(errors.length > 0 && { errors }),
      };
    },
    async answer(request, context) {
      const { data, errors } = await run(request, context);
      if (errors.length === 0) return `{"data":${data}}`;
      const shown = JSON.stringify(errors);
      return `{"errors":${shown}${data === undefined ? '' : `,"data":${data}`}}`;
    },
  };
}

/** Whether nobody gave what is at a place of what was fetched. */
function isNullAt(data: unknown, path: Place): boolean {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return true;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value == null || isMark(value);
}

/** What a subgraph said, at the place under which the client knows it. */
function atClientPlace(error: GraphQLError): GraphQLError {
  const { message, path, extensions } = error;
  return path === undefined
    ? error
    : new GraphQLError(message, { path: clientPlaceOf(path), extensions });
}

/** What there is no plan for is told to the client; any other failure is ours. */
function refused(error: unknown): GraphQLError[] {
  if (error instanceof GraphQLError) return [error];
  throw error;
}

/** Every fetch begins as soon as those that it waits for have ended. */
async function runSteps<C>(steps: Variant['steps'], execution: Execution<C>): Promise<void> {
  const running: Promise<void>[] = [];
  for (const { run, after } of steps) {
    const ready = after.map((index) => running[index]);
    running.push(
      ready.length === 0 ? run(execution) : Promise.all(ready).then(() => run(execution)),
    );
  }
  await Promise.all(running);
}
