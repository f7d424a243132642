import { LRUCache } from 'lru-cache';
import { networkOf } from '../http/network.ts';

/** Bounds how many API keys that are none one network may have checked. */
export interface KeyTries {
  /** Counts a key that is about to be checked; false where there were too many. */
  readonly admit: (address: string) => boolean;
  /** Takes it out of the count again: it was good, or nobody could tell. */
  readonly giveBack: (address: string) => void;
}

const MOST_TRIES = 100;
const WINDOW_MS = 60_000;
const COUNTED_NETWORKS = 10_000;

/**
 * Counts in memory, each process by itself: a call to identity for each key that somebody makes up is
 * what it saves, and guessing a key is hopeless anyway.
 */
export function createKeyTries(windowMs: number = WINDOW_MS): KeyTries {
  const counts = new LRUCache<string, { tries: number }>({ max: COUNTED_NETWORKS, ttl: windowMs });
  return {
    admit(address) {
      const network = networkOf(address);
      if (network === '') return true;
      const counted = counts.get(network);
      if (counted === undefined) counts.set(network, { tries: 1 });
      else if (counted.tries >= MOST_TRIES) return false;
      else counted.tries += 1;
      return true;
    },
    giveBack(address) {
      const counted = counts.get(networkOf(address));
      if (counted !== undefined && counted.tries > 0) counted.tries -= 1;
    },
  };
}
