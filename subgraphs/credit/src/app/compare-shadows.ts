import { Fault } from '@blockscore/result';
import { comparisonOf, type ShadowComparison } from '../domain/shadow-comparison.ts';
import type { Ports } from './ports.ts';

export interface ComparedModels {
  readonly championId: string;
  readonly challengerId: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 366;

/**
 * Compares what a challenger would have said with what its champion said of the same people, over
 * days in UTC, both included. Undefined where there are no two such models of one subject.
 */
export function compareShadows(ports: Pick<Ports, 'transact' | 'models'>) {
  return async (
    from: string,
    to: string,
    { championId, challengerId }: ComparedModels,
  ): Promise<ShadowComparison | undefined> => {
    const [start, end] = [Date.parse(from), Date.parse(to) + DAY_MS];
    if (!(start < end)) {
      throw new Fault('BAD_USER_INPUT', 'Give two days, the first not after the second.');
    }
    if (end - start > MOST_DAYS * DAY_MS) {
      throw new Fault('BAD_USER_INPUT', `Compare at most ${MOST_DAYS} days at once.`);
    }
    const champion = ports.models.find(championId);
    const challenger = ports.models.find(challengerId);
    if (!champion || !challenger || champion.subject !== challenger.subject) return undefined;
    const figures = await ports.transact((work) =>
      work.shadows.compare({
        ...{ subject: champion.subject, championId, challengerId },
        ...{ from: new Date(start), to: new Date(end) },
        championCutOff: champion.cutOff,
        challengerCutOff: challenger.cutOff,
      }),
    );
    return comparisonOf(figures);
  };
}
