import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Account } from '../domain/account.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { isBeyond } from '../domain/limit.ts';
import { type LimitsInput, readLimits } from '../domain/new-account.ts';
import { type ChangePorts, changeAccount } from './change-account.ts';

export interface ChangeLimitInput extends LimitsInput {
  readonly accountId: string;
}

/** Gives an account other limits, or none; not such as it is beyond already. */
export function changeLimit(ports: ChangePorts) {
  return async (
    caller: Caller,
    { accountId, ...limitsInput }: ChangeLimitInput,
  ): Promise<Outcome<Account, LedgerErrorCode>> => {
    const limits = readLimits(limitsInput, ports.currency);
    if (!limits.ok) return limits;
    return await changeAccount(ports, caller, accountId, 'LIMITED', (account, standing) => {
      const changed = { ...account, ...limits.value };
      if (!isBeyond(changed, standing)) return ok(changed);
      const message = `What is on ${account.code}, or held against it, is beyond that limit.`;
      return fail('LIMIT_EXCEEDED', message, ['input']);
    });
  };
}
