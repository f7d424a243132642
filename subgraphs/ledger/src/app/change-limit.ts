import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Account } from '../domain/account.ts';
import { takesLoans } from '../domain/chart-of-accounts.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { isBeyond, isLimited } from '../domain/limit.ts';
import { type LimitsInput, readLimits } from '../domain/new-account.ts';
import { type ChangePorts, changeAccount } from './change-account.ts';

export interface ChangeLimitInput extends LimitsInput {
  readonly accountId: string;
  /** The account's, as it was when the change was decided on. */
  readonly version: number;
}

/**
 * Gives an account other limits, or none; not such as it is beyond already, and none where lending
 * posts: what happened to a loan would be refused by the books, and has happened all the same. Of two who
 * saw the same limits, the second is told of the first.
 */
export function changeLimit(ports: ChangePorts) {
  return async (
    caller: Caller,
    { accountId, version, ...limitsInput }: ChangeLimitInput,
  ): Promise<Outcome<Account, LedgerErrorCode>> => {
    const limits = readLimits(limitsInput, ports.currency);
    if (!limits.ok) return limits;
    return await changeAccount(ports, caller, accountId, 'LIMITED', (account, standing) => {
      if (account.version !== version) {
        const message = `${account.code} is at version ${account.version} now: look at it and change that.`;
        return fail('CONFLICT', message, ['input', 'version']);
      }
      const changed = { ...account, ...limits.value };
      if (isLimited(changed) && takesLoans(account.code)) {
        const message = `Loans are posted on ${account.code}, which a limit would refuse: limit another account.`;
        return fail('ACCOUNT_CONTROLLED', message, ['input', 'accountId']);
      }
      if (!isBeyond(changed, standing)) return ok(changed);
      const message = `What is on ${account.code}, or held against it, is beyond that limit.`;
      return fail('LIMIT_EXCEEDED', message, ['input']);
    });
  };
}
