import { createHash } from 'node:crypto';
import { Fault } from '@blockscore/result';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, print, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import { publicError } from '../documents/inspect.ts';
import { withStatus } from '../errors.ts';
import { Askers } from './askers.ts';
import type { Asker, Planner } from './executor.ts';
import type { Plan } from './plan.ts';
import { NotTried, PlannerLate, type PlanQueue } from './plan-queue.ts';
import type { MakerName } from './planners.ts';

export interface CheckedPlannerOptions {
  readonly supergraphSdl: string;
  /** Where plans are made. */
  readonly queue: PlanQueue;
  readonly schema: GraphQLSchema;
  /** Who is asked, one after the other, until a plan is proved. */
  readonly makers: readonly MakerName[];
  /** Called with what there is no plan for, and why, each time that all have tried; with no value of a client. */
  readonly onRefused: (operationName: string | undefined, reasons: readonly string[]) => void;
}

/** A planner of one graph, whose plans are made in another process. */
export interface CheckedPlanner extends Planner {
  readonly plan: (
    document: DocumentNode,
    operationName: string | undefined,
    askers?: Askers,
  ) => Promise<Plan>;
  readonly close: () => void;
}

/** Most documents of which it is remembered who does not plan them, and for how long. */
const KEPT_FAILURES = 10_000;
const KEPT_FAILURES_MS = 600_000;
/** Characters of what is remembered of each. */
const LONGEST_REASON = 300;
/** Whoever took too long may have had too little of the processor. */
const KEPT_LATE_MS = 10_000;
/**
 * What an asker pays for a document that cannot be planned, in which every planner tried; and for each field of one
 * beyond so many, whatever becomes of it. Planning is slow: half a second of all that there is for everybody.
 */
const REFUSED_POINTS = 200;
const FREE_FIELDS = 100;

/**
 * Has plans made in another process, within limits of time, memory and number. What fails once is not tried
 * again for a while: the same planner would fail again, or end its process again.
 */
export function createCheckedPlanner(options: CheckedPlannerOptions): CheckedPlanner {
  const { schema, makers, queue, onRefused } = options;
  const failures = createFailures();
  const plan: CheckedPlanner['plan'] = async (
    document,
    operationName,
    askers = new Askers(NOBODY),
  ) => {
    const { first: asker } = askers;
    const text = print(document);
    const key = createHash('sha256')
      .update(`${operationName ?? ''} ${text}`)
      .digest('base64');
    const untried = makers.filter((maker) => !failures.of(key).has(maker));
    if (untried.length > 0) asker.pay(Math.max(0, fieldsIn(document) - FREE_FIELDS));
    for (const maker of untried) {
      try {
        const order = { maker, document: text, operationName };
        return JSON.parse(await queue.make(options, order, askers)) as Plan;
      } catch (error) {
        if (error instanceof NotTried) throw busy();
        failures.add(key, maker, error);
      }
    }
    if (untried.length === 0) throw refused();
    asker.pay(REFUSED_POINTS);
    onRefused(
      operationName,
      [...failures.of(key)].map(([maker, reason]) => `${maker}: ${reason}`),
    );
    throw refused();
  };
  return { schema, plan, close: () => queue.drop(options) };
}

/** Who did not plan which documents, and why, by the documents' hashes. */
function createFailures() {
  const known = new LRUCache<string, ReadonlyMap<MakerName, string>>({ max: KEPT_FAILURES });
  const of = (key: string) => known.get(key) ?? new Map<MakerName, string>();
  return {
    of,
    add(key: string, maker: MakerName, error: unknown) {
      const reason = (error instanceof Error ? error.message : String(error)).slice(
        0,
        LONGEST_REASON,
      );
      const keptFor = error instanceof PlannerLate ? KEPT_LATE_MS : KEPT_FAILURES_MS;
      const ttl = Math.min(keptFor, known.getRemainingTTL(key) || keptFor);
      known.set(key, new Map([...of(key), [maker, reason]]), { ttl });
    },
  };
}

/** Whoever asks for what nobody pays for. */
const NOBODY: Asker = { name: '', pay: () => undefined };

function fieldsIn(document: DocumentNode): number {
  let fields = 0;
  visit(document, {
    Field: () => {
      fields += 1;
    },
  });
  return fields;
}

function busy(): GraphQLError {
  const message =
    'Operations that are new cannot be planned at the moment; try again in a few seconds.';
  return withStatus(publicError(new Fault('SERVICE_UNAVAILABLE', message)));
}

function refused(): GraphQLError {
  const message =
    'There is no way to fetch this operation that is proved right: ask for parts of it in operations of their own.';
  return withStatus(publicError(new Fault('OPERATION_NOT_PLANNED', message)));
}
