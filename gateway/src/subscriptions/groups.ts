import type { LogEntry } from '@blockscore/events';
import { err, Fault, type Result } from '@blockscore/result';
import { INTERNAL } from '../subgraphs/errors.ts';

/** What the members of a group share: which events they get, and what of each. */
export interface Standing {
  readonly selects: (entry: LogEntry) => boolean;
  /** @returns the result as JSON text */
  readonly resolve: (entry: LogEntry) => Promise<string>;
}

/** One subscriber's place in a group. */
export interface Membership {
  readonly selects: Standing['selects'];
  readonly resolve: Standing['resolve'];
  /** Called once where the group cannot go on; what is set later is called at once. */
  readonly whenOver: (onOver: (fault: Fault) => void) => void;
  readonly leave: () => void;
}

export interface Groups<S extends Standing> {
  /**
   * Joins the subscribers with the same key, for whom every event has the same result.
   * @param stand what the group is, where it is the first
   */
  readonly join: (key: string, stand: () => S) => Membership;
  /**
   * Puts every group on something else, one after the other, a few in each turn of the event loop. Until it
   * is its turn, a group goes on as it is.
   * @param to its new key and standing; undefined where it may stay as it is; a fault where it cannot go on
   * @throws {AggregateError} of what `to` failed with: those groups are at their end, the others have moved
   */
  readonly move: (
    to: (standing: S) => Promise<Result<Place<S>, Fault> | undefined>,
    nextTurn: () => Promise<unknown>,
  ) => Promise<void>;
  /** How many different groups there are. */
  readonly size: () => number;
}

export interface Place<S extends Standing> {
  readonly key: string;
  readonly standing: S;
}

/** What those are told whose group failed to move. */
const FAILED = new Fault(
  INTERNAL.extensions.code,
  'The graph has changed, and something went wrong on our side; subscribe again after the last cursor.',
);
/** Results that a group keeps for those of it who are a little behind. */
const KEPT_RESULTS = 16;
/** And for how long: whoever comes later is told how things are then. */
const KEPT_RESULTS_MS = 5_000;
/** Groups that move over in one turn of the event loop. */
const MOVED_AT_ONCE = 50;

interface Group<S extends Standing> {
  key: string;
  standing: S;
  readonly members: Set<Member>;
  /** By the place in the log; each gone when so many have it as were members when it was made. */
  readonly results: Map<string, Kept>;
  /** What was last asked of `selects`: all members ask the same, one after the other. */
  selected: { readonly entry: LogEntry; readonly isWanted: boolean } | undefined;
}

interface Kept {
  readonly text: Promise<string>;
  /** Of `performance.now()`. */
  readonly madeAt: number;
  missing: number;
}

interface Member {
  over: Fault | undefined;
  onOver: ((fault: Fault) => void) | undefined;
}

/** Looks at each event and resolves it once for all subscribers with the same operation, variables and principal. */
export function createGroups<S extends Standing>(): Groups<S> {
  const byKey = new Map<string, Group<S>>();
  const all = new Set<Group<S>>();

  return {
    join(key, stand) {
      const group = byKey.get(key) ?? newGroup(key, stand());
      byKey.set(key, group);
      all.add(group);
      const member: Member = { over: undefined, onOver: undefined };
      group.members.add(member);
      return {
        selects: (entry) => isWanted(group, entry),
        resolve: (entry) => shared(group, entry),
        whenOver(onOver) {
          if (member.over === undefined) member.onOver = onOver;
          else onOver(member.over);
        },
        leave() {
          if (!group.members.delete(member)) return;
          if (group.members.size > 0) return;
          all.delete(group);
          if (byKey.get(group.key) === group) byKey.delete(group.key);
        },
      };
    },
    async move(to, nextTurn) {
      const failures: unknown[] = [];
      let moved = 0;
      for (const group of all) {
        const target = await to(group.standing).catch((error: unknown) => {
          failures.push(error);
          return err(FAILED);
        });
        // All of it may have left meanwhile.
        if (target === undefined || !all.has(group)) continue;
        if (byKey.get(group.key) === group) byKey.delete(group.key);
        if (target.ok) {
          settle(byKey, group, target.value);
        } else {
          all.delete(group);
          dissolve(group, target.error);
        }
        moved += 1;
        if (moved % MOVED_AT_ONCE === 0) await nextTurn();
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Some groups did not move.');
    },
    size: () => all.size,
  };
}

function newGroup<S extends Standing>(key: string, standing: S): Group<S> {
  return { key, standing, members: new Set(), results: new Map(), selected: undefined };
}

/** Where others with that key were quicker, there are two groups of the same: each is right. */
function settle<S extends Standing>(
  byKey: Map<string, Group<S>>,
  group: Group<S>,
  { key, standing }: Place<S>,
): void {
  group.key = key;
  group.standing = standing;
  group.selected = undefined;
  if (!byKey.has(key)) byKey.set(key, group);
}

function dissolve<S extends Standing>({ members }: Group<S>, fault: Fault): void {
  for (const member of members) {
    member.over = fault;
    member.onOver?.(fault);
  }
}

function isWanted<S extends Standing>(group: Group<S>, entry: LogEntry): boolean {
  if (group.selected?.entry !== entry) {
    group.selected = { entry, isWanted: group.standing.selects(entry) };
  }
  return group.selected.isWanted;
}

function shared<S extends Standing>(group: Group<S>, entry: LogEntry): Promise<string> {
  const { results, members, standing } = group;
  const place = `${entry.stream} ${entry.seq}`;
  const known = results.get(place);
  if (known !== undefined && performance.now() - known.madeAt < KEPT_RESULTS_MS) {
    known.missing -= 1;
    if (known.missing <= 0) results.delete(place);
    return known.text;
  }
  const text = standing.resolve(entry);
  if (members.size === 1) return text;
  results.delete(place);
  results.set(place, { text, madeAt: performance.now(), missing: members.size - 1 });
  const [oldest] = results.keys();
  if (results.size > KEPT_RESULTS && oldest !== undefined) results.delete(oldest);
  return text;
}
