import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, isNull, lte, type SQL } from 'drizzle-orm';
import type { WebhookRepository } from '../app/webhook-ports.ts';
import type { WebhookEndpoint } from '../domain/webhook.ts';
import { lockName } from './consent-repository.ts';
import { webhookEndpoints as endpoints, suspendedPartners } from './tables.ts';
import { secretCipher, secretPlace } from './webhook-secrets.ts';

export const ENDPOINT = {
  id: endpoints.id,
  version: endpoints.version,
  partnerId: endpoints.partnerId,
  url: endpoints.url,
  description: endpoints.description,
  kinds: endpoints.kinds,
  createdAt: endpoints.createdAt,
  previousSecretUntil: endpoints.previousSecretUntil,
  disabledAt: endpoints.disabledAt,
  disabledReason: endpoints.disabledReason,
  failingSince: endpoints.failingSince,
};

const here = (where: SQL | undefined) => and(where, isNull(endpoints.deletedAt));

export function createWebhookRepository(tx: Transaction, vault: Vault): WebhookRepository {
  const changing = changingOf(tx);
  return { ...queriesOn(tx, changing), ...changesOn(tx, vault, changing) };
}

type Changing = ReturnType<typeof changingOf>;

function changingOf(tx: Transaction) {
  const select = (where: SQL | undefined) =>
    tx.select(ENDPOINT).from(endpoints).where(here(where)).orderBy(asc(endpoints.id));

  /** @throws Error where somebody changed it while it was locked: a fault */
  async function change(
    { id, version }: WebhookEndpoint,
    values: Partial<typeof endpoints.$inferInsert>,
  ): Promise<WebhookEndpoint> {
    const [changed] = await tx
      .update(endpoints)
      .set({ ...values, version: version + 1 })
      .where(and(eq(endpoints.id, id), eq(endpoints.version, version)))
      .returning(ENDPOINT);
    if (changed === undefined) throw new Error(`Endpoint ${id} changed while it was locked.`);
    return changed;
  }
  return { select, change };
}

function queriesOn(
  tx: Transaction,
  { select }: Changing,
): Pick<WebhookRepository, 'list' | 'lockAll' | 'find' | 'lock' | 'listening'> {
  return {
    list: (partnerId) => select(eq(endpoints.partnerId, partnerId)),
    async lockAll(partnerId) {
      await lockName(tx, `lending.webhook_endpoints:${partnerId}`);
      return await select(eq(endpoints.partnerId, partnerId));
    },
    find: async (id) => (await select(eq(endpoints.id, id)))[0],
    lock: async (id) => (await select(eq(endpoints.id, id)).for('update'))[0],
    async listening(partnerId, kind, at) {
      const rows = await select(
        and(eq(endpoints.partnerId, partnerId), lte(endpoints.createdAt, at)),
      );
      return rows.filter(({ kinds }) => kinds.includes(kind));
    },
  };
}

function changesOn(
  tx: Transaction,
  vault: Vault,
  { change }: Changing,
): Pick<WebhookRepository, 'insert' | 'save' | 'rotateSecret' | 'delete' | 'setSuspended'> {
  return {
    async insert(endpoint, secret) {
      const cipher = await secretCipher(tx, vault, endpoint.partnerId);
      await tx.insert(endpoints).values({
        ...endpoint,
        secret: cipher.encrypt(secret, secretPlace('secret', endpoint.id)),
        failedRounds: 0,
      });
    },
    save: (endpoint) => {
      const { url, description, kinds, disabledAt, disabledReason, failingSince } = endpoint;
      const values = { url, description, kinds, disabledAt, disabledReason, failingSince };
      // Whatever kept it from being sent to was about what it was before.
      return change(endpoint, { ...values, pausedUntil: null, failedRounds: 0 });
    },
    async rotateSecret(endpoint, secret, previousUntil) {
      const cipher = await secretCipher(tx, vault, endpoint.partnerId);
      const [row] = await tx
        .select({ secret: endpoints.secret })
        .from(endpoints)
        .where(eq(endpoints.id, endpoint.id));
      if (row === undefined) throw new Error(`Endpoint ${endpoint.id} is gone while locked.`);
      const present = cipher.decrypt(row.secret, secretPlace('secret', endpoint.id));
      return await change(endpoint, {
        secret: cipher.encrypt(secret, secretPlace('secret', endpoint.id)),
        previousSecret: cipher.encrypt(present, secretPlace('previous_secret', endpoint.id)),
        previousSecretUntil: previousUntil,
      });
    },
    async delete(endpoint, at) {
      await change(endpoint, { deletedAt: at });
    },
    async setSuspended(partnerId, suspended) {
      if (suspended) {
        await tx.insert(suspendedPartners).values({ partnerId }).onConflictDoNothing();
      } else {
        await tx.delete(suspendedPartners).where(eq(suspendedPartners.partnerId, partnerId));
      }
    },
  };
}
