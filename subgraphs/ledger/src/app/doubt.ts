import type { ChainPorts } from './chain-ports.ts';

/** What a node says that cannot be, and might only be behind, or of another opinion for a while. */
export interface Doubt {
  /**
   * Notes one answer. `about` names what it is that seems to be gone; null = nothing does.
   *
   * @returns true once the same was seen so many rounds in a row, and for so long, that it is so
   */
  readonly isOver: (about: string | null) => boolean;
}

interface OpenDoubt {
  readonly about: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly rounds: number;
}

/** Forgets with the process: whoever starts anew looks as often again. */
export function createDoubt({ clock, settings }: Pick<ChainPorts, 'clock' | 'settings'>): Doubt {
  let open: OpenDoubt | null = null;
  return {
    isOver(about) {
      if (about === null) {
        open = null;
        return false;
      }
      const now = clock().getTime();
      open =
        open?.about === about
          ? { ...open, rounds: open.rounds + 1 }
          : { about, since: now, rounds: 1 };
      const { rounds, milliseconds } = settings.lostAfter;
      return open.rounds >= rounds && now - open.since >= milliseconds;
    },
  };
}
