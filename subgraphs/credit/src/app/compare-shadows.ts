import { Fault } from '@blockscore/result';
import { FEWEST_PEOPLE } from '../domain/fewest-people.ts';
import { comparisonOf, type ShadowComparison } from '../domain/shadow-comparison.ts';
import { dayOf, weekOf } from '../domain/week.ts';
import type { Ports } from './ports.ts';
import type { DayRange } from './read-range.ts';

export interface ComparedModels {
  readonly championId: string;
  readonly challengerId: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 366;

/**
 * Compares what a challenger would have said with what its champion said of the same people, over the
 * weeks that days in UTC, both included, lie in: whole ones, that are over, each of people enough, so
 * that no difference between two answers tells of a few. Undefined where there are no two such models
 * of one subject.
 */
export function compareShadows(ports: Pick<Ports, 'transact' | 'models' | 'clock'>) {
  return async (
    from: string,
    to: string,
    { championId, challengerId }: ComparedModels,
  ): Promise<(DayRange & { readonly figures: ShadowComparison }) | undefined> => {
    const champion = ports.models.find(championId);
    const challenger = ports.models.find(challengerId);
    const weeks = wholeWeeks(from, to, ports.clock());
    if (!champion || !challenger || champion.subject !== challenger.subject) return undefined;
    const figures = await ports.transact((work) =>
      work.shadows.compare({
        ...{ subject: champion.subject, championId, challengerId, ...weeks },
        fewestPeople: FEWEST_PEOPLE,
        championCutOff: champion.cutOff,
        challengerCutOff: challenger.cutOff,
      }),
    );
    const lastDay = dayOf(new Date(weeks.to.getTime() - DAY_MS));
    return { from: dayOf(weeks.from), to: lastDay, figures: comparisonOf(figures) };
  };
}

/** @throws Fault BAD_USER_INPUT that says which days to give instead */
function wholeWeeks(from: string, to: string, now: Date): { from: Date; to: Date } {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(start <= end)) {
    throw new Fault('BAD_USER_INPUT', 'Give two days, the first not after the second.');
  }
  if (end - start >= MOST_DAYS * DAY_MS) {
    throw new Fault('BAD_USER_INPUT', `Compare at most ${MOST_DAYS} days at once.`);
  }
  const running = weekOf(now);
  const weeks = { from: weekOf(new Date(start)).from, to: weekOf(new Date(end)).to };
  if (weeks.from >= running.from) {
    throw new Fault(
      'BAD_USER_INPUT',
      `from: the week of ${from} is not over, and shows nothing until then: give a day before ${running.monday}.`,
    );
  }
  return weeks.to > running.from ? { ...weeks, to: running.from } : weeks;
}
