import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import { alerts, disclosureRequests, kycVerifications, subjects } from './tables.ts';

/** See `ErasureRepository.erase`. */
export async function erasePerson(
  tx: Transaction,
  vault: Vault,
  userId: UserId,
  at: Date,
): Promise<boolean> {
  await tx
    .update(subjects)
    .set({ firstName: null, lastName: null, dateOfBirth: null, country: null })
    .where(eq(subjects.userId, userId));
  await tx
    .update(disclosureRequests)
    .set({ privateKey: null, closedAt: sql`coalesce(closed_at, ${at.toISOString()}::timestamptz)` })
    .where(eq(disclosureRequests.userId, userId));
  await vault.destroy(tx, userId);
  return (await tx.$count(kycVerifications, eq(kycVerifications.userId, userId))) > 0;
}

/** See `ErasureRepository.hasOpenInquiry`. */
export async function hasOpenInquiry(tx: Transaction, userId: UserId): Promise<boolean> {
  const isOpen = and(eq(alerts.subject, userId), ne(alerts.status, 'RESOLVED'));
  return (await tx.$count(alerts, isOpen)) > 0;
}

/** See `ErasureRepository.eraseAuditSalts`. */
export async function eraseSalts(tx: Transaction, userId: UserId): Promise<void> {
  await tx.execute(sql`
    delete from compliance.audit_salts s using compliance.audit_entries e
    where s.entry_id = e.id and e.subject = ${userId} and e.stream = 'identity'
      and exists (
        select from compliance.audit_seals seal
        where seal.day = e.day and e.position between seal.first and seal.last)`);
}
