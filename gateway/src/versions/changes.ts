import { Degraded, type Logger } from '@blockscore/service';
import type { GatewayMetrics } from '../metrics.ts';
import { type BuildVersion, versionIdOf } from './version.ts';
import type { Versions } from './versions.ts';

/** Where a supergraph comes from. */
export type SupergraphOrigin = 'file' | 'redis';

/** What became of a supergraph that was offered. */
export type ChangeOutcome = 'taken' | 'refused' | 'unchanged';

export interface SupergraphChanges {
  /**
   * Checks a supergraph and has it served if it is good; resolves when that is done, and never rejects.
   * One is looked at after the other; of those that come meanwhile only the newest.
   */
  readonly offer: (supergraphSdl: string, origin: SupergraphOrigin) => Promise<void>;
  /** Looks again at the newest supergraph where it was refused: what it is checked with is another. */
  readonly lookAgain: () => Promise<void>;
  /** Says that a source has something that cannot be used and that is no supergraph to be looked at. */
  readonly refuse: (reason: Error, origin: SupergraphOrigin) => void;
  /** @throws {Degraded} while the newest supergraph is one that was refused */
  readonly check: () => Promise<void>;
}

export interface ChangesOptions {
  readonly versions: Versions;
  readonly build: BuildVersion;
  readonly observe: GatewayMetrics['observeChange'];
  readonly logger: Logger;
}

/** Versions that may be open at once: a further one is built when an older one was closed. */
const MOST_OPEN = 3;

interface Offer {
  readonly supergraphSdl: string;
  readonly origin: SupergraphOrigin;
}

/** Replaces the graph's version by what its sources offer. A bad one is refused and changes nothing. */
export function createChanges(options: ChangesOptions): SupergraphChanges {
  const { versions, build, observe, logger } = options;
  let refused: { readonly offer: Offer | undefined; readonly reason: Error } | undefined;
  let newest: Offer | undefined;
  let working: Promise<void> | undefined;

  const refuse = (reason: Error, origin: SupergraphOrigin, offer?: Offer) => {
    refused = { offer, reason };
    observe(origin, 'refused');
    const version = offer && versionIdOf(offer.supergraphSdl);
    logger.error(
      { err: reason, version, origin, serving: versions.current().id },
      'a supergraph was refused: the one before goes on being served',
    );
  };

  const take = async (offer: Offer): Promise<void> => {
    const { supergraphSdl, origin } = offer;
    const id = versionIdOf(supergraphSdl);
    const old = versions.current().id;
    if (id === old) {
      refused = undefined;
      observe(origin, 'unchanged');
      return;
    }
    try {
      await versions.drained(MOST_OPEN - 1);
      versions.replace(await build(supergraphSdl));
    } catch (error) {
      return refuse(error instanceof Error ? error : new Error(String(error)), origin, offer);
    }
    refused = undefined;
    observe(origin, 'taken');
    logger.info({ version: id, before: old, origin }, 'another supergraph is served');
  };
  const work = async () => {
    for (let offer = newest; offer !== undefined; offer = newest) {
      newest = undefined;
      await take(offer);
    }
    working = undefined;
  };

  const offerNow = (offer: Offer): Promise<void> => {
    newest = offer;
    working ??= work();
    return working;
  };

  return {
    offer: (supergraphSdl, origin) => offerNow({ supergraphSdl, origin }),
    async lookAgain() {
      await working;
      if (refused?.offer !== undefined) await offerNow(refused.offer);
    },
    refuse,
    async check() {
      if (refused === undefined) return;
      throw new Degraded(`the newest supergraph was refused: ${refused.reason.message}`);
    },
  };
}
