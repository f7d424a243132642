import { createHash } from 'node:crypto';
import { Fault } from '@blockscore/result';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { publicError } from '../documents/inspect.ts';
import { withStatus } from '../errors.ts';
import type { Planner } from './executor.ts';
import type { Plan } from './plan.ts';
import { NotTried, type PlanQueue } from './plan-queue.ts';
import type { MakerName } from './planners.ts';

export interface CheckedPlannerOptions {
  readonly supergraphSdl: string;
  /** Where plans are made. */
  readonly queue: PlanQueue;
  readonly schema: GraphQLSchema;
  /** Who is asked, one after the other, until a plan is proved. */
  readonly makers: readonly MakerName[];
  /** Called with what there is no plan for, and why. */
  readonly onRefused: (operationName: string | undefined, reasons: readonly string[]) => void;
}

/** A planner of one graph, whose plans are made in another process. */
export interface CheckedPlanner extends Planner {
  readonly plan: (document: DocumentNode, operationName: string | undefined) => Promise<Plan>;
  readonly close: () => void;
}

/** Most documents of which it is remembered who does not plan them, and for how long. */
const KEPT_FAILURES = 10_000;
const KEPT_FAILURES_MS = 600_000;

/**
 * Has plans made in another process, within limits of time, memory and number. What fails once is not tried
 * again for a while: the same planner would fail again, or end its process again.
 */
export function createCheckedPlanner(options: CheckedPlannerOptions): CheckedPlanner {
  const { schema, makers, queue, onRefused } = options;
  const failures = new LRUCache<string, ReadonlyMap<MakerName, string>>({
    max: KEPT_FAILURES,
    ttl: KEPT_FAILURES_MS,
  });
  const plan: CheckedPlanner['plan'] = async (document, operationName) => {
    const text = print(document);
    const key = createHash('sha256')
      .update(`${operationName ?? ''} ${text}`)
      .digest('base64');
    for (const maker of makers) {
      if (failures.get(key)?.has(maker)) continue;
      try {
        return JSON.parse(
          await queue.make(options, { maker, document: text, operationName }),
        ) as Plan;
      } catch (error) {
        if (error instanceof NotTried) throw busy();
        const reason = error instanceof Error ? error.message : String(error);
        failures.set(key, new Map([...(failures.get(key) ?? []), [maker, reason]]));
      }
    }
    const reasons = [...(failures.get(key) ?? [])].map(([maker, reason]) => `${maker}: ${reason}`);
    onRefused(operationName, reasons);
    throw refused();
  };
  return { schema, plan, close: () => queue.drop(options) };
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
