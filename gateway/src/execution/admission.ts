import { performance } from 'node:perf_hooks';
import { createTurns } from './turns.ts';

/**
 * Runs work when its turn has come: at once, unless the process has more to do than it can.
 * @param signal of who waits for it: what is not wanted any more loses its turn
 * @throws {NotWanted} where it lost its turn
 */
export type Admit = <T>(work: () => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

export interface AdmissionOptions {
  /** The share of the time since it was last asked in which the event loop worked, 0 to 1. */
  readonly utilization: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** So many may always be under way: enough to keep a processor busy while subgraphs answer. */
const LEAST_UNDER_WAY = 4;
/** And as many as end within this time: with few short ones each turn of the event loop would do little. */
const ENDING_MS = 5;
const MOST_UNDER_WAY = 4_096;
/** From which share of the time on the event loop has no time to spare. */
const BUSY = 0.9;
/** At one look: a subgraph that stalls for a moment is no reason to let all begin. */
const MOST_RAISE = 1.5;
const LOWERED = 0.8;
const LOOKED_AT_MS = 20;

/**
 * Holds operations back while the event loop has no time to spare. More of them under way would not end
 * sooner: each would only live longer, and collecting what lives long was a third of what operations
 * cost. While the loop has time to spare it waits for subgraphs, and nobody is held back. Those who wait
 * are open requests, and no more than these.
 */
export function createAdmission(options: Partial<AdmissionOptions> = {}): Admit {
  const { utilization = utilizationOfEventLoop(), now = () => performance.now() } = options;
  const limit = createLimit({ utilization, now });
  const turns = createTurns(limit.current);
  let willLook = false;
  let hasEnded = false;

  const lookLater = () => {
    if (turns.waiting() === 0 || willLook) return;
    willLook = true;
    setTimeout(lookAgain, LOOKED_AT_MS);
  };
  const lookAgain = () => {
    willLook = false;
    limit.look(turns.underWay());
    // All under way may wait for a slow subgraph, while something else keeps the loop busy.
    if (!hasEnded) limit.raiseTo(turns.underWay() + LEAST_UNDER_WAY);
    hasEnded = false;
    turns.letBegin();
    lookLater();
  };

  return async (work, signal) => {
    if (limit.isDue()) limit.look(turns.underWay());
    const turn = turns.enter(signal);
    if (turn !== undefined) {
      lookLater();
      await turn;
    }
    try {
      return await work();
    } finally {
      limit.countEnded();
      hasEnded = true;
      turns.leave();
      lookLater();
    }
  };
}

/**
 * How many may be under way. While there is time to spare it is raised towards what would take all of it, else
 * lowered by little at each look: with half as many, those that wait for slow subgraphs would leave the loop idle.
 */
function createLimit({ utilization, now }: AdmissionOptions) {
  let limit = MOST_UNDER_WAY;
  let lookedAt = now();
  let ended = 0;
  return {
    current: () => limit,
    isDue: () => now() - lookedAt >= LOOKED_AT_MS,
    countEnded: () => {
      ended += 1;
    },
    raiseTo: (least: number) => {
      limit = Math.max(limit, least);
    },
    look(underWay: number) {
      const passed = now() - lookedAt;
      const endingSoon = Math.ceil((ended / Math.max(1, passed)) * ENDING_MS);
      const share = utilization();
      const raised = Math.max(limit + 1, limit * Math.min(MOST_RAISE, BUSY / share));
      const lowered = Math.max(LEAST_UNDER_WAY, endingSoon, Math.min(limit, underWay) * LOWERED);
      limit = Math.floor(share < BUSY ? Math.min(MOST_UNDER_WAY, raised) : lowered);
      lookedAt += passed;
      ended = 0;
    },
  };
}

function utilizationOfEventLoop(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}
