import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { DeliveryRepository } from '../app/webhook-ports.ts';
import { createDeliverySweeps, maySend } from './delivery-sweeps.ts';
import { webhookDeliveries as deliveries, webhookEndpoints as endpoints } from './tables.ts';
import { ENDPOINT } from './webhook-repository.ts';
import { secretCipher, secretPlace } from './webhook-secrets.ts';

export function createDeliveryRepository(tx: Transaction, vault: Vault): DeliveryRepository {
  return {
    ...createDeliverySweeps(tx),
    ...attemptsOn(tx, vault),
    ...healthOn(tx),
    ...deliveriesOn(tx),
  };
}

function attemptsOn(
  tx: Transaction,
  vault: Vault,
): Pick<DeliveryRepository, 'claim' | 'record' | 'release'> {
  return {
    async claim(endpointId, now, until, limit, held) {
      const [row] = await tx
        .select()
        .from(endpoints)
        .where(and(eq(endpoints.id, endpointId), maySend(tx, now, held)))
        .for('update');
      if (row === undefined) return undefined;
      const next = await tx
        .select()
        .from(deliveries)
        .where(
          and(
            eq(deliveries.endpointId, endpointId),
            eq(deliveries.status, 'PENDING'),
            lte(deliveries.nextAttemptAt, now),
          ),
        )
        .orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.id))
        .limit(limit);
      await tx
        .update(endpoints)
        .set({ sendingUntil: next.length === 0 ? null : until })
        .where(eq(endpoints.id, endpointId));
      const cipher = await secretCipher(tx, vault, row.partnerId);
      const { secret, previousSecret, previousSecretUntil } = row;
      const secrets = [cipher.decrypt(secret, secretPlace('secret', row.id))];
      if (previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now) {
        secrets.push(cipher.decrypt(previousSecret, secretPlace('previous_secret', row.id)));
      }
      return { endpoint: row, secrets, deliveries: next };
    },
    async record(tried) {
      for (const { id, attemptsBefore, ...values } of tried) {
        await tx
          .update(deliveries)
          .set({
            ...values,
            attempts: attemptsBefore + 1,
            tries: sql`${deliveries.tries} + 1`,
            ...(values.status === 'DELIVERED' && { deliveredAt: values.lastAttemptAt }),
          })
          .where(and(eq(deliveries.id, id), eq(deliveries.attempts, attemptsBefore)));
      }
    },
    async release(endpointId) {
      await tx.update(endpoints).set({ sendingUntil: null }).where(eq(endpoints.id, endpointId));
    },
  };
}

function healthOn(tx: Transaction): Pick<DeliveryRepository, 'lockHealth' | 'setHealth'> {
  return {
    async lockHealth(endpointId) {
      const { failingSince, failedRounds } = endpoints;
      const [row] = await tx
        .select({ failingSince, failedRounds })
        .from(endpoints)
        .where(eq(endpoints.id, endpointId))
        .for('update');
      return row ?? { failingSince: null, failedRounds: 0 };
    },
    async setHealth(endpointId, { disabledReason, ...health }, now) {
      const disabled =
        disabledReason === null
          ? {}
          : { disabledReason, disabledAt: now, version: sql`${endpoints.version} + 1` };
      const released = health.pausedUntil === null ? {} : { sendingUntil: null };
      const [row] = await tx
        .update(endpoints)
        .set({ ...health, ...disabled, ...released })
        .where(
          and(
            eq(endpoints.id, endpointId),
            isNull(endpoints.disabledAt),
            isNull(endpoints.deletedAt),
          ),
        )
        .returning(ENDPOINT);
      return row;
    },
  };
}

function deliveriesOn(tx: Transaction): Pick<DeliveryRepository, 'insert' | 'list' | 'replay'> {
  return {
    async insert(eventId, recorded) {
      if (recorded.length === 0) return;
      await tx
        .insert(deliveries)
        .values(recorded.map((delivery) => ({ ...delivery, eventId })))
        .onConflictDoNothing({ target: [deliveries.endpointId, deliveries.eventId] });
    },
    async list(endpointId, status, page) {
      const { where, orderBy, limit } = keyset(deliveries.id, page);
      return await tx
        .select()
        .from(deliveries)
        .where(
          and(
            where,
            eq(deliveries.endpointId, endpointId),
            status === undefined ? undefined : eq(deliveries.status, status),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
    },
    async replay({ endpointId, deliveryIds, since, onlyFailed }, now, giveUpAt, limit) {
      const chosen = await tx
        .select({ id: deliveries.id, createdAt: deliveries.createdAt })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.endpointId, endpointId),
            deliveryIds === undefined ? undefined : inArray(deliveries.id, [...deliveryIds]),
            since === undefined
              ? undefined
              : sql`${deliveries.createdAt} >= ${since.toISOString()}`,
            onlyFailed ? eq(deliveries.status, 'FAILED') : undefined,
          ),
        )
        .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
        .limit(limit + 1)
        .for('update');
      const again = chosen.slice(0, limit);
      const last = again.at(-1);
      if (last === undefined) return { replayed: 0, until: null, more: false };
      const ids = again.map(({ id }) => id);
      await tx
        .update(deliveries)
        .set({ status: 'PENDING', tries: 0, nextAttemptAt: now, giveUpAt })
        .where(sql`${deliveries.id} = any(${sql.param(ids)}::text[])`);
      return { replayed: again.length, until: last.createdAt, more: chosen.length > limit };
    },
  };
}
