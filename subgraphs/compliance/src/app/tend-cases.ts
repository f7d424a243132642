import { serviceCaller } from '@blockscore/caller';
import type { Ports, UserId } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { releaseHeldClearances, releaseHeldVerifications } from './release-held-clearances.ts';
import { settleProposalAlerts } from './settle-proposal-alerts.ts';
import { type Place, tendAll, tendEach } from './tend-each.ts';
import { tendIndex } from './tend-index.ts';
import { tendScreenings } from './tend-screenings.ts';

/**
 * What no event brings about: takes over lists that another process imported, sees to it that
 * everybody is compared with them, has them found by officers, answers and approves who waited for lists, answers clearances
 * whose patience has ended, and ends alerts of proposals that are over. Safe to run in
 * several processes; each person is dealt with under their own lock, and one who cannot be dealt with keeps
 * no other waiting.
 *
 * @throws AggregateError of those who could not be
 */
export function tendCases(ports: Ports) {
  const screenings = tendScreenings(ports);
  const index = tendIndex(ports);
  const held: Place<UserId> = {};
  const unapproved: Place<UserId> = {};
  const overdue: Place<UserId> = {};
  return async (): Promise<void> => {
    await ports.lists.refresh();
    await tendAll(
      [
        screenings,
        () => releaseHeldClearances(ports, held),
        () => releaseHeldVerifications(ports, unapproved),
        () => endPatience(ports, overdue),
        index,
        () => ports.transact((work) => settleProposalAlerts(work, ports)),
      ],
      'of screenings, clearances, the index of customers and proposals could not be tended.',
    );
  };
}

async function endPatience(ports: Ports, place: Place<UserId>): Promise<void> {
  const actor = serviceCaller('compliance');
  const before = new Date(ports.clock().getTime() - ports.rules.clearancePatienceMs);
  await tendEach(
    place,
    (after, limit) => ports.transact((work) => work.clearances.overdue(before, after, limit)),
    async (userId) => {
      await ports.transact((work) => reassessKyc(work, ports, userId, actor));
    },
    'people whose clearance is overdue could not be assessed.',
  );
}
