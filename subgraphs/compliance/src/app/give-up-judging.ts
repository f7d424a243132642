import { serviceCaller } from '@blockscore/caller';
import { type DueFraudRequest, MOST_TRIES } from './fraud-ports.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { reassessKyc } from './reassess-kyc.ts';

/**
 * Counts that an application could not be judged, and after {@link MOST_TRIES} times has nobody wait for it
 * any longer: operators are told, and officers by an alert that lending hears of as of one that is HIGH, so
 * that nothing is lent before they have looked.
 */
export async function giveUpJudging(
  ports: Pick<Ports, 'transact' | 'clock' | 'rules' | 'fraud'>,
  request: DueFraudRequest,
): Promise<void> {
  const { requestId, userId } = request;
  const isOver = await ports.transact(async (work) => {
    await work.kyc.lock(userId);
    if ((await work.fraud.requests.countTry(requestId)) < MOST_TRIES) return false;
    await close(work, request, ports.clock());
    return true;
  });
  if (!isOver) return;
  ports.fraud.reportGivenUp(requestId);
  // Apart: what keeps clearances from being answered keeps no payout waiting.
  await ports.transact((work) => reassessKyc(work, ports, userId, serviceCaller('compliance')));
}

async function close(
  work: Work,
  { requestId, userId, applicationId, purpose }: DueFraudRequest,
  at: Date,
): Promise<void> {
  const alert = await raiseAlert(work, {
    ...{ source: 'FRAUD', rule: 'APPLICATION_NOT_JUDGED', ruleVersion: '1', severity: 'HIGH' },
    subject: userId,
    dedupeKey: requestId,
    facts: [
      { name: 'application', value: applicationId },
      { name: 'assessedFor', value: purpose },
      { name: 'tries', value: String(MOST_TRIES) },
    ],
    at,
  });
  await work.fraud.requests.setAlert(requestId, alert.id);
  await work.fraud.requests.close(requestId, at);
  await work.fraud.requests.forget(requestId);
}
