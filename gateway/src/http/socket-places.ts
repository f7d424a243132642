import type { Caller } from '@blockscore/caller';
import { createPlaces } from '../places.ts';
import { networkOf } from './network.ts';

/** What one socket takes of the room that there is for sockets. */
export interface SocketPlace {
  /** Counts it for who it is from now on; false where that one has as many as may be. */
  readonly introduce: (caller: Caller) => boolean;
  /** The socket is closed. */
  readonly leave: () => void;
}

export interface SocketPlaces {
  /** @returns undefined where too many sockets from there have not said whose they are */
  readonly take: (address: string) => SocketPlace | undefined;
}

/** Of a network's sockets, nobody knows whose they are until they have introduced themselves. */
export interface SocketPlacesOptions {
  readonly maxUnknownPerNetwork: number;
  /** Of one user or partner; of one network where nobody is signed in. */
  readonly maxPerCaller: number;
}

const nothing = () => undefined;

export function createSocketPlaces(options: SocketPlacesOptions): SocketPlaces {
  const unknown = createPlaces(options.maxUnknownPerNetwork);
  const callers = createPlaces(options.maxPerCaller);
  return {
    take(address) {
      const network = networkOf(address);
      let giveBack = network === '' ? nothing : unknown.take(network);
      if (giveBack === undefined) return undefined;
      let hasLeft = false;
      return {
        introduce({ kind, id }) {
          if (hasLeft) return false;
          const who = kind === 'ANONYMOUS' ? network : `${kind} ${id}`;
          const taken = who === '' ? nothing : callers.take(who);
          if (taken === undefined) return false;
          giveBack?.();
          giveBack = taken;
          return true;
        },
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          giveBack?.();
        },
      };
    },
  };
}
