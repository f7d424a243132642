import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { desc, eq } from 'drizzle-orm';
import type { ApplicationFactsRepository } from '../app/application-facts-ports.ts';
import { toAccounts } from './payout-account-repository.ts';
import { applications, payoutAccounts } from './tables.ts';

const MOST_ACCOUNTS = 20;
const MOST_APPLICATIONS = 50;
const NONE = 'bank_';
/** By a key of its own, and without the person, unlike the hash by which they find an account of theirs. */
const PURPOSE = 'lending.mark.account';

export function createApplicationFactsRepository(
  tx: Transaction,
  vault: Vault,
): ApplicationFactsRepository {
  return {
    async of(userId, accountId) {
      const keys = await vault.forSubjects(tx, [userId]);
      if (keys.get(userId)?.ok === false) return undefined;
      const rows = await tx
        .select()
        .from(payoutAccounts)
        .where(eq(payoutAccounts.userId, userId))
        // However many were given since: money goes to this one.
        .orderBy(desc(eq(payoutAccounts.id, accountId ?? NONE)), desc(payoutAccounts.id))
        .limit(MOST_ACCOUNTS);
      const accounts = await toAccounts(tx, vault, rows);
      const applied = await tx
        .select({ at: applications.submittedAt })
        .from(applications)
        .where(eq(applications.userId, userId))
        .orderBy(desc(applications.id))
        .limit(MOST_APPLICATIONS);
      return {
        accounts: accounts
          // All that cannot be read would be the same one.
          .filter(({ account }) => account !== '')
          .map(({ id, account, status, holderName, verifiedAt, createdAt }) => ({
            mark: vault.keyedHash(PURPOSE, account),
            ...{ id, status, holderName, verifiedAt, createdAt },
          })),
        appliedAt: applied.map(({ at }) => at),
      };
    },
  };
}
