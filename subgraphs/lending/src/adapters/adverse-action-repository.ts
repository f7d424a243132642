import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { inArray } from 'drizzle-orm';
import type { AdverseActionRepository } from '../app/adverse-action-ports.ts';
import type { AdverseActionContent } from '../domain/adverse-action.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { adverseActionNotices } from './tables.ts';

const place = (row: string) => ({ table: 'adverse_action_notices', column: 'content', row });

export function createAdverseActionRepository(
  tx: Transaction,
  vault: Vault,
): AdverseActionRepository {
  return {
    async insert({ content, ...notice }) {
      const cipher = await cipherFor(tx, vault, notice.userId);
      const text = cipher.encrypt(JSON.stringify(content), place(notice.applicationId));
      await tx.insert(adverseActionNotices).values({ ...notice, content: text });
    },
    async findMany(applicationIds) {
      const rows = await tx
        .select()
        .from(adverseActionNotices)
        .where(inArray(adverseActionNotices.applicationId, [...applicationIds]));
      const users = rows.map((row) => row.userId);
      const cipherOf = await ciphersFor(tx, vault, users);
      return rows.flatMap((row) => {
        const text = cipherOf(row.userId)?.decrypt(row.content, place(row.applicationId));
        if (text === undefined) return [];
        return [{ ...row, content: JSON.parse(text) as AdverseActionContent }];
      });
    },
  };
}
