import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import { moveAccount } from './payout-account.ts';
import type { Ports } from './ports.ts';

/** A person removes an account of theirs that no loan is paid out to or collected from any more, nor a payment on its way. */
export function removePayoutAccount(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    { id }: { readonly id: string },
  ): Promise<Outcome<PayoutAccount, LendingErrorCode>> =>
    await ports.transact(async (work) => {
      const account = isId('bank', id) ? await work.payoutAccounts.lock(id) : undefined;
      if (account === undefined || !isSelf(caller, account.userId)) return notFound('account');
      if (account.status === 'REMOVED') return ok(account);
      if (await work.payoutAccounts.isInUse(account.id)) {
        return invalidState(
          'A loan that is not repaid or a payment on its way uses this account: it cannot be removed.',
        );
      }
      return ok(await moveAccount(work, caller, account, { status: 'REMOVED' }));
    });
}
