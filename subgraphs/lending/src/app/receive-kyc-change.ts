import type { EventData } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import type { Clock, Transact } from './ports.ts';
import { reconsider } from './reconsider-applications.ts';
import { noteAnswer } from './tell-missing.ts';

/**
 * Compliance has found something, or has decided: what it answered about the person before no longer
 * holds, for better or worse. Approvals and payouts ask anew from now on, and so do applications that
 * wait for it.
 */
export function receiveKycChange(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return async ({
    userId,
    to,
    awaitsPerson,
  }: EventData['compliance.kyc.changed']): Promise<void> => {
    if (!isId('user', userId)) return;
    const now = ports.clock();
    await ports.transact(async (work) => {
      await work.clearances.voidOf(userId, now);
      // Where the person has to do something again, what comes of it tells them of it.
      if (to === 'APPROVED' || to === 'REJECTED' || awaitsPerson === true) {
        await reconsider(work, userId, 'CLEARANCE', now);
      } else if (to === 'PENDING' || to === 'IN_REVIEW') {
        // What is still under way settles nothing, but it is the lender's turn.
        await noteAnswer(work, userId, 'IDENTITY', now);
      }
    });
  };
}
