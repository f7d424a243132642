import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { readAccount, readLine } from '../domain/input.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import { registerAccount, verifyAccount } from './payout-account.ts';
import type { Ports } from './ports.ts';

export interface AddPayoutAccountInput {
  readonly account: string;
  readonly holderName: string;
}

/**
 * A person adds an account of theirs, and the provider is asked about it at once, outside the
 * transaction. The same number again is the account that is there.
 */
export function addPayoutAccount(ports: Ports) {
  return async (
    caller: Caller,
    input: AddPayoutAccountInput,
  ): Promise<Outcome<PayoutAccount, LendingErrorCode>> => {
    const userId = caller.id;
    if (caller.kind !== 'USER' || !isId('user', userId)) {
      return fail('BORROWERS_ONLY', 'Accounts are added by the person whose they are: sign in.');
    }
    const account = readAccount(input.account, 'account');
    if (!account.ok) return err([account.error]);
    const holder = readLine(input.holderName, 'holderName', 140);
    if (!holder.ok) return err([holder.error]);
    if (holder.value === null) {
      return err([inputError('INPUT_INVALID', 'holderName', 'Say whose account it is.')]);
    }
    const added = { userId, account: account.value, holderName: holder.value };
    const now = ports.clock();
    const path = ['input', 'account'];
    const registered = await ports.transact((work) =>
      registerAccount(work, caller, added, now, path),
    );
    return registered.ok ? ok(await verifyAccount(ports, registered.value)) : registered;
  };
}
