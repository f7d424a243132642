import { type DriftLevel, driftLevel, stabilityByChance } from '../domain/drift.ts';
import { FEWEST_PEOPLE } from '../domain/fewest-people.ts';
import { weekOf } from '../domain/week.ts';
import type { Ports } from './ports.ts';
import { readRange } from './read-range.ts';
import type { WeeklyMeasure } from './watch-ports.ts';

/** A measure as it may be shown: of fewer than {@link FEWEST_PEOPLE} people no more than how many. */
export interface ShownMeasure extends Pick<WeeklyMeasure, 'measure' | 'scores' | 'bins'> {
  readonly level: DriftLevel;
  readonly stability: number | null;
  readonly stabilityByChance: number | null;
}

/** A model's measures of one week. */
export interface ModelDrift {
  readonly modelId: string;
  readonly measuredAt: Date;
  readonly measures: readonly ShownMeasure[];
}

export interface WeekDrift {
  readonly week: string;
  readonly models: readonly ModelDrift[];
}

/** What was measured of the weeks in a range, the one that it begins in included; oldest first. */
export function listDrift(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (from?: string | null, to?: string | null): Promise<readonly WeekDrift[]> => {
    const range = readRange(from, to, ports.clock());
    const first = weekOf(new Date(`${range.from}T00:00:00Z`)).monday;
    const measures = await ports.transact((work) => work.drift.list(first, range.to));
    return groupBy(measures, ({ week }) => week).map(([week, ofWeek]) => ({
      week,
      models: groupBy(ofWeek, ({ modelId }) => modelId).map(([modelId, ofModel]) => ({
        modelId,
        measuredAt: ofModel[0].measuredAt,
        measures: ofModel.map(shown),
      })),
    }));
  };
}

function shown(measured: WeeklyMeasure): ShownMeasure {
  const { measure, scores, stability, bins } = measured;
  const level = driftLevel(measured);
  if (scores < FEWEST_PEOPLE) {
    return { measure, scores, level, stability: null, stabilityByChance: null, bins: [] };
  }
  const byChance = stabilityByChance(bins, scores);
  return { measure, scores, level, stability, stabilityByChance: byChance, bins };
}

/** In the order in which the keys come first. */
function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): [string, [T, ...T[]]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}
