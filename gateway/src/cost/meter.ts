import { err, ok, type Result } from '@blockscore/result';
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql';
import type { OperationContext } from '../context.ts';
import type { Variables } from '../documents/guards.ts';
import type { Asker } from '../execution/executor.ts';
import type { Budgets } from './budgets.ts';
import { costOf, type OperationCost } from './operation-cost.ts';
import { laneOf, payerOf } from './payer.ts';
import { createRefusals, exhausted, pointsOfText, type Refusal, refusalOf } from './refusals.ts';
import { type CostReport, shown } from './report.ts';
import { TooManySelections } from './steps.ts';
import { readWeights } from './weights.ts';

/** An operation whose cost was taken before it is run. */
export interface Charge {
  /**
   * Takes what the answer really cost instead, and tells it.
   * @param data undefined where nothing was run
   * @param isWhole whether what is not in it was not worked for either: nothing failed, and nobody left
   */
  readonly settle: (data: unknown, isWhole: boolean) => CostReport;
  /** Gives all of it back: nothing was run. */
  readonly undo: () => void;
}

export interface Meter {
  /**
   * Takes an operation's cost from the caller's budget, or says why it may not be run; undefined where
   * nobody counts what is spent.
   */
  readonly charge: (
    document: DocumentNode,
    operationName: string | undefined,
    variables: Variables,
    context: OperationContext,
  ) => Promise<Result<Charge | undefined, Refusal>>;
  /** Takes what it costs that a request is refused. */
  readonly refuse: (context: OperationContext) => Promise<CostReport | undefined>;
  /** For whom something is planned, and who pays for it. */
  readonly askerOf: (context: Pick<OperationContext, 'caller' | 'client'>) => Asker;
}

export interface MeterOptions {
  /** The full supergraph: clients' schema has no weights. */
  readonly supergraph: GraphQLSchema;
  /** The part of it that clients see and pay for; left out: all of it. */
  readonly part?: GraphQLSchema;
  /** Undefined where operations are measured and not counted. */
  readonly budgets: Budgets | undefined;
  /** Points of one operation. */
  readonly mostPerOperation: number;
}

/** Charges operations before they are run and corrects that once their answer is there. */
export function createMeter(options: MeterOptions): Meter {
  const { supergraph, part: schema = supergraph, budgets, mostPerOperation } = options;
  const weights = readWeights(supergraph, schema);
  const refusals = createRefusals(budgets);
  const known = new WeakMap<DocumentNode, Map<string, OperationCost>>();
  const costIn = (document: DocumentNode, name: string | undefined): OperationCost => {
    const operations = known.get(document) ?? new Map<string, OperationCost>();
    known.set(document, operations);
    const found = operations.get(name ?? '');
    if (found !== undefined) return found;
    const operation = getOperationAST(document, name);
    if (!operation) throw new Error('An operation was to be charged that does not exist.');
    const cost = costOf(schema, weights, document, operation);
    operations.set(name ?? '', cost);
    return cost;
  };
  return {
    async charge(document, operationName, variables, context) {
      let cost: OperationCost;
      try {
        cost = costIn(document, operationName);
      } catch (error) {
        if (!(error instanceof TooManySelections)) throw error;
        return err(tooMuch(error.message));
      }
      // What costs nothing is a request all the same.
      const read = pointsOfText(context.received) + pointsOfEvents(context.behind);
      const requested = read + Math.max(1, Math.ceil(cost.estimate(variables)));
      if (requested > mostPerOperation) {
        const message = `The operation may cost ${requested} points; one may cost ${mostPerOperation} at most. Ask for shorter lists, or for less of each.`;
        return err(tooMuch(message));
      }
      if (budgets === undefined) return ok(undefined);
      const taken = await budgets.take(payerOf(context), requested);
      if (!taken.ok) {
        const cost = await refusals.charge(payerOf(context), context.received);
        const told = cost && { ...cost, requested };
        return err(exhausted('The operation may cost', requested, taken.error, told));
      }
      const standing = taken.value;
      return ok({
        settle(data, isWhole) {
          const actual = read + Math.max(1, Math.ceil(cost.actual(data, variables, isWhole)));
          standing.giveBack(requested - actual);
          const remaining = Math.max(0, standing.remaining + requested - actual);
          return { requested, actual, ...shown({ ...standing, remaining }) };
        },
        undo: () => standing.giveBack(requested),
      });
    },
    refuse: (context) => refusals.charge(payerOf(context), context.received),
    askerOf(context) {
      const payer = payerOf(context);
      return { name: laneOf(payer), pay: (points) => budgets?.pay(payer, points) };
    },
  };
}

/** It takes about as long to go through so many events as to answer the smallest operation. */
const EVENTS_FOR_A_POINT = 100;

function pointsOfEvents(events = 0): number {
  return Math.ceil(events / EVENTS_FOR_A_POINT);
}

function tooMuch(message: string): Refusal {
  return { error: refusalOf('LIMIT_EXCEEDED', message), cost: undefined, headers: {} };
}
