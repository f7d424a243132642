import type { Transaction } from '@blockscore/database';
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { AttestationRecords, AttestationsOf } from '../app/attestation-ports.ts';
import type { ChainTransaction } from '../app/chain-ports.ts';
import type { Attested } from '../app/reconciliation-ports.ts';
import { attestations as rows } from './attestation-tables.ts';
import { selectChainTransactions, toChainTransaction } from './chain-rows.ts';
import { chains, chainTransactions, smartContracts } from './chain-tables.ts';
import { textArray } from './standings.ts';

/** Scores that are to be attested, within one database transaction. */
export function createAttestationRepository(tx: Transaction): AttestationRecords {
  return {
    async keep(score, expiresAt) {
      await tx
        .insert(rows)
        .values({ ...score, expiresAt })
        .onConflictDoNothing({ target: rows.commitment });
    },
    async revoke(of, reason, now) {
      // In one order, whoever else holds some of them.
      const theirs = await tx
        .select({ commitment: rows.commitment })
        .from(rows)
        .where(and(those(of), isNull(rows.revokedAt), gt(rows.expiresAt, now)))
        .orderBy(asc(rows.commitment))
        .for('update');
      if (theirs.length === 0) return 0;
      await tx
        .update(rows)
        .set({ revokedReason: reason, revokedAt: now })
        .where(among(theirs.map(({ commitment }) => commitment)));
      return theirs.length;
    },
    ...createGathering(tx),
    ...createSigning(tx),
    ...createReleasing(tx),
  };
}

type Gathering = 'waiting' | 'before' | 'take' | 'takeRevoked' | 'assign';

function createGathering(tx: Transaction): Pick<AttestationRecords, Gathering> {
  const waits = (now: Date) =>
    and(isNull(rows.attestId), isNull(rows.revokedAt), gt(rows.expiresAt, now));
  return {
    async waiting(now, limit) {
      const some = tx.select({ one: rows.commitment }).from(rows).where(waits(now)).limit(limit);
      return (await some).length;
    },
    async before(now) {
      const { kind, createdAt, chain } = chainTransactions;
      const ofKind = eq(kind, 'ATTESTATION');
      const [newest] = await tx
        .select({ at: createdAt })
        .from(chainTransactions)
        .where(and(ofKind, IS_ATTESTATION))
        .orderBy(desc(chainTransactions.id))
        .limit(1);
      const unsigned = await tx
        .select({ id: chainTransactions.id })
        .from(chainTransactions)
        .where(and(ofKind, IS_ATTESTATION, isNull(chain), stillToAttest(now)))
        .limit(1);
      return { newestAt: newest?.at ?? null, unsigned: unsigned.length > 0 };
    },
    async take(now, limit) {
      const [soonest] = await tx
        .select({ expiresAt: rows.expiresAt })
        .from(rows)
        .where(waits(now))
        .orderBy(asc(rows.expiresAt))
        .limit(1);
      if (soonest === undefined) return [];
      return await tx
        .select()
        .from(rows)
        .where(and(waits(now), eq(rows.expiresAt, soonest.expiresAt)))
        .orderBy(asc(rows.commitment))
        .limit(limit)
        .for('update', { skipLocked: true });
    },
    async takeRevoked(chain, now, limit) {
      const open = and(isNotNull(rows.revokedAt), isNull(rows.revokeId), gt(rows.expiresAt, now));
      const [first] = await tx
        .select({ attester: rows.attester, contractId: rows.contractId })
        .from(rows)
        .innerJoin(smartContracts, eq(smartContracts.id, rows.contractId))
        .where(and(open, eq(smartContracts.chain, chain)))
        .orderBy(asc(rows.commitment))
        .limit(1);
      if (first === undefined || first.attester === null || first.contractId === null) return [];
      const same = and(eq(rows.attester, first.attester), eq(rows.contractId, first.contractId));
      return await tx
        .select()
        .from(rows)
        .where(and(open, same))
        .orderBy(asc(rows.commitment))
        .limit(limit)
        .for('update', { skipLocked: true });
    },
    async assign({ id, kind }, commitments) {
      const column = kind === 'ATTESTATION' ? { attestId: id } : { revokeId: id };
      await tx.update(rows).set(column).where(among(commitments));
    },
  };
}

type Signing = 'unsent' | 'lockBatch' | 'drop' | 'markSigned';

