import type { Caller } from '@blockscore/caller';
import { createPlaces } from '../places.ts';
import { networkOf } from './network.ts';

/** What one socket takes of the room that there is for connections that stay open. */
export interface SocketPlace {
  /** Counts it for who it is from now on; false where that one has as many as may be. */
  readonly introduce: (caller: Caller) => boolean;
  /** The socket is closed. */
  readonly leave: () => void;
}

export interface SocketPlaces {
  /** @returns undefined where too many sockets from there have not said whose they are */
  readonly take: (address: string) => SocketPlace | undefined;
  /**
   * For a connection of whoever is known from its beginning, such as an event stream of many operations.
   * @returns how to give the place back, once; undefined where they have as many as may be
   */
  readonly takeFor: (caller: Caller, address: string) => (() => void) | undefined;
}

/** Of a network's sockets, nobody knows whose they are until they have introduced themselves. */
export interface SocketPlacesOptions {
  readonly maxUnknownPerNetwork: number;
  /** Of one user or partner; of one network where nobody is signed in. Event streams of many operations are among them. */
  readonly maxPerCaller: number;
}

const nothing = () => undefined;

export function createSocketPlaces(options: SocketPlacesOptions): SocketPlaces {
  const unknown = createPlaces(options.maxUnknownPerNetwork);
  const callers = createPlaces(options.maxPerCaller);
  const takeOf = ({ kind, id }: Caller, network: string) => {
    const who = kind === 'ANONYMOUS' ? network : `${kind} ${id}`;
    return who === '' ? nothing : callers.take(who);
  };
  return {
    takeFor: (caller, address) => takeOf(caller, networkOf(address)),
    take(address) {
      const network = networkOf(address);
      let giveBack = network === '' ? nothing : unknown.take(network);
      if (giveBack === undefined) return undefined;
      let hasLeft = false;
      return {
        introduce(caller) {
          if (hasLeft) return false;
          const taken = takeOf(caller, network);
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
