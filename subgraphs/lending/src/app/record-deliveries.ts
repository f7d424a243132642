import { type Audience, cursorOf } from '@blockscore/events';
import { isId, newId } from '@blockscore/ids';
import {
  bodyOf,
  GIVE_UP_AFTER_MS,
  kindOf,
  type StatusChange,
  type WebhookDelivery,
} from '../domain/webhook.ts';
import type { Ports } from './ports.ts';

/** A change of status as lending's stream tells of it, at its place there. */
export interface HeardChange {
  readonly eventId: string;
  readonly stream: string;
  readonly seq: number;
  readonly occurredAt: string;
  readonly audience: Audience;
  readonly change: StatusChange;
}

/** Takes down, once for each endpoint of the partner, what it is to be told, and has it sent. */
export function recordDeliveries(ports: Pick<Ports, 'clock' | 'transact'>) {
  return async ({
    eventId,
    occurredAt,
    audience,
    change,
    ...place
  }: HeardChange): Promise<void> => {
    const { partner } = audience;
    if (partner === undefined || !isId('partner', partner)) return;
    const now = ports.clock();
    const kind = kindOf(change);
    const body = bodyOf(change, occurredAt, cursorOf(place));
    await ports.transact(async (work) => {
      const endpoints = await work.webhooks.listening(partner, kind, new Date(occurredAt));
      const deliveries = endpoints.map(
        ({ id }): WebhookDelivery => ({
          id: newId('delivery'),
          endpointId: id,
          kind,
          body,
          status: 'PENDING',
          attempts: 0,
          tries: 0,
          createdAt: now,
          nextAttemptAt: now,
          giveUpAt: new Date(now.getTime() + GIVE_UP_AFTER_MS),
          lastAttemptAt: null,
          lastStatusCode: null,
          lastFailure: null,
          deliveredAt: null,
        }),
      );
      await work.deliveries.insert(eventId, deliveries);
      for (const { id, disabledAt } of endpoints) {
        if (disabledAt === null) await work.jobs.enqueue('send-webhooks', { endpointId: id });
      }
    });
  };
}

/** Keeps in mind which partners are suspended: nothing is sent to them until they are not any more. */
export function receiveSuspension(ports: Pick<Ports, 'transact'>) {
  return async (partnerId: string, suspended: boolean): Promise<void> => {
    if (!isId('partner', partnerId)) return;
    await ports.transact((work) => work.webhooks.setSuspended(partnerId, suspended));
  };
}
