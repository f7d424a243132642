import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { ScreeningRepository } from '../app/ports.ts';
import type { MatchRecord, Screening } from '../domain/screening.ts';
import { decryptLong, encryptLong } from './long-text.ts';
import { openMatched, sealMatched } from './sealed-entities.ts';
import { screenings, subjects } from './tables.ts';

/** Screenings of one person that are shown of one day. */
const MOST_OF_A_DAY = 199;

type Row = typeof screenings.$inferSelect;

const place = (row: string) => ({ table: 'screenings', column: 'matches', row });

export function createScreeningRepository(tx: Transaction, vault: Vault): ScreeningRepository {
  const reading = readingOf(tx, vault);
  return { ...screeningsOn(tx, vault, reading), ...historyOn(tx, reading) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  async function toScreenings(rows: readonly Row[]): Promise<Screening[]> {
    const ids = rows.map(({ userId }) => userId);
    const ciphers = await vault.forSubjects(tx, ids, 'retention');
    return rows.map(({ entitiesSealed, ...row }) => {
      const held = ciphers.get(row.userId);
      const cipher = held?.ok ? held.value : undefined;
      const matches = cipher && decryptLong(cipher, row.matches, place(row.id));
      return {
        ...row,
        ...openMatched(cipher, { ...row, entitiesSealed }),
        matches: matches === undefined ? null : (JSON.parse(matches) as MatchRecord[]),
      };
    });
  }
  return { toScreenings };
}

function screeningsOn(
  tx: Transaction,
  vault: Vault,
  { toScreenings }: Reading,
): Pick<ScreeningRepository, 'insert' | 'findMany' | 'latest'> {
  return {
    async insert(screening) {
      const cipher = await vault.forSubject(tx, screening.userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const matches = JSON.stringify(screening.matches);
      await tx.insert(screenings).values({
        ...screening,
        versionIds: [...screening.versionIds],
        nameDoubts: [...screening.nameDoubts],
        ...sealMatched(cipher.value, screening.id, screening),
        matches: encryptLong(cipher.value, matches, place(screening.id)),
      });
      await tx
        .update(subjects)
        .set({ screenedAt: screening.screenedAt })
        .where(and(eq(subjects.userId, screening.userId), isNull(subjects.screenedAt)));
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(screenings)
        .where(inArray(screenings.id, [...ids]));
      const found = new Map((await toScreenings(rows)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    },
    async latest(userId) {
      const rows = await tx
        .select()
        .from(screenings)
        .where(eq(screenings.userId, userId))
        .orderBy(desc(screenings.id))
        .limit(1);
      return (await toScreenings(rows))[0];
    },
  };
}

function historyOn(
  tx: Transaction,
  { toScreenings }: Reading,
): Pick<ScreeningRepository, 'list' | 'until' | 'firstAt'> {
  return {
    async firstAt(userId) {
      const [first] = await tx
        .select({ at: screenings.screenedAt })
        .from(screenings)
        .where(eq(screenings.userId, userId))
        .orderBy(screenings.id)
        .limit(1);
      return first?.at;
    },
    async list(userId, page) {
      const { where, orderBy, limit } = keyset(screenings.id, page);
      const rows = await tx
        .select()
        .from(screenings)
        .where(and(eq(screenings.userId, userId), where))
        .orderBy(orderBy)
        .limit(limit);
      return await toScreenings(rows);
    },
    async until(userId, from, to) {
      const before = await tx
        .select()
        .from(screenings)
        .where(and(eq(screenings.userId, userId), lt(screenings.screenedAt, from)))
        .orderBy(desc(screenings.id))
        .limit(1);
      const made = await tx
        .select()
        .from(screenings)
        .where(
          and(
            eq(screenings.userId, userId),
            gte(screenings.screenedAt, from),
            lt(screenings.screenedAt, to),
          ),
        )
        .orderBy(screenings.id)
        .limit(MOST_OF_A_DAY);
      return await toScreenings([...before, ...made]);
    },
  };
}
