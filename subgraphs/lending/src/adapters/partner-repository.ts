import type { Transaction } from '@blockscore/database';
import { and, eq, isNull } from 'drizzle-orm';
import type { PartnerRepository } from '../app/partner-ports.ts';
import { knownPartners, suspendedPartners } from './tables.ts';

export function createPartnerRepository(tx: Transaction): PartnerRepository {
  return {
    async note(id) {
      await tx.insert(knownPartners).values({ id }).onConflictDoNothing();
    },
    async isLive(id) {
      const rows = await tx
        .select({ id: knownPartners.id })
        .from(knownPartners)
        .leftJoin(suspendedPartners, eq(suspendedPartners.partnerId, knownPartners.id))
        .where(and(eq(knownPartners.id, id), isNull(suspendedPartners.partnerId)));
      return rows.length > 0;
    },
  };
}
