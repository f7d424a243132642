import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { inArray } from 'drizzle-orm';
import type { AgreementRepository } from '../app/agreement-ports.ts';
import { loanAgreements } from './agreement-tables.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';

type NewAgreement = Parameters<AgreementRepository['insert']>[0];
export type AgreementRow = typeof loanAgreements.$inferInsert;

const place = (row: string) => ({ table: 'loan_agreements', column: 'salt', row });

export async function toAgreementRow(
  tx: Transaction,
  vault: Vault,
  agreement: NewAgreement,
): Promise<AgreementRow> {
  const cipher = await cipherFor(tx, vault, agreement.userId);
  return { ...agreement, salt: cipher.encrypt(agreement.salt, place(agreement.loanId)) };
}

export async function insertAgreements(
  tx: Transaction,
  rows: readonly AgreementRow[],
): Promise<void> {
  await tx.insert(loanAgreements).values([...rows]);
}

export function createAgreementRepository(tx: Transaction, vault: Vault): AgreementRepository {
  return {
    async insert(agreement) {
      await insertAgreements(tx, [await toAgreementRow(tx, vault, agreement)]);
    },
    async findMany(loanIds) {
      const rows = await tx
        .select()
        .from(loanAgreements)
        .where(inArray(loanAgreements.loanId, [...loanIds]));
      const cipherOf = await ciphersFor(
        tx,
        vault,
        rows.map((row) => row.userId),
      );
      return rows.map((row) => ({
        ...row,
        salt: cipherOf(row.userId)?.decrypt(row.salt, place(row.loanId)) ?? null,
      }));
    },
  };
}
