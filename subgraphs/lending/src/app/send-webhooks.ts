import type { Id } from '@blockscore/ids';
import {
  type DeliveryResult,
  DISABLE_AFTER_MS,
  type DisabledReason,
  nextAttemptAt,
  pauseAfter,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../domain/webhook.ts';
import type { Ports, Work } from './ports.ts';
import { recordWebhook } from './record-webhook.ts';
import type { ClaimedDeliveries, EndpointHealth, TriedDelivery } from './webhook-ports.ts';

/** Sent at the same time to one endpoint. */
const AT_ONCE = 8;
/** After so many the next endpoint has its turn. */
const MAX_ROUNDS = 12;
/** Longer than a round can take: after this another process takes over from one that died. */
const CLAIM_MS = 60_000;
/** Nobody is woken for what is due later than this: it is looked for every minute. */
const WAKE_WITHIN_MS = 60_000;

interface Tried {
  readonly delivery: WebhookDelivery;
  readonly result: DeliveryResult;
}

/**
 * Sends what is due to an endpoint, a few deliveries at a time and in no promised order, and takes
 * down what came of it. A process that dies in between has sent what is then sent again, under the
 * same ids: at least once, never less. One process at a time sends to an endpoint, and one that takes
 * nothing is left in peace for a while, so that it keeps nobody from sending to others.
 *
 * @returns how many were tried
 */
export function sendWebhooks(ports: Ports) {
  return async (
    { endpointId }: { readonly endpointId: Id<'webhook'> },
    signal: AbortSignal,
  ): Promise<number> => {
    let count = 0;
    let held: Date | undefined;
    for (let round = 0; round < MAX_ROUNDS && !signal.aborted; round += 1) {
      const now = ports.clock();
      const until = new Date(now.getTime() + CLAIM_MS);
      const claimed = await ports.transact((work) =>
        work.deliveries.claim(endpointId, now, until, AT_ONCE, held),
      );
      held = until;
      if (claimed === undefined || claimed.deliveries.length === 0) return count;
      const tried = await sendAll(ports, claimed, signal);
      count += tried.length;
      const goOn = await ports.transact((work) =>
        takeDown(work, claimed.endpoint, tried, ports.clock()),
      );
      if (!goOn) return count;
    }
    await ports.transact(async (work) => {
      await work.deliveries.release(endpointId);
      await work.jobs.enqueue('send-webhooks', { endpointId });
    });
    return count;
  };
}

async function sendAll(
  { webhooks, clock }: Ports,
  { endpoint: { url }, secrets, deliveries }: ClaimedDeliveries,
  signal: AbortSignal,
): Promise<readonly Tried[]> {
  return await Promise.all(
    deliveries.map(async (delivery) => {
      const { id, body } = delivery;
      const result = await webhooks.send({ url, id, body, secrets, at: clock() }, signal);
      return { delivery, result };
    }),
  );
}

/** @returns whether to go on with the next deliveries at once */
async function takeDown(
  work: Work,
  endpoint: WebhookEndpoint,
  tried: readonly Tried[],
  now: Date,
): Promise<boolean> {
  const outcomes = tried.map((each) => outcomeOf(each, now));
  const before = await work.deliveries.lockHealth(endpoint.id);
  await work.deliveries.record(outcomes);
  const health = healthAfter(before, tried, now);
  const after = await work.deliveries.setHealth(endpoint.id, health, now);
  if (after !== undefined && health.disabledReason !== null) {
    const actor = { kind: 'SERVICE', id: 'lending' } as const;
    const change = health.disabledReason === 'GONE' ? 'DISABLED_GONE' : 'DISABLED_FAILING';
    await recordWebhook(work, actor, after, change);
    return false;
  }
  const waits = outcomes.flatMap(({ status, nextAttemptAt: at }) =>
    status === 'PENDING' ? [at.getTime() - now.getTime()] : [],
  );
  const soonest = Math.max(
    Math.min(...waits),
    (health.pausedUntil ?? now).getTime() - now.getTime(),
  );
  if (soonest <= WAKE_WITHIN_MS) {
    const startAfter = new Date(now.getTime() + soonest);
    await work.jobs.enqueue('send-webhooks', { endpointId: endpoint.id }, { startAfter });
  }
  return health.pausedUntil === null;
}

function outcomeOf({ delivery, result }: Tried, now: Date): TriedDelivery {
  const tried = {
    id: delivery.id,
    attemptsBefore: delivery.attempts,
    lastAttemptAt: now,
    lastStatusCode: result.statusCode,
  };
  if (result.ok) {
    return { ...tried, status: 'DELIVERED', nextAttemptAt: now, lastFailure: null };
  }
  const { tries, giveUpAt } = delivery;
  const next = nextAttemptAt(tries + 1, now, giveUpAt, result.retryAfterMs);
  const lastFailure = result.failure;
  return next === undefined
    ? { ...tried, status: 'FAILED', nextAttemptAt: now, lastFailure }
    : { ...tried, status: 'PENDING', nextAttemptAt: next, lastFailure };
}

function healthAfter(
  before: Pick<EndpointHealth, 'failingSince' | 'failedRounds'>,
  tried: readonly Tried[],
  now: Date,
): EndpointHealth {
  const gone = tried.some(({ result }) => !result.ok && result.statusCode === 410);
  if (tried.some(({ result }) => result.ok) && !gone) {
    return { failingSince: null, failedRounds: 0, pausedUntil: null, disabledReason: null };
  }
  const failingSince = before.failingSince ?? now;
  const failedRounds = before.failedRounds + 1;
  const tooLong = now.getTime() - failingSince.getTime() >= DISABLE_AFTER_MS;
  const disabledReason: DisabledReason | null = gone ? 'GONE' : tooLong ? 'FAILING' : null;
  const pausedUntil = new Date(now.getTime() + pauseAfter(failedRounds));
  return { failingSince, failedRounds, pausedUntil, disabledReason };
}
