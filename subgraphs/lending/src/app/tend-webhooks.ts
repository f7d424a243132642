import { CODE_TRIES_WINDOW_MS, CODE_VALID_MS } from '../domain/consent.ts';
import { KEPT_MS } from '../domain/webhook.ts';
import type { Ports } from './ports.ts';

const BATCH = 1_000;
/** Endpoints that are woken in a minute. */
const MOST_ENDPOINTS = 1_000;

/**
 * Has sent what is due and what nobody was woken for, and gives up what is past its time.
 *
 * @returns how many endpoints were woken, and how many deliveries were given up
 */
export function sweepWebhooks(ports: Pick<Ports, 'clock' | 'transact'>) {
  return async (
    signal: AbortSignal,
  ): Promise<{ readonly woken: number; readonly expired: number }> => {
    let expired = 0;
    for (let batch = BATCH; batch === BATCH && !signal.aborted; expired += batch) {
      batch = await ports.transact((work) => work.deliveries.expire(ports.clock(), BATCH));
    }
    const woken = await ports.transact(async (work) => {
      const due = await work.deliveries.due(ports.clock(), MOST_ENDPOINTS);
      for (const endpointId of due) await work.jobs.enqueue('send-webhooks', { endpointId });
      return due.length;
    });
    return { woken, expired };
  };
}

/** Takes out deliveries that were kept long enough, and what is left of requests for consent. */
export function purgeWebhooks(ports: Pick<Ports, 'clock' | 'transact'>) {
  return async (signal: AbortSignal): Promise<number> => {
    const now = ports.clock().getTime();
    const before = new Date(now - KEPT_MS);
    let purged = 0;
    for (let batch = BATCH; batch === BATCH && !signal.aborted; purged += batch) {
      batch = await ports.transact((work) => work.deliveries.purge(before, BATCH));
    }
    const stale = new Date(now - Math.max(KEPT_MS, CODE_VALID_MS, CODE_TRIES_WINDOW_MS));
    await ports.transact((work) => work.consentRequests.purge(stale));
    return purged;
  };
}
