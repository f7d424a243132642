import { PassingMap } from './passing-map.ts';

/** What lost its turn, because nobody waits for it any more. */
export class NotWanted extends Error {}

/** Lets so much work be under way at the same time; the rest waits in the order in which it came. */
export interface Turns {
  /**
   * Begins, when it is its turn; undefined where it is that at once. To be followed by one `leave`.
   * @param signal of who waits for it: what is not wanted any more loses its turn
   * @throws {NotWanted} where it lost its turn; there is nothing to leave then
   */
  readonly enter: (signal?: AbortSignal) => Promise<void> | undefined;
  readonly leave: () => void;
  /** Lets those begin who may now: the limit has grown. */
  readonly letBegin: () => void;
  readonly underWay: () => number;
  readonly waiting: () => number;
}

/**
 * Nobody is refused: it is for work whose number is bounded already.
 * @param limit asked whenever somebody comes or leaves
 */
export function createTurns(limit: () => number): Turns {
  const waiting = new PassingMap<number, () => void>();
  let lastPlace = 0;
  let underWay = 0;

  const letBegin = () => {
    while (underWay < limit()) {
      const [next] = waiting.entries;
      if (next === undefined) return;
      const [place, begin] = next;
      waiting.delete(place);
      underWay += 1;
      begin();
    }
  };
  const turn = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      lastPlace += 1;
      const place = lastPlace;
      const lose = () => {
        waiting.delete(place);
        reject(new NotWanted('Whoever asked for it has gone.'));
      };
      const begin = () => {
        signal?.removeEventListener('abort', lose);
        resolve();
      };
      if (signal?.aborted) return lose();
      signal?.addEventListener('abort', lose, { once: true });
      waiting.set(place, begin);
      letBegin();
    });
  return {
    enter(signal) {
      if (underWay >= limit() || waiting.entries.size > 0) return turn(signal);
      underWay += 1;
      return undefined;
    },
    leave() {
      underWay -= 1;
      letBegin();
    },
    letBegin,
    underWay: () => underWay,
    waiting: () => waiting.entries.size,
  };
}
