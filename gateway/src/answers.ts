import { textOfCaller } from '@blockscore/caller';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql';
import type { OperationContext } from './context.ts';
import type { Charge, Meter } from './cost/meter.ts';
import { nameOf } from './cost/payer.ts';
import type { Refusal } from './cost/refusals.ts';
import { type CostReport, headersOf, told as toldCost } from './cost/report.ts';
import { statusOf } from './errors.ts';
import type { Executor, Outcome } from './execution/executor.ts';
import type { Flights } from './execution/flights.ts';
import { NotWanted } from './execution/turns.ts';
import type { AllowedOperation, Graph, GraphqlRequest } from './graph.ts';

/** The body of an answer, its HTTP status, and headers that it has beside those of every answer. */
export interface WrittenAnswer {
  readonly status: number;
  /** Emptied by who sends it: promises of a long request would keep it until the next full collection. */
  text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AnswersOptions {
  /** What is under way, of all versions of the graph: a change is one for each of them. */
  readonly flights: Flights<Run>;
  /** Names the version: what one answers is not shared with another. */
  readonly version: string;
  readonly executor: () => Executor<OperationContext>;
  readonly allow: Graph['allow'];
  readonly charge: Graph['charge'];
  readonly refuse: Meter['refuse'];
  /** Errors as clients get them. */
  readonly shown: (
    errors: readonly GraphQLError[],
    context: OperationContext,
  ) => readonly GraphQLFormattedError[];
}

/** Answers as text, without what Apollo Server costs for each request. */
export interface Answers {
  readonly answer: Graph['answer'];
  /** Says that something has changed: what is asked from now on is not answered from before. */
  readonly changed: () => void;
}

/**
 * What a run gave; those who share it get the same, errors with the trace of whoever began it. They take
 * what they need of it at once: it is let go of before the event loop turns.
 */
export interface Run {
  readonly status: number;
  data: Outcome['data'] | undefined;
  fetched: Outcome['fetched'] | undefined;
  /** Whether nothing more was worked for than what was fetched. */
  readonly isWhole: boolean;
  /** JSON text; empty where there are none. */
  readonly errors: string;
}

const NOTHING: Run = {
  ...{ status: 200, errors: '' },
  ...{ data: undefined, fetched: undefined, isWhole: true },
};

export function createAnswers(options: AnswersOptions): Answers {
  const { executor, allow, charge, refuse, shown, flights, version } = options;
  const told = (errors: readonly GraphQLError[], context: OperationContext) =>
    errors.length === 0 ? '' : JSON.stringify(shown(errors, context));

  const run = async (
    { text, document, operationName }: AllowedOperation,
    { variables = {} }: GraphqlRequest,
    context: OperationContext,
  ): Promise<Run> => {
    try {
      const asked = { text, document, operationName, variables };
      const outcome = await executor().run(asked, context);
      const { errors, data, fetched, isWhole } = outcome;
      const ran = {
        ...NOTHING,
        errors: data === undefined ? '' : told(errors, context),
        data,
        fetched,
        isWhole,
      };
      letGoSoon(ran, outcome);
      return ran;
    } catch (error) {
      // Nobody reads it, and nothing is wrong that the log should tell of.
      if (error instanceof NotWanted) {
        return { ...NOTHING, status: 503, errors: JSON.stringify([{ message: error.message }]) };
      }
      const cause = error instanceof Error ? error : new Error(String(error));
      const failure = new GraphQLError(cause.message, { originalError: cause });
      return { ...NOTHING, status: 500, errors: told([failure], context), isWhole: false };
    }
  };
  /** The same is asked by the same caller from the same client, and nothing is changed by it. */
  const shared = (
    allowed: AllowedOperation,
    request: GraphqlRequest,
    context: OperationContext,
  ) => {
    const { caller, client } = context;
    const { document, operationName } = allowed;
    const { variables } = request;
    const what = [version, numberOf(document), operationName, variables, client];
    const key = `${JSON.stringify(what)} ${textOfCaller(caller)}`;
    return flights.join(key, context.signal, (signal) =>
      run(allowed, request, { ...context, signal }),
    );
  };

  return {
    changed: flights.close,
    async answer(request, context) {
      const allowed = allow(request, context.caller);
      if (!allowed.ok) return undefined;
      const charged = await charge(allowed.value, request.variables ?? {}, context);
      if (!charged.ok) {
        const cost = charged.error.cost ?? (await refuse(context));
        return refused(charged.error, cost, shown([charged.error.error], context));
      }
      allowed.value.keep(() => nameOf(context));
      const isQuery = allowed.value.operation.operation === OperationTypeNode.QUERY;
      const ran = await (isQuery ? shared : run)(allowed.value, request, context);
      // Nothing is run that is not planned.
      if (ran.data !== undefined) request.keep?.();
      if (!isQuery) flights.close();
      return written(ran, charged.value);
    },
  };
}

const numbers = new WeakMap<DocumentNode, number>();
let lastNumber = 0;

/** Stands for a document, of which the text would make a long key. */
function numberOf(document: DocumentNode): number {
  let number = numbers.get(document);
  if (number === undefined) {
    lastNumber += 1;
    number = lastNumber;
    numbers.set(document, number);
  }
  return number;
}

type Given = Pick<Run, 'data' | 'fetched'>;
let given: Given[] = [];

/** Promises that outlived two collections are old, and keep what they gave until all is collected. */
function letGoSoon(...more: readonly Given[]): void {
  if (given.length === 0) setImmediate(letGo);
  given.push(...more);
}

function letGo(): void {
  for (const one of given) {
    one.data = undefined;
    one.fetched = undefined;
  }
  given = [];
}

function refused(
  { error, headers }: Refusal,
  cost: CostReport | undefined,
  errors: readonly GraphQLFormattedError[],
): WrittenAnswer {
  return {
    status: statusOf(error),
    headers: { ...(cost && headersOf(cost)), ...headers },
    text: `${JSON.stringify({ errors, ...toldCost(cost) })}\n`,
  };
}

/** @returns undefined where nothing was run, because a variable is not what it has to be */
function written(
  { data, errors, fetched, isWhole, status }: Run,
  charge: Charge | undefined,
): WrittenAnswer | undefined {
  if (data === undefined && errors === '') {
    // Apollo Server charges it, which tells what is wrong with it.
    charge?.undo();
    return undefined;
  }
  const cost = charge?.settle(fetched, isWhole);
  let text = errors === '' ? '' : `"errors":${errors}`;
  if (data !== undefined) text += `${text === '' ? '' : ','}"data":${data}`;
  if (cost !== undefined) text += `,"extensions":${JSON.stringify({ cost })}`;
  return { status, headers: cost === undefined ? {} : headersOf(cost), text: `{${text}}\n` };
}
