import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { inArray } from 'drizzle-orm';
import type { AlertRepository } from '../app/alert-ports.ts';
import { supersededResolutions } from './tables.ts';

const place = (row: string) => ({ table: 'superseded_resolutions', column: 'reason', row });

export function createSupersededResolutions(
  tx: Transaction,
  vault: Vault,
): Pick<AlertRepository, 'supersede' | 'supersededOf'> {
  return {
    async supersede({ reason: said, ...superseded }) {
      const cipher = await vault.forSubject(tx, superseded.subject, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const reason = said === null ? null : cipher.value.encrypt(said, place(superseded.alertId));
      await tx.insert(supersededResolutions).values({ ...superseded, reason });
    },
    async supersededOf(ids) {
      const rows = await tx
        .select()
        .from(supersededResolutions)
        .where(inArray(supersededResolutions.alertId, [...ids]));
      const subjects = rows.map(({ subject }) => subject);
      const ciphers = await vault.forSubjects(tx, subjects, 'retention');
      const found = new Map(
        rows.map(({ reason: sealed, ...row }) => {
          const cipher = ciphers.get(row.subject);
          const isReadable = sealed !== null && cipher?.ok;
          const reason = isReadable ? cipher.value.decrypt(sealed, place(row.alertId)) : null;
          return [row.alertId, { ...row, reason }];
        }),
      );
      return ids.map((id) => found.get(id));
    },
  };
}
