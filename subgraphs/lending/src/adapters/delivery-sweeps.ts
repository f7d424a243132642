import type { Transaction } from '@blockscore/database';
import { and, eq, exists, inArray, isNotNull, isNull, lt, lte, notExists, or } from 'drizzle-orm';
import type { DeliveryRepository } from '../app/webhook-ports.ts';
import {
  webhookDeliveries as deliveries,
  webhookEndpoints as endpoints,
  suspendedPartners,
} from './tables.ts';

type Sweeps = Pick<DeliveryRepository, 'due' | 'expire' | 'purge'>;

/** What is looked for by time, over all endpoints. */
export function createDeliverySweeps(tx: Transaction): Sweeps {
  const of = () =>
    tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(eq(deliveries.endpointId, endpoints.id));
  return {
    async due(now, limit) {
      const waiting = tx
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.endpointId, endpoints.id),
            eq(deliveries.status, 'PENDING'),
            lte(deliveries.nextAttemptAt, now),
          ),
        );
      const rows = await tx
        .select({ id: endpoints.id })
        .from(endpoints)
        .where(and(maySend(tx, now), exists(waiting)))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
    async expire(now, limit) {
      const over = tx
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(and(eq(deliveries.status, 'PENDING'), lte(deliveries.giveUpAt, now)))
        .limit(limit)
        .for('update', { skipLocked: true });
      const expired = await tx
        .update(deliveries)
        .set({ status: 'FAILED', lastFailure: 'EXPIRED' })
        .where(inArray(deliveries.id, over))
        .returning({ id: deliveries.id });
      return expired.length;
    },
    async purge(before, limit) {
      const old = tx
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(lt(deliveries.createdAt, before))
        .limit(limit)
        .for('update', { skipLocked: true });
      const gone = await tx
        .delete(deliveries)
        .where(inArray(deliveries.id, old))
        .returning({ id: deliveries.id });
      await tx.delete(endpoints).where(and(isNotNull(endpoints.deletedAt), notExists(of())));
      return gone.length;
    },
  };
}

/**
 * Whether something may be sent to an endpoint now, and nobody else does.
 * @param held until when whoever asks has it already
 */
export function maySend(tx: Transaction, now: Date, held?: Date) {
  return and(
    isNull(endpoints.disabledAt),
    isNull(endpoints.deletedAt),
    or(
      isNull(endpoints.sendingUntil),
      lte(endpoints.sendingUntil, now),
      held === undefined ? undefined : eq(endpoints.sendingUntil, held),
    ),
    or(isNull(endpoints.pausedUntil), lte(endpoints.pausedUntil, now)),
    notExists(
      tx
        .select({ partnerId: suspendedPartners.partnerId })
        .from(suspendedPartners)
        .where(eq(suspendedPartners.partnerId, endpoints.partnerId)),
    ),
  );
}
