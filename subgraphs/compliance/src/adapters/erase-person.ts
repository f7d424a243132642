import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import { ERASURE_ORDERED } from '../domain/audit/chain.ts';
import { eraseFraudRequests } from './fraud-request-repository.ts';
import {
  alerts,
  cases,
  customerMarks,
  dataExportParts,
  dataExportPieces,
  dataExports,
  disclosureRequests,
  fraudNamed,
  fraudTraces,
  kycDocuments,
  kycVerifications,
  personMarks,
  simulatedChecks,
  subjectFacts,
  subjectFactsHashes,
  subjects,
  verifiedAccounts,
} from './tables.ts';

/** See `ErasureRepository.erase`. */
export async function erasePerson(
  tx: Transaction,
  vault: Vault,
  userId: UserId,
  at: Date,
): Promise<boolean> {
  await tx
    .update(subjects)
    .set({
      ...{ firstName: null, lastName: null, dateOfBirth: null },
      ...{ country: null, address: null },
      // Nothing is left to be asked for, or compared.
      ...{ disclosedAt: null, outdatedAt: null, indexedAt: null },
    })
    .where(eq(subjects.userId, userId));
  await tx
    .update(disclosureRequests)
    .set({ privateKey: null, closedAt: sql`coalesce(closed_at, ${at.toISOString()}::timestamptz)` })
    .where(eq(disclosureRequests.userId, userId));
  await eraseFraudRequests(tx, userId, at);
  await forgetSearched(tx, userId);
  await tx.delete(fraudTraces).where(eq(fraudTraces.userId, userId));
  await tx.delete(verifiedAccounts).where(eq(verifiedAccounts.userId, userId));
  await tx.delete(fraudNamed).where(eq(fraudNamed.userId, userId));
  await eraseCopies(tx, userId);
  await eraseHashes(tx, userId);
  await vault.destroy(tx, userId);
  return (await tx.$count(kycVerifications, eq(kycVerifications.userId, userId))) > 0;
}

/** By their names and birth officers find whose checks are kept; by their address nobody any more. */
async function forgetSearched(tx: Transaction, userId: UserId): Promise<void> {
  const isKept = (await tx.$count(subjectFacts, eq(subjectFacts.userId, userId))) > 0;
  const ofAddress = isKept ? eq(customerMarks.kind, 'EMAIL') : undefined;
  await tx.delete(customerMarks).where(and(eq(customerMarks.userId, userId), ofAddress));
}

async function eraseCopies(tx: Transaction, userId: UserId): Promise<void> {
  const theirs = tx
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(eq(dataExports.userId, userId));
  await tx.delete(dataExportParts).where(inArray(dataExportParts.exportId, theirs));
  await tx.delete(dataExportPieces).where(inArray(dataExportPieces.exportId, theirs));
  await tx
    .update(dataExports)
    .set({ privateKey: null, status: 'EXPIRED', size: null, sha256: null })
    .where(eq(dataExports.userId, userId));
}

/**
 * Nobody is to try out whose documents they were, or who the person was; but of whom officers rejected it is told when they
 * come back, as long as it is kept why (GDPR Art. 17(3)(b)).
 */
async function eraseHashes(tx: Transaction, userId: UserId): Promise<void> {
  const isTheirs = eq(kycDocuments.userId, userId);
  const theirs = tx.select({ id: kycDocuments.id }).from(kycDocuments).where(isTheirs);
  await tx.delete(simulatedChecks).where(inArray(simulatedChecks.id, theirs));
  await tx.delete(subjectFactsHashes).where(eq(subjectFactsHashes.userId, userId));
  const isRejected = and(
    eq(kycVerifications.userId, userId),
    eq(kycVerifications.status, 'REJECTED'),
  );
  if ((await tx.$count(kycVerifications, isRejected)) === 0) await forgetPerson(tx, userId);
}

/** From then on nobody is recognized as them. */
export async function forgetPerson(tx: Transaction, userId: UserId): Promise<void> {
  await tx
    .update(kycDocuments)
    .set({ numberHash: null, contentHash: null })
    .where(eq(kycDocuments.userId, userId));
  await tx.delete(personMarks).where(eq(personMarks.userId, userId));
}

/** See `ErasureRepository.hasOpenInquiry`. */
export async function hasOpenInquiry(tx: Transaction, userId: UserId): Promise<boolean> {
  const openAlert = and(eq(alerts.subject, userId), ne(alerts.status, 'RESOLVED'));
  // Of what was reported it is still to be looked at whether it goes on.
  const isOpen = or(ne(cases.status, 'CLOSED'), eq(cases.continuing, true));
  const openCase = and(eq(cases.subject, userId), isOpen);
  return (await tx.$count(alerts, openAlert)) + (await tx.$count(cases, openCase)) > 0;
}

/** See `ErasureRepository.eraseAuditSalts`. */
export async function eraseSalts(tx: Transaction, userId: UserId): Promise<void> {
  await tx.execute(sql`
    delete from compliance.audit_salts s using compliance.audit_entries e
    where s.entry_id = e.id and e.subject = ${userId} and e.stream = 'identity'
      and exists (
        select from compliance.audit_seals seal
        where seal.day = e.day and e.position between seal.first and seal.last)
      and exists (
        select from compliance.audit_entries o
        join compliance.audit_seals seal
          on seal.day = o.day and o.position between seal.first and seal.last
        where o.subject = e.subject and o.stream = 'compliance' and o.type = ${sql.raw(`'${ERASURE_ORDERED}'`)})`);
}
