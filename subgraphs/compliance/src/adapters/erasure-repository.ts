import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, count, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import type { ErasureRepository } from '../app/privacy-ports.ts';
import { type Erasure, HOLDERS, OPEN_ERASURES } from '../domain/privacy/erasure.ts';
import { sealEntities } from './entity-sealing.ts';
import { erasePerson, eraseSalts, forgetPerson, hasOpenInquiry } from './erase-person.ts';
import { doesNotConcern } from './named-repository.ts';
import { customerMarks, erasureParts, erasures } from './tables.ts';

type Row = typeof erasures.$inferSelect;
type Words = 'evidence' | 'extension' | 'refusal';

const MOST = 100;
const inquiriesOf = (userId: UserId) => `compliance.inquiries ${userId}`;
const place = (column: Words, row: string) => ({ table: 'erasures', column, row });

export function createErasureRepository(tx: Transaction, vault: Vault): ErasureRepository {
  const reading = readingOf(tx, vault);
  return { ...queriesOn(tx, reading), ...changesOn(tx, reading), ...destroyingOn(tx, vault) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  async function read(rows: readonly Row[]): Promise<Erasure[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const parts = await tx.select().from(erasureParts).where(inArray(erasureParts.erasureId, ids));
    const ciphers = await vault.forSubjects(
      tx,
      [...new Set(rows.map((r) => r.userId))],
      'retention',
    );
    return rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      const open = (column: Words) => {
        const text = row[column];
        if (text === null || !cipher?.ok) return null;
        return cipher.value.decrypt(text, place(column, row.id));
      };
      const own = parts.filter(({ erasureId }) => erasureId === row.id);
      return {
        ...row,
        evidence: open('evidence'),
        extension: open('extension'),
        refusal: open('refusal'),
        parts: HOLDERS.flatMap((holder) =>
          own.filter((part) => part.holder === holder).map(({ erasureId: _, ...part }) => part),
        ),
      };
    });
  }

  /** The words of a request, encrypted; null where there are none, or the key is gone. */
  async function words(erasure: Erasure): Promise<Pick<Row, Words>> {
    const said = { evidence: null, extension: null, refusal: null };
    if (erasure.evidence === null && erasure.extension === null && erasure.refusal === null) {
      return said;
    }
    const cipher = await vault.forSubject(tx, erasure.userId, 'retention');
    const seal = (column: Words) => {
      const text = erasure[column];
      return text === null || !cipher.ok
        ? null
        : cipher.value.encrypt(text, place(column, erasure.id));
    };
    return { evidence: seal('evidence'), extension: seal('extension'), refusal: seal('refusal') };
  }

  async function saveParts({ id, parts }: Erasure): Promise<void> {
    for (const { holder, ...said } of parts) {
      await tx
        .update(erasureParts)
        .set(said)
        .where(and(eq(erasureParts.erasureId, id), eq(erasureParts.holder, holder)));
    }
  }
  return { read, words, saveParts };
}

function queriesOn(
  tx: Transaction,
  { read }: Reading,
): Pick<ErasureRepository, 'findMany' | 'lock' | 'openOf' | 'countSince' | 'listOf' | 'list'> {
  return {
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(erasures)
        .where(inArray(erasures.id, [...ids]));
      const found = new Map((await read(rows)).map((erasure) => [erasure.id, erasure]));
      return ids.map((id) => found.get(id));
    },
    async lock(id) {
      return (
        await read(await tx.select().from(erasures).where(eq(erasures.id, id)).for('update'))
      )[0];
    },
    async openOf(userId) {
      const isOpen = inArray(erasures.status, [...OPEN_ERASURES]);
      const [row] = await tx
        .select({ id: erasures.id })
        .from(erasures)
        .where(and(eq(erasures.userId, userId), isOpen));
      return row?.id;
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ count: count() })
        .from(erasures)
        .where(and(eq(erasures.userId, userId), gte(erasures.requestedAt, since)));
      return row?.count ?? 0;
    },
    async listOf(userId) {
      const own = tx.select().from(erasures).where(eq(erasures.userId, userId));
      return await read(await own.orderBy(desc(erasures.id)).limit(MOST));
    },
    async list({ status, overdueAt }, notAbout, page) {
      const { where, orderBy, limit } = keyset(erasures.id, page);
      const rows = await tx
        .select()
        .from(erasures)
        .where(
          and(
            where,
            doesNotConcern(notAbout, erasures.userId),
            status === undefined ? undefined : eq(erasures.status, status),
            overdueAt && and(isNull(erasures.endedAt), lt(erasures.dueAt, overdueAt)),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      return await read(rows);
    },
  };
}

function changesOn(
  tx: Transaction,
  { words, saveParts }: Reading,
): Pick<
  ErasureRepository,
  'lockPerson' | 'insert' | 'save' | 'awaitOrder' | 'holdInquiries' | 'hasOpenInquiry'
> {
  return {
    async lockPerson(userId) {
      const name = `compliance.privacy ${userId}`;
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    },
    async insert(erasure) {
      const { parts, ...row } = erasure;
      await tx.insert(erasures).values({ ...row, ...(await words(erasure)) });
      await tx
        .insert(erasureParts)
        .values(parts.map((part) => ({ ...part, erasureId: erasure.id })));
    },
    async save(erasure) {
      const { parts: _, id, version, ...row } = erasure;
      const changed = await tx
        .update(erasures)
        .set({ ...row, ...(await words(erasure)), version })
        .where(and(eq(erasures.id, id), eq(erasures.version, version - 1)))
        .returning({ id: erasures.id });
      if (changed.length !== 1) throw new Error(`Request ${id} changed while it was locked.`);
      await saveParts(erasure);
    },
    // Many may begin to look at something at once, but none of them while it is ordered.
    async awaitOrder(userId) {
      await tx.execute(
        sql`select pg_advisory_xact_lock_shared(hashtextextended(${inquiriesOf(userId)}, 0))`,
      );
    },
    async holdInquiries(userId) {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${inquiriesOf(userId)}, 0))`,
      );
    },
    hasOpenInquiry: (userId) => hasOpenInquiry(tx, userId),
  };
}

function destroyingOn(
  tx: Transaction,
  vault: Vault,
): Pick<ErasureRepository, 'erase' | 'destroyRetention' | 'sealEntities' | 'eraseAuditSalts'> {
  return {
    erase: (userId, at) => erasePerson(tx, vault, userId, at),
    async destroyRetention(userId) {
      await forgetPerson(tx, userId);
      await tx.delete(customerMarks).where(eq(customerMarks.userId, userId));
      await vault.destroy(tx, userId, 'retention');
    },
    sealEntities: (limit) => sealEntities(tx, vault, limit),
    eraseAuditSalts: (userId) => eraseSalts(tx, userId),
  };
}