function createSigning(tx: Transaction): Pick<AttestationRecords, Signing> {
  return {
    async unsent(chain, now, limit) {
      const { kind, nextAttemptAt } = chainTransactions;
      const isOfUse = or(
        and(eq(kind, 'ATTESTATION'), stillToAttest(now)),
        and(eq(kind, 'REVOCATION'), stillToRevoke(chain, now)),
      );
      const due = and(IS_ATTESTATION, isNull(chainTransactions.chain), lte(nextAttemptAt, now));
      const found = await selectChainTransactions(tx)
        .where(and(due, isOfUse))
        // What takes back comes first: who holds a word that is wrong is told as soon as can be.
        .orderBy(desc(kind), asc(chainTransactions.id))
        .limit(Math.max(0, limit));
      return found.map(toChainTransaction);
    },
    async lockBatch({ id, kind }) {
      const column = kind === 'ATTESTATION' ? rows.attestId : rows.revokeId;
      return await tx
        .select()
        .from(rows)
        .where(eq(column, id))
        .orderBy(asc(rows.commitment))
        .for('update');
    },
    async drop(commitments) {
      await tx.update(rows).set({ attestId: null }).where(among(commitments));
    },
    async markSigned(commitments, signed) {
      await tx.update(rows).set(signed).where(among(commitments));
    },
  };
}

type Releasing = 'forgetLost' | 'attesters' | 'signedBy' | 'release';

function createReleasing(tx: Transaction): Pick<AttestationRecords, Releasing> {
  const NOT_SIGNED = { attester: null, contractId: null, revokeId: null };
  return {
    async forgetLost() {
      const lost = tx
        .select({ id: smartContracts.id })
        .from(smartContracts)
        .innerJoin(chains, eq(chains.id, smartContracts.chain))
        .where(and(eq(smartContracts.name, 'AttestationRegistry'), isNotNull(chains.lostAt)));
      await tx.update(rows).set(NOT_SIGNED).where(inArray(rows.contractId, lost));
    },
    async attesters(chain, now) {
      const { contractId, attester } = rows;
      const found = await tx
        .selectDistinct({ contractId, attester, registry: smartContracts.address })
        .from(rows)
        .innerJoin(smartContracts, eq(smartContracts.id, contractId))
        .where(and(eq(smartContracts.chain, chain), gt(rows.expiresAt, now)));
      return found.flatMap((each) =>
        each.contractId === null || each.attester === null || each.registry === null
          ? []
          : [{ contractId: each.contractId, attester: each.attester, registry: each.registry }],
      );
    },
    async signedBy({ contractId, attester }, after, now, limit) {
      const theirs = and(eq(rows.contractId, contractId), eq(rows.attester, attester));
      return await tx
        .select()
        .from(rows)
        .where(and(theirs, gt(rows.commitment, after), gt(rows.expiresAt, now)))
        .orderBy(asc(rows.commitment))
        .limit(limit);
    },
    async release(commitments) {
      await tx
        .update(rows)
        .set({ ...NOT_SIGNED, attestId: null })
        .where(among(commitments));
    },
  };
}

/** Of each of those transactions of the chain one score that it attests or revokes, as it was signed. */
export async function attestedBy(
  tx: Transaction,
  transactions: readonly ChainTransaction[],
): Promise<ReadonlyMap<string, Attested>> {
  const ids = transactions.flatMap(({ id, kind }) =>
    kind === 'ATTESTATION' || kind === 'REVOCATION' ? [id] : [],
  );
  if (ids.length === 0) return new Map();
  const { attester, commitment, expiresAt } = rows;
  const found = await tx
    .selectDistinctOn([chainTransactions.id], {
      ...{ id: chainTransactions.id, attester, commitment, expiresAt },
    })
    .from(chainTransactions)
    .innerJoin(
      rows,
      and(
        or(eq(rows.attestId, chainTransactions.id), eq(rows.revokeId, chainTransactions.id)),
        eq(rows.contractId, chainTransactions.contractId),
      ),
    )
    .where(sql`${chainTransactions.id} = any(${textArray(ids)})`)
    .orderBy(asc(chainTransactions.id), asc(commitment));
  return new Map(
    found.flatMap(({ id, attester: by, ...score }) =>
      by === null ? [] : [[id, { ...score, attester: by }]],
    ),
  );
}

/** The condition of the index that lists them. */
const IS_ATTESTATION = sql`${chainTransactions.kind} in ('ATTESTATION', 'REVOCATION')`;

/** Whether a transaction of the chain has something left to attest. */
function stillToAttest(now: Date): SQL {
  return sql`exists (select from ledger.attestations a
    where a.attest_id = ${chainTransactions.id} and a.revoked_at is null
      and a.expires_at > ${now.toISOString()})`;
}

/** Whether it has something left to revoke, in a contract that can be reached. */
function stillToRevoke(chain: string, now: Date): SQL {
  return sql`exists (select from ledger.attestations a
    join ledger.smart_contracts c on c.id = a.contract_id
    where a.revoke_id = ${chainTransactions.id} and c.chain = ${chain}
      and a.expires_at > ${now.toISOString()})`;
}

function those(of: AttestationsOf): SQL {
  if ('userId' in of) return eq(rows.userId, of.userId);
  if ('scoreId' in of) return eq(rows.scoreId, of.scoreId);
  return among(of.commitments);
}

function among(commitments: readonly string[]): SQL {
  return sql`${rows.commitment} = any(${textArray(commitments)})`;
}
