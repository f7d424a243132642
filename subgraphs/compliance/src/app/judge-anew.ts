import { serviceCaller } from '@blockscore/caller';
import { policyText } from '../domain/kyc/review.ts';
import type { Ports, UserId } from './ports.ts';
import { readReviewPolicy } from './read-review-policy.ts';
import { reassessKyc } from './reassess-kyc.ts';

/** How many customers are read at a time. */
const AT_ONCE = 100;

/**
 * Judges by the policy of now whoever was judged by another one: countries that a rule of monitoring or the
 * configuration has changed, or what a release judges otherwise, hold for those who were approved before, too.
 * Each in a transaction of their own; one who cannot be judged keeps no other waiting. Stopped, it goes on
 * where it was when it is tried again.
 *
 * @returns how many were judged
 * @throws AggregateError of those who could not be, the first 100; and where the signal tells it to stop
 */
export function judgeAnew(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  return async (signal: AbortSignal): Promise<number> => {
    const policy = policyText(await ports.transact((work) => readReviewPolicy(work, ports.rules)));
    const failures: unknown[] = [];
    let judged = 0;
    let failed = 0;
    let after: UserId | undefined;
    do {
      const from = after;
      const due = await ports.transact((work) => work.kyc.judgedOtherwise(policy, from, AT_ONCE));
      for (const userId of due) {
        signal.throwIfAborted();
        try {
          await ports.transact((work) =>
            reassessKyc(work, ports, userId, serviceCaller('compliance')),
          );
          judged += 1;
        } catch (error) {
          failed += 1;
          if (failures.length < AT_ONCE) failures.push(error);
        }
      }
      after = due.length < AT_ONCE ? undefined : due.at(-1);
    } while (after !== undefined);
    if (failed > 0) {
      throw new AggregateError(failures, `${failed} customers could not be judged anew.`);
    }
    return judged;
  };
}
