import { actorOf, type Caller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Account } from '../domain/account.ts';
import type { Work } from './ports.ts';

/** Tells what was done to an account; `account` is as it is afterwards. */
export async function recordAccount(
  work: Pick<Work, 'events'>,
  caller: Caller,
  { id, code, version }: Account,
  change: EventData['ledger.account.changed']['change'],
): Promise<void> {
  await work.events.record({
    type: 'ledger.account.changed',
    aggregate: { type: 'LedgerAccount', id, version },
    audience: { scopes: ['ledger:read'] },
    actor: actorOf(caller),
    data: { accountId: id, code, change },
  });
}
