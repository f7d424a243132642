import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { officer } from './compliance-subgraph.ts';
import { mutate } from './monitoring-steps.ts';

/** Another officer than `officer`. */
export const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
/** Why these officers decide so. */
export const REASON = 'The account is of a branch there.';

/** What an officer says of a held payment. */
export function decideHeld(
  compliance: TestSubgraph,
  field: 'releasePayment' | 'refusePayment',
  paymentId: string,
  by = officer,
) {
  return mutate(
    compliance,
    by,
    field,
    ['DecideHeldPaymentInput', { paymentId, reason: REASON }],
    'heldPayment { status reason } proposal { proposedBy { id } }',
  );
}

/** Both officers say that it may move. */
export async function releaseHeld(compliance: TestSubgraph, paymentId: string) {
  await decideHeld(compliance, 'releasePayment', paymentId, second);
  return await decideHeld(compliance, 'releasePayment', paymentId);
}
