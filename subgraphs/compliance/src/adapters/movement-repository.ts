import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import {
  and,
  asc,
  between,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notExists,
  sql,
} from 'drizzle-orm';
import {
  type AroundDay,
  type KnownMovement,
  MOST_MOVEMENTS,
  MOST_OF_ALERT,
  type MovementRepository,
} from '../app/monitoring-ports.ts';
import type { UserId } from '../app/ports.ts';
import { compareMovements, type Movement } from '../domain/monitoring/movement.ts';
import { fraudRequests, monitoringHits, movements } from './tables.ts';

type Row = typeof movements.$inferSelect;

const place = (row: string) => ({ table: 'movements', column: 'country', row });

export function createMovementRepository(tx: Transaction, vault: Vault): MovementRepository {
  const reading = readingOf(tx, vault);
  return {
    ...changesOn(tx, reading),
    ...waitsOn(tx),
    ...queriesOn(tx, reading),
  };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  /** Null once the person's key is gone. */
  async function cipherOf(userId: UserId): Promise<SubjectCipher | null> {
    const cipher = await vault.forSubject(tx, userId, 'retention');
    return cipher.ok ? cipher.value : null;
  }

  async function read(userId: UserId, rows: readonly Row[]): Promise<readonly KnownMovement[]> {
    const cipher = rows.some(({ country }) => country !== null) ? await cipherOf(userId) : null;
    return rows.map(({ country, toldAt: _, transactionId: __, ...row }) => ({
      ...row,
      country: country === null ? null : (cipher?.decrypt(country, place(row.paymentId)) ?? null),
    }));
  }

  /** In the order of the ids. */
  async function findMany(
    ids: readonly Row['paymentId'][],
  ): Promise<readonly (KnownMovement | undefined)[]> {
    const rows = await tx
      .select()
      .from(movements)
      .where(inArray(movements.paymentId, [...ids]));
    const found = new Map<string, KnownMovement>();
    for (const [userId, own] of Map.groupBy(rows, (row) => row.userId)) {
      for (const movement of await read(userId, own)) found.set(movement.paymentId, movement);
    }
    return ids.map((id) => found.get(id));
  }
  return { cipherOf, read, findMany };
}

function changesOn(
  tx: Transaction,
  { cipherOf }: Reading,
): Pick<MovementRepository, 'lockCustomer' | 'tell' | 'post' | 'markDecided' | 'undo'> {
  return {
    async lockCustomer(userId) {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`compliance.monitoring ${userId}`}, 0))`,
      );
    },
    async tell({ country, ...movement }, day, at) {
      const cipher = country === null ? null : await cipherOf(movement.userId);
      const kept =
        country === null ? null : (cipher?.encrypt(country, place(movement.paymentId)) ?? null);
      const { method, counterparty } = movement;
      // What the books have is the truth of amount and day; lending alone knows the rest.
      const told = await tx
        .insert(movements)
        .values({ ...movement, country: kept, day, toldAt: at })
        .onConflictDoUpdate({
          target: movements.paymentId,
          set: { method, counterparty, country: kept, toldAt: at },
          setWhere: isNull(movements.toldAt),
        })
        .returning({ id: movements.paymentId });
      return told.length === 1;
    },
    async post({ transactionId, ...movement }, at) {
      const { amount, currency, day } = movement;
      const posted = { amount, currency, day, transactionId, postedAt: at };
      const kept = await tx
        .insert(movements)
        .values({ ...movement, ...posted, counterparty: 'UNKNOWN' })
        .onConflictDoUpdate({
          target: movements.paymentId,
          set: posted,
          setWhere: isNull(movements.postedAt),
        })
        .returning({ id: movements.paymentId });
      return kept.length === 1;
    },
    async markDecided(paymentId, at) {
      await tx.update(movements).set({ decidedAt: at }).where(eq(movements.paymentId, paymentId));
    },
    async undo(paymentId, at) {
      const undone = await tx
        .update(movements)
        .set({ undoneAt: at })
        .where(and(eq(movements.paymentId, paymentId), isNull(movements.undoneAt)))
        .returning({ id: movements.paymentId });
      return undone.length === 1;
    },
  };
}

function waitsOn(tx: Transaction): Pick<MovementRepository, 'setWaiting' | 'doneWaiting'> {
  const { paymentId, userId, waitingSince } = movements;
  return {
    async setWaiting(id, since) {
      await tx.update(movements).set({ waitingSince: since }).where(eq(paymentId, id));
    },
    async doneWaiting(after, limit) {
      const open = tx
        .select({ one: sql`1` })
        .from(fraudRequests)
        .where(and(eq(fraudRequests.userId, userId), isNull(fraudRequests.closedAt)));
      return await tx
        .select({ paymentId, userId })
        .from(movements)
        .where(
          and(isNotNull(waitingSince), after && gt(paymentId, after.paymentId), notExists(open)),
        )
        .orderBy(asc(paymentId))
        .limit(limit);
    },
  };
}

function queriesOn(
  tx: Transaction,
  { read, findMany }: Reading,
): Pick<MovementRepository, 'find' | 'findMany' | 'ofAlerts' | 'around' | 'customersIn'> {
  return {
    find: async (paymentId) => (await findMany([paymentId]))[0],
    findMany,
    async ofAlerts(ids) {
      const newest = tx
        .select({
          alertId: monitoringHits.alertId,
          paymentId: movements.paymentId,
          place: sql<number>`row_number() over (partition by ${monitoringHits.alertId}
            order by ${movements.day} desc, ${movements.paymentId} desc)`.as('place'),
        })
        .from(monitoringHits)
        .innerJoin(movements, eq(movements.paymentId, monitoringHits.paymentId))
        .where(inArray(monitoringHits.alertId, [...ids]))
        .as('newest');
      const rows = await tx.select().from(newest).where(lte(newest.place, MOST_OF_ALERT));
      const found = await findMany(rows.map(({ paymentId }) => paymentId));
      const byAlert = Map.groupBy(rows.keys(), (at) => rows[at]?.alertId);
      return ids.map((id) => {
        const own = (byAlert.get(id) ?? []).flatMap((at) => found[at] ?? []);
        return own.sort(compareMovements);
      });
    },
    async around({ userId, from, through, pending }: AroundDay) {
      const counts = and(
        eq(movements.userId, userId),
        isNull(movements.undoneAt),
        pending ? undefined : isNotNull(movements.postedAt),
      );
      const inside = await tx
        .select()
        .from(movements)
        .where(and(counts, between(movements.day, from, through)))
        .orderBy(desc(movements.day), desc(movements.paymentId))
        .limit(MOST_MOVEMENTS);
      const before = await tx
        .selectDistinctOn([movements.currency])
        .from(movements)
        .where(and(counts, lt(movements.day, from)))
        .orderBy(movements.currency, desc(movements.day), desc(movements.paymentId));
      const found: readonly Movement[] = await read(userId, [...before, ...inside]);
      return [...found].sort(compareMovements);
    },
    async customersIn({ from, through, after, limit }) {
      const rows = await tx
        .selectDistinct({ userId: movements.userId })
        .from(movements)
        .where(
          and(
            gt(movements.userId, after as UserId),
            between(movements.day, from, through),
            isNotNull(movements.postedAt),
            isNull(movements.undoneAt),
          ),
        )
        .orderBy(asc(movements.userId))
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
  };
}
