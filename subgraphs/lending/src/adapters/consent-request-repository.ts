import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { ConsentRequestRepository } from '../app/consent-ports.ts';
import { CODE_TRIES_WINDOW_MS } from '../domain/consent.ts';
import { lockName } from './consent-repository.ts';
import { consentRequests as requests, consentCodeTries as tries } from './tables.ts';

export function createConsentRequestRepository(
  tx: Transaction,
  vault: Vault,
): ConsentRequestRepository {
  const columns = columnsOf(vault);
  return { ...queriesOn(tx, columns), ...changesOn(tx, columns) };
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(vault: Vault) {
  const hashOf = (code: string) => vault.keyedHash('lending.consent_code', code);
  const columns = {
    id: requests.id,
    partnerId: requests.partnerId,
    reference: requests.reference,
    requestedAt: requests.requestedAt,
    expiresAt: requests.expiresAt,
    consentId: requests.consentId,
  };
  return { hashOf, columns };
}

function queriesOn(
  tx: Transaction,
  { hashOf, columns }: Columns,
): Pick<ConsentRequestRepository, 'countPending' | 'find' | 'findByCode' | 'lockByCode'> {
  return {
    async countPending(partnerId, now) {
      await lockName(tx, `lending.consent_requests:${partnerId}`);
      const [row] = await tx
        .select({ pending: count() })
        .from(requests)
        .where(
          and(
            eq(requests.partnerId, partnerId),
            gt(requests.expiresAt, now),
            isNull(requests.consentId),
          ),
        );
      return row?.pending ?? 0;
    },
    async find(id) {
      return (await tx.select(columns).from(requests).where(eq(requests.id, id)))[0];
    },
    async findByCode(code) {
      const found = tx
        .select(columns)
        .from(requests)
        .where(eq(requests.codeHash, hashOf(code)));
      return (await found)[0];
    },
    async lockByCode(code) {
      const found = tx
        .select(columns)
        .from(requests)
        .where(eq(requests.codeHash, hashOf(code)));
      return (await found.for('update'))[0];
    },
  };
}

function changesOn(
  tx: Transaction,
  { hashOf }: Columns,
): Pick<ConsentRequestRepository, 'insert' | 'confirm' | 'countTry' | 'purge'> {
  return {
    async insert(request, code) {
      await tx.insert(requests).values({ ...request, codeHash: hashOf(code) });
    },
    async confirm(id, consentId) {
      await tx.update(requests).set({ consentId }).where(eq(requests.id, id));
    },
    async countTry(userId, now) {
      const over = sql`${tries.since} <= ${new Date(now.getTime() - CODE_TRIES_WINDOW_MS).toISOString()}::timestamptz`;
      const [row] = await tx
        .insert(tries)
        .values({ userId, since: now, tries: 1 })
        .onConflictDoUpdate({
          target: tries.userId,
          set: {
            since: sql`case when ${over} then excluded.since else ${tries.since} end`,
            tries: sql`case when ${over} then 1 else ${tries.tries} + 1 end`,
          },
        })
        .returning({ tries: tries.tries });
      return row?.tries ?? 0;
    },
    async purge(before) {
      await tx.delete(requests).where(lt(requests.expiresAt, before));
      await tx.delete(tries).where(lt(tries.since, before));
    },
  };
}
