import { keyset, type Transaction } from '@blockscore/database';
import { and, count, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm';
import type { ApiKeyRepository } from '../app/partner-ports.ts';
import { toPartner } from './partner-repository.ts';
import { apiKeys, partners } from './tables.ts';

export function createApiKeyRepository(tx: Transaction): ApiKeyRepository {
  return {
    async findByPrefix(prefix) {
      const [row] = await tx
        .select({ key: apiKeys, partner: partners })
        .from(apiKeys)
        .innerJoin(partners, eq(partners.id, apiKeys.partnerId))
        .where(eq(apiKeys.prefix, prefix));
      return row && { key: row.key, partner: toPartner(row.partner) };
    },
    async lock(id) {
      return (await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update'))[0];
    },
    async insert(key) {
      await tx.insert(apiKeys).values({ ...key, scopes: [...key.scopes] });
    },
    async countLive(partnerId, now) {
      const live = or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now));
      const [row] = await tx
        .select({ live: count() })
        .from(apiKeys)
        .where(and(eq(apiKeys.partnerId, partnerId), isNull(apiKeys.revokedAt), live));
      return row?.live ?? 0;
    },
    async list(partnerId, page) {
      const { where, orderBy, limit } = keyset(apiKeys.id, page);
      return await tx
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.partnerId, partnerId), where))
        .orderBy(orderBy)
        .limit(limit);
    },
    async revoke(id, revokedAt) {
      await tx.update(apiKeys).set({ revokedAt }).where(eq(apiKeys.id, id));
    },
    async markUsed(id, lastUsedAt, unlessSince) {
      const stale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, unlessSince));
      // Whoever writes the same row at this moment writes the same: there is nothing to wait for.
      const free = tx
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .where(and(eq(apiKeys.id, id), stale))
        .for('update', { skipLocked: true });
      await tx.update(apiKeys).set({ lastUsedAt }).where(inArray(apiKeys.id, free));
    },
  };
}
