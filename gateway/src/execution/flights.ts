import { PassingMap } from './passing-map.ts';

/** Work under way, which those who ask for the same share. Nothing is kept once it has ended. */
export interface Flights<T> {
  /**
   * Joins what began a moment ago at the most: what another process has changed since then nobody says here.
   *
   * @param signal of who asks; the work is ended early when all of those have gone who wait for it
   */
  readonly join: (
    key: string,
    signal: AbortSignal | undefined,
    begin: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
  /** Nobody joins what is under way: something has changed that it may not have seen. */
  readonly close: () => void;
  /** How many can be joined now. */
  readonly size: () => number;
}

/** Milliseconds for which what has begun can be joined. */
export const JOINED_WITHIN_MS = 100;

interface Flight<T> {
  readonly begun: number;
  ended: Promise<T>;
  readonly gone: AbortController;
  waiting: number;
}

/**
 * What a flight that has ended refers to in place of what it gave. Tables that the map has outgrown
 * refer to the flights of their time; old ones would keep whole answers until the next full collection,
 * and every small collection before it would have to move them.
 */
const OVER: Promise<never> = Promise.withResolvers<never>().promise;

export function createFlights<T>(): Flights<T> {
  const flights = new PassingMap<string, Flight<T>>();
  const start = (key: string, begin: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const gone = new AbortController();
    const begun = performance.now();
    const flight: Flight<T> = { begun, ended: begin(gone.signal), gone, waiting: 0 };
    flights.set(key, flight);
    return flight;
  };
  const end = (key: string, flight: Flight<T>) => {
    if (flights.entries.get(key) === flight) flights.delete(key);
    flight.ended = OVER;
  };
  return {
    async join(key, signal, begin) {
      const known = flights.entries.get(key);
      const isFresh = known !== undefined && performance.now() - known.begun <= JOINED_WITHIN_MS;
      const flight = isFresh ? known : start(key, begin);
      const { ended } = flight;
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting > 0) return;
        // What is ended early must not be given to somebody who comes after.
        end(key, flight);
        flight.gone.abort();
      };
      flight.waiting += 1;
      if (signal?.aborted) leave();
      else signal?.addEventListener('abort', leave, { once: true });
      try {
        return await ended;
      } finally {
        end(key, flight);
        signal?.removeEventListener('abort', leave);
      }
    },
    close: () => flights.clear(),
    size: () => flights.entries.size,
  };
}
