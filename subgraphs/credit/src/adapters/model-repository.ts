import { keyset, type Transaction } from '@blockscore/database';
import { desc, inArray, sql } from 'drizzle-orm';
import type { ModelRepository } from '../app/model-ports.ts';
import { modelPromotions, registeredModels } from './tables.ts';

const PROMOTIONS = sql`hashtext('credit.model-promotions')`;

export function createModelRepository(tx: Transaction): ModelRepository {
  return {
    async register(models) {
      if (models.length === 0) return [];
      // Of two processes that start at once the second waits here, then finds what the first wrote.
      await tx
        .insert(registeredModels)
        .values([...models])
        .onConflictDoNothing();
      return await tx
        .select()
        .from(registeredModels)
        .where(
          inArray(
            registeredModels.id,
            models.map(({ id }) => id),
          ),
        );
    },
    registered: () => tx.select().from(registeredModels).orderBy(registeredModels.id),
    async promoted() {
      const rows = await tx
        .selectDistinctOn([modelPromotions.subject], {
          subject: modelPromotions.subject,
          modelId: modelPromotions.modelId,
        })
        .from(modelPromotions)
        .orderBy(modelPromotions.subject, desc(modelPromotions.id));
      return Object.fromEntries(rows.map(({ subject, modelId }) => [subject, modelId]));
    },
    async holdPromotions() {
      await tx.execute(sql`select pg_advisory_xact_lock_shared(${PROMOTIONS})`);
    },
    async lockPromotions() {
      await tx.execute(sql`select pg_advisory_xact_lock(${PROMOTIONS})`);
    },
    async insertPromotion(promotion) {
      await tx.insert(modelPromotions).values(promotion);
    },
    async promotions(page) {
      const { where, orderBy, limit } = keyset(modelPromotions.id, page);
      return await tx.select().from(modelPromotions).where(where).orderBy(orderBy).limit(limit);
    },
  };
}
