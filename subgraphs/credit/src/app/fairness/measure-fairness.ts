import { Fault } from '@blockscore/result';
import { createFairnessTally, type GroupFairness } from '../../domain/group-fairness.ts';
import { wasGood } from '../../domain/loan-outcome.ts';
import { type Quarter, quarterNumber, quarterOf } from '../../domain/quarter.ts';
import { dayOf } from '../../domain/week.ts';
import { readQuarters } from '../read-quarters.ts';
import type { FairnessPorts, GroupedDecision, Period } from './ports.ts';

/** Read and decrypted at once. */
const BATCH = 500;
/** Each has an attribute to decrypt. */
const MOST_DECISIONS = 100_000;

export interface QuarterFairness extends GroupFairness, Quarter {}

/**
 * Compares how the groups fared, quarter by quarter: approval rates of those decided on, and of those
 * who repaid the share whose score alone reached the cut-off. Aggregates only, of periods that are over
 * and never overlap; loans are judged as of the end of the newest one, so that nothing moves from day
 * to day by one person.
 */
export function measureFairness(ports: FairnessPorts) {
  return async (from?: string | null, to?: string | null): Promise<readonly QuarterFairness[]> => {
    const now = ports.clock();
    const quarters = readQuarters(from, to, now);
    const asOf = quarterOf(quarterNumber(dayOf(now)) - 1).to;
    const whole = { from: quarters[0].from, to: quarters.at(-1)?.to ?? quarters[0].to };
    const decided = await ports.transact((work) => work.ageGroups.countDecided(periodOf(whole)));
    if (decided > MOST_DECISIONS) {
      throw new Fault(
        'BAD_USER_INPUT',
        `From ${whole.from} to ${whole.to} there were ${decided} decisions, and at most ${MOST_DECISIONS} are compared at once: ask for fewer quarters.`,
      );
    }
    const measured: QuarterFairness[] = [];
    for (const quarter of quarters) measured.push(await measureQuarter(ports, quarter, asOf));
    return measured;
  };
}

async function measureQuarter(
  ports: FairnessPorts,
  quarter: Quarter,
  asOf: string,
): Promise<QuarterFairness> {
  const period = periodOf(quarter);
  const tally = createFairnessTally();
  let after: GroupedDecision['applicationId'] | undefined;
  do {
    const batch = await ports.transact((work) => work.ageGroups.decided(period, after, BATCH));
    for (const { group, isApproved, loan, score } of batch) {
      const cutOff = score && ports.cutOffOf(score.modelId);
      const isGood = loan !== null && wasGood(loan, asOf);
      const goodReachedCutOff = isGood && score && cutOff != null ? score.value >= cutOff : null;
      tally.add({ group, isApproved, goodReachedCutOff });
    }
    after = batch.length < BATCH ? undefined : batch.at(-1)?.applicationId;
  } while (after !== undefined);
  return { ...quarter, ...tally.measure() };
}

function periodOf({ from, to }: Quarter): Period {
  const end = new Date(`${to}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return { from: new Date(`${from}T00:00:00Z`), to: end };
}
