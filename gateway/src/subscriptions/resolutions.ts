import type { LogEntry } from '@blockscore/events';
import type { FormattedExecutionResult } from 'graphql';

type Resolve = (entry: LogEntry) => Promise<FormattedExecutionResult>;

/** One subscriber's way to the results of events. */
export interface Resolution {
  readonly resolve: Resolve;
  readonly leave: () => void;
}

export interface Resolutions {
  /**
   * Joins the subscribers with the same key, for whom every event has the same result.
   * @param resolve how the first of them resolves an event; the others would do the same
   */
  readonly join: (key: string, resolve: Resolve) => Resolution;
  /** How many different groups there are. */
  readonly size: () => number;
}

/** Results that a group keeps for those of it who are a little behind. */
const KEPT_RESULTS = 16;

interface Group {
  members: number;
  readonly results: Map<string, Promise<FormattedExecutionResult>>;
}

/** Resolves each event once for all subscribers with the same operation, variables and principal. */
export function createResolutions(): Resolutions {
  const groups = new Map<string, Group>();
  return {
    join(key, resolve) {
      const group = groups.get(key) ?? { members: 0, results: new Map() };
      groups.set(key, group);
      group.members += 1;
      let joined = true;
      return {
        resolve: (entry) => shared(group, entry, resolve),
        leave() {
          if (!joined) return;
          joined = false;
          group.members -= 1;
          if (group.members === 0 && groups.get(key) === group) groups.delete(key);
        },
      };
    },
    size: () => groups.size,
  };
}

function shared(
  { results }: Group,
  entry: LogEntry,
  resolve: Resolve,
): Promise<FormattedExecutionResult> {
  const place = `${entry.stream} ${entry.seq}`;
  const known = results.get(place);
  if (known !== undefined) return known;
  const result = resolve(entry);
  results.set(place, result);
  const [oldest] = results.keys();
  if (results.size > KEPT_RESULTS && oldest !== undefined) results.delete(oldest);
  return result;
}
