import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Account } from '../domain/account.ts';
import { isCharted } from '../domain/chart-of-accounts.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { type ChangePorts, changeAccount } from './change-account.ts';

export interface CloseAccountInput {
  readonly accountId: string;
}

/** Closes an account for good, once nothing is on it or held; what was posted on it stays. */
export function closeAccount(ports: ChangePorts) {
  return async (
    caller: Caller,
    { accountId }: CloseAccountInput,
  ): Promise<Outcome<Account, LedgerErrorCode>> =>
    await changeAccount(ports, caller, accountId, 'CLOSED', (account, standing) => {
      const path = ['input', 'accountId'];
      if (isCharted(account.code)) {
        const message = `Loans are posted on ${account.code}: it stays open.`;
        return fail('INPUT_INVALID', message, path);
      }
      const { debits, credits, pendingDebits, pendingCredits } = standing;
      if (debits !== credits || pendingDebits !== 0n || pendingCredits !== 0n) {
        const message = `Something is on ${account.code} or held: bring it to zero first.`;
        return fail('ACCOUNT_NOT_EMPTY', message, path);
      }
      return ok({ ...account, closedAt: ports.clock() });
    });
}
