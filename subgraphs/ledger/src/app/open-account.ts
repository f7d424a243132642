import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { type Account, type AccountType, NO_STANDING, type Side } from '../domain/account.ts';
import { growsOn } from '../domain/chart-of-accounts.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { isBeyond } from '../domain/limit.ts';
import { checkNames, type LimitsInput, readLimits } from '../domain/new-account.ts';
import type { PostingPorts } from './ports.ts';
import { recordAccount } from './record-account.ts';

/** More than a lender has; each trial balance lists all of them. */
const MAX_ACCOUNTS = 500;

export interface OpenAccountInput extends LimitsInput {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  /** The side on which it grows; that of its type where none is given. */
  readonly normalSide?: Side | null | undefined;
}

/** Adds an account to the chart. A code is given once. */
export function openAccount(ports: Pick<PostingPorts, 'transact' | 'clock' | 'currency'>) {
  return async (
    caller: Caller,
    { code, name, type, normalSide, ...limitsInput }: OpenAccountInput,
  ): Promise<Outcome<Account, LedgerErrorCode>> => {
    const { currency } = ports;
    const limits = readLimits(limitsInput, currency);
    const errors = [...checkNames(code, name), ...(limits.ok ? [] : limits.error)];
    if (!limits.ok || errors.length > 0) return err(errors);
    const account: Account = {
      ...limits.value,
      ...{ id: newId('acct'), code, name, type, currency, closedAt: null, version: 1 },
      normalSide: normalSide ?? growsOn(type),
    };
    if (isBeyond(account, NO_STANDING)) {
      const message = 'The account begins with nothing on it, which is beyond that limit.';
      return fail('LIMIT_EXCEEDED', message, ['input', 'least']);
    }
    return await ports.transact(async (work) => {
      await work.books.lock();
      const chart = await work.books.chart();
      if (chart.has(code)) {
        return fail('CODE_TAKEN', `There is an account ${code}.`, ['input', 'code']);
      }
      if (chart.size >= MAX_ACCOUNTS) {
        return fail('INPUT_INVALID', `The chart has its ${MAX_ACCOUNTS} accounts.`, ['input']);
      }
      await work.books.addAccounts([account], ports.clock());
      await recordAccount(work, caller, account, 'OPENED');
      return ok(account);
    });
  };
}
