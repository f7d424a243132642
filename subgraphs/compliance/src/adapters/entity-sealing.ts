import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, eq, isNotNull, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import { sealDecided, sealMatched, sealVerdict } from './sealed-entities.ts';
import { kycDecisions, matchVerdicts, screenings } from './tables.ts';

/** See `ErasureRepository.sealEntities`. */
export async function sealEntities(tx: Transaction, vault: Vault, limit: number): Promise<number> {
  return (
    (await sealScreenings(tx, vault, limit)) +
    (await sealVerdicts(tx, vault, limit)) +
    (await sealDecisions(tx, vault, limit))
  );
}

/** By their owner the keys that are there; of whom it was destroyed there is none. */
async function ciphersOf(
  tx: Transaction,
  vault: Vault,
  rows: readonly { readonly userId: string }[],
): Promise<(userId: string) => SubjectCipher | undefined> {
  const people = rows.map(({ userId }) => userId);
  const found = await vault.forSubjects(tx, people, 'retention');
  return (userId) => {
    const cipher = found.get(userId);
    return cipher?.ok ? cipher.value : undefined;
  };
}

const inClear = (entities: SQLWrapper) => sql`cardinality(${entities}) > 0`;

async function sealScreenings(tx: Transaction, vault: Vault, limit: number): Promise<number> {
  const rows = await tx
    .select()
    .from(screenings)
    .where(and(isNull(screenings.entitiesSealed), inClear(screenings.entities)))
    .limit(limit);
  const cipherOf = await ciphersOf(tx, vault, rows);
  for (const { id, userId, entities, entryHashes, carried } of rows) {
    const matched = { entities: entities ?? [], entryHashes, carried };
    const sealed = sealMatched(cipherOf(userId), id, matched);
    await tx.update(screenings).set(sealed).where(eq(screenings.id, id));
  }
  return rows.length;
}

async function sealVerdicts(tx: Transaction, vault: Vault, limit: number): Promise<number> {
  const rows = await tx
    .select()
    .from(matchVerdicts)
    .where(and(isNull(matchVerdicts.entitiesSealed), isNotNull(matchVerdicts.entity)))
    .limit(limit);
  const cipherOf = await ciphersOf(tx, vault, rows);
  for (const { id, userId, entity, entryHash } of rows) {
    const about = { entity: entity ?? '', entryHash: entryHash ?? '' };
    const sealed = sealVerdict(cipherOf(userId), id, about);
    await tx.update(matchVerdicts).set(sealed).where(eq(matchVerdicts.id, id));
  }
  return rows.length;
}

async function sealDecisions(tx: Transaction, vault: Vault, limit: number): Promise<number> {
  const rows = await tx
    .select()
    .from(kycDecisions)
    .where(and(isNull(kycDecisions.entitiesSealed), inClear(kycDecisions.entities)))
    .limit(limit);
  const cipherOf = await ciphersOf(tx, vault, rows);
  for (const { id, userId, entities } of rows) {
    const sealed = sealDecided(cipherOf(userId), id, entities ?? []);
    await tx.update(kycDecisions).set(sealed).where(eq(kycDecisions.id, id));
  }
  return rows.length;
}
