import { keyset, type Transaction } from '@blockscore/database';
import { and, count, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { ConsentRepository } from '../app/consent-ports.ts';
import type { PartnerConsent } from '../domain/consent.ts';
import { partnerConsents as consents, partnerConsentRevocations as revocations } from './tables.ts';

/**
 * Waits for whoever holds the name, until the transaction ends. The rows themselves cannot be locked:
 * that takes the right to change them, which the role that serves has not.
 */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export function createConsentRepository(tx: Transaction): ConsentRepository {
  const select = () =>
    tx
      .select({ consent: consents, revokedAt: revocations.revokedAt })
      .from(consents)
      .leftJoin(revocations, eq(revocations.consentId, consents.id));
  const read = async (where: SQL | undefined): Promise<PartnerConsent[]> =>
    (await select().where(where)).map(({ consent, revokedAt }) => ({ ...consent, revokedAt }));
  return {
    async lock(id) {
      await lockName(tx, `lending.consent:${id}`);
      return (await read(eq(consents.id, id)))[0];
    },
    findMany: (ids) => read(inArray(consents.id, [...ids])),
    async list(party, page) {
      const { where, orderBy, limit } = keyset(consents.id, page);
      const whose =
        'userId' in party
          ? eq(consents.userId, party.userId)
          : eq(consents.partnerId, party.partnerId);
      const rows = await select().where(and(where, whose)).orderBy(orderBy).limit(limit);
      return rows.map(({ consent, revokedAt }) => ({ ...consent, revokedAt }));
    },
    async countLive(userId, now) {
      await lockName(tx, `lending.consents:${userId}`);
      const [row] = await tx
        .select({ live: count() })
        .from(consents)
        .leftJoin(revocations, eq(revocations.consentId, consents.id))
        .where(
          and(
            eq(consents.userId, userId),
            gt(consents.expiresAt, now),
            isNull(revocations.consentId),
          ),
        );
      return row?.live ?? 0;
    },
    async insert({ revokedAt: _, ...consent }) {
      await tx.insert(consents).values(consent);
    },
    async revoke(id, at) {
      await tx.insert(revocations).values({ consentId: id, revokedAt: at });
    },
  };
}
