import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { type Account, NO_STANDING, type Standing } from '../domain/account.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { PostingPorts } from './ports.ts';
import { recordAccount } from './record-account.ts';

export type ChangePorts = Pick<PostingPorts, 'transact' | 'clock' | 'currency'>;

/**
 * Changes an account that is open while nobody posts, so that what `decide` sees stays true until the
 * change is there.
 */
export async function changeAccount(
  ports: ChangePorts,
  caller: Caller,
  accountId: string,
  change: 'LIMITED' | 'CLOSED',
  decide: (account: Account, standing: Standing) => Outcome<Account, LedgerErrorCode>,
): Promise<Outcome<Account, LedgerErrorCode>> {
  const path = ['input', 'accountId'];
  if (!isId('acct', accountId)) return fail('NOT_FOUND', 'There is no such account.', path);
  return await ports.transact(async (work) => {
    await work.books.lock();
    const account = await work.books.account(accountId);
    if (account === null) return fail('NOT_FOUND', 'There is no such account.', path);
    if (account.closedAt !== null) {
      return fail('ACCOUNT_CLOSED', `${account.code} is closed and stays as it is.`, path);
    }
    const standings = await work.books.lockStandings([account.id]);
    const decided = decide(account, standings.get(account.id) ?? NO_STANDING);
    if (!decided.ok) return decided;
    await work.books.saveAccount(decided.value);
    const saved = { ...decided.value, version: account.version + 1 };
    await recordAccount(work, caller, saved, change);
    return ok(saved);
  });
}
