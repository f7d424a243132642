import { Fault } from '@blockscore/result';
import { createFairnessTally, type GroupFairness } from '../../domain/group-fairness.ts';
import { type DayRange, readRange } from '../read-range.ts';
import type { FairnessPorts, GroupedDecision, Period } from './ports.ts';

/** Read and decrypted at once. */
const BATCH = 500;
/** Each has an attribute to decrypt. */
const MOST_DECISIONS = 100_000;

export interface PeriodFairness extends GroupFairness, DayRange {}

/**
 * Compares how the groups fared in whole months: approval rates of those decided on, and of those who
 * repaid the share whose score alone reached the cut-off. Aggregates only.
 */
export function measureFairness(ports: FairnessPorts) {
  return async (from?: string | null, to?: string | null): Promise<PeriodFairness> => {
    const range = wholeMonths(readRange(from, to, ports.clock()));
    const period = periodOf(range);
    const decided = await ports.transact((work) => work.ageGroups.countDecided(period));
    if (decided > MOST_DECISIONS) {
      throw new Fault(
        'BAD_USER_INPUT',
        `From ${range.from} to ${range.to} there were ${decided} decisions, and at most ${MOST_DECISIONS} are compared at once: ask for fewer months.`,
      );
    }
    const tally = createFairnessTally();
    let after: GroupedDecision['applicationId'] | undefined;
    do {
      const batch = await ports.transact((work) => work.ageGroups.decided(period, after, BATCH));
      for (const { group, isApproved, isGood, score } of batch) {
        const cutOff = score && ports.cutOffOf(score.modelId);
        const goodReachedCutOff = isGood && score && cutOff != null ? score.value >= cutOff : null;
        tally.add({ group, isApproved, goodReachedCutOff });
      }
      after = batch.length < BATCH ? undefined : batch.at(-1)?.applicationId;
    } while (after !== undefined);
    return { ...range, ...tally.measure() };
  };
}

/** Whole months, so that no two periods differ by a few people's decisions. */
function wholeMonths({ from, to }: DayRange): DayRange {
  const [year = 0, month = 0] = to.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0));
  return { from: `${from.slice(0, 7)}-01`, to: lastDay.toISOString().slice(0, 10) };
}

function periodOf({ from, to }: DayRange): Period {
  const end = new Date(`${to}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return { from: new Date(`${from}T00:00:00Z`), to: end };
}
