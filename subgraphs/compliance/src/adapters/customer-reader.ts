import type { Transaction } from '@blockscore/database';
import {
  CiphertextInvalid,
  type SubjectCipher,
  UnwrapRefused,
  type Vault,
} from '@blockscore/vault';
import { and, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import type { Customer } from '../app/screening-ports.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import { openMatched } from './sealed-entities.ts';
import { kycVerifications, screenings, subjectFacts, subjects } from './tables.ts';

type Row = typeof subjects.$inferSelect;

const place = (column: string, row: string) => ({ table: 'subjects', column, row });

/** Reads customers by the set, with all that is needed to compare them. */
export async function readCustomers(
  tx: Transaction,
  vault: Vault,
  after: UserId | null,
  limit: number,
): Promise<readonly Customer[]> {
  const rows = await tx
    .select({ subject: subjects, status: kycVerifications.status })
    .from(subjects)
    .leftJoin(kycVerifications, eq(kycVerifications.userId, subjects.userId))
    .where(
      and(isNotNull(subjects.disclosedAt), after === null ? undefined : gt(subjects.userId, after)),
    )
    .orderBy(subjects.userId)
    .limit(limit);
  const ids = rows.map(({ subject }) => subject.userId);
  const ciphers = await ciphersOf(tx, vault, ids, 'service');
  const latest = await latestOf(tx, vault, ids);
  const renamed = await renamedAmong(tx, ids);
  return rows.map(({ subject, status }) => {
    const facts = factsOf(subject, ciphers.get(subject.userId));
    const found = latest.get(subject.userId);
    const isLost = found === 'UNREADABLE';
    return {
      userId: subject.userId,
      facts: isLost && facts !== null ? 'UNREADABLE' : facts,
      latest: isLost ? undefined : found,
      isInReview: status === 'IN_REVIEW',
      hasFormerFacts: renamed.has(subject.userId),
    };
  });
}

/** Null of somebody whose key was destroyed; UNREADABLE where it is there and cannot be unwrapped. */
type Held = SubjectCipher | 'UNREADABLE' | null;
type Purpose = 'service' | 'retention';

async function ciphersOf(
  tx: Transaction,
  vault: Vault,
  ids: readonly UserId[],
  purpose: Purpose,
): Promise<ReadonlyMap<UserId, Held>> {
  try {
    const ciphers = await vault.forSubjects(tx, ids, purpose);
    return new Map(ids.map((id) => [id, held(ciphers.get(id))]));
  } catch (error) {
    if (!(error instanceof UnwrapRefused)) throw error;
    // One key that is altered spoils all that were asked for together: so each by itself.
    const one = new Map<UserId, Held>();
    for (const id of ids) one.set(id, await cipherOf(tx, vault, id, purpose));
    return one;
  }
}

async function cipherOf(
  tx: Transaction,
  vault: Vault,
  id: UserId,
  purpose: Purpose,
): Promise<Held> {
  try {
    return held((await vault.forSubjects(tx, [id], purpose)).get(id));
  } catch (error) {
    if (error instanceof UnwrapRefused) return 'UNREADABLE';
    throw error;
  }
}

function held(cipher: { ok: true; value: SubjectCipher } | { ok: false } | undefined): Held {
  return cipher?.ok ? cipher.value : null;
}

function factsOf(row: Row, cipher: Held | undefined): Customer['facts'] {
  const { firstName, lastName, dateOfBirth, country } = row;
  if (cipher === undefined || cipher === null) return null;
  if (firstName === null || lastName === null || dateOfBirth === null || country === null) {
    return null;
  }
  if (cipher === 'UNREADABLE') return cipher;
  const open = (column: string, text: string) => cipher.decrypt(text, place(column, row.userId));
  try {
    const facts: SubjectFacts = {
      firstName: open('first_name', firstName),
      lastName: open('last_name', lastName),
      dateOfBirth: open('date_of_birth', dateOfBirth),
      country: open('country', country),
    };
    return facts;
  } catch (error) {
    if (error instanceof CiphertextInvalid) return 'UNREADABLE';
    throw error;
  }
}

async function renamedAmong(tx: Transaction, ids: readonly UserId[]): Promise<ReadonlySet<UserId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ userId: subjectFacts.userId })
    .from(subjectFacts)
    .where(and(inArray(subjectFacts.userId, [...ids]), gt(subjectFacts.number, 1)));
  return new Set(rows.map((row) => row.userId));
}

/** What was found last of each; the key is asked for where something was. */
async function latestOf(
  tx: Transaction,
  vault: Vault,
  ids: readonly UserId[],
): Promise<ReadonlyMap<UserId, Customer['latest'] | 'UNREADABLE'>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([screenings.userId], {
      id: screenings.id,
      userId: screenings.userId,
      entities: screenings.entities,
      entryHashes: screenings.entryHashes,
      nameDoubts: screenings.nameDoubts,
      carried: screenings.carried,
      entitiesSealed: screenings.entitiesSealed,
      birthAttested: screenings.birthAttested,
    })
    .from(screenings)
    .where(inArray(screenings.userId, [...ids]))
    .orderBy(screenings.userId, desc(screenings.id));
  const matched = rows.filter(({ entitiesSealed }) => entitiesSealed !== null);
  const people = matched.map(({ userId }) => userId);
  const ciphers = await ciphersOf(tx, vault, people, 'retention');
  return new Map(rows.map((row) => [row.userId, latestIn(row, ciphers.get(row.userId) ?? null)]));
}

function latestIn(
  row: Parameters<typeof openMatched>[1] &
    Pick<NonNullable<Customer['latest']>, 'nameDoubts' | 'birthAttested'>,
  cipher: Held,
): Customer['latest'] | 'UNREADABLE' {
  if (cipher === 'UNREADABLE') return cipher;
  const { nameDoubts, birthAttested } = row;
  try {
    return { nameDoubts, birthAttested, ...openMatched(cipher ?? undefined, row) };
  } catch (error) {
    if (error instanceof CiphertextInvalid) return 'UNREADABLE';
    throw error;
  }
}
