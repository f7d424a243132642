import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { ScoreRecord } from '../app/ports.ts';
import { creditScores, scoreSalts, shadowScores } from './tables.ts';

export const placeOf = (row: string) => ({ table: 'credit_scores', column: 'explanation', row });
export const placeOfSalt = (row: string) => ({ table: 'score_salts', column: 'salt', row });

/** Appends scores with their salts and shadows, by one statement for each table. */
export async function insertScores(
  tx: Transaction,
  vault: Vault,
  records: readonly ScoreRecord[],
): Promise<void> {
  const cipherOf = await ciphersOf(
    tx,
    vault,
    records.map(({ score }) => score.userId),
  );
  await insertRows(
    tx,
    creditScores,
    records.map(({ score }) => ({
      ...score,
      explanation: cipherOf(score.userId).encrypt(
        JSON.stringify(score.explanation),
        placeOf(score.id),
      ),
    })),
  );
  await insertRows(
    tx,
    scoreSalts,
    records.map(({ score: { id, userId }, salt }) => ({
      scoreId: id,
      salt: cipherOf(userId).encrypt(salt, placeOfSalt(id)),
    })),
  );
  await insertRows(
    tx,
    shadowScores,
    records.flatMap(({ score, shadows }) =>
      shadows.map((shadow) => ({ scoreId: score.id, ...shadow })),
    ),
  );
}

/** The ciphers of people; those who have no key yet get one. */
async function ciphersOf(
  tx: Transaction,
  vault: Vault,
  userIds: readonly Id<'user'>[],
): Promise<(userId: Id<'user'>) => SubjectCipher> {
  const known = new Map(await vault.forSubjects(tx, userIds));
  for (const userId of userIds) {
    if (!known.has(userId)) known.set(userId, await vault.forSubject(tx, userId));
  }
  return (userId) => {
    const cipher = known.get(userId);
    if (cipher?.ok) return cipher.value;
    throw new Error(cipher?.error.message ?? `There is no key of ${userId}.`);
  };
}

/**
 * Rows by one statement with one parameter, however many there are: a parameter for each value would
 * soon be more than Postgres takes, and slower.
 */
async function insertRows<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table));
  const stored = rows.map((row) =>
    Object.fromEntries(
      columns.map(([name, column]) => [
        column.name,
        (row as Readonly<Record<string, unknown>>)[name],
      ]),
    ),
  );
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  await tx.execute(
    sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(stored)}::text::json)`,
  );
}
