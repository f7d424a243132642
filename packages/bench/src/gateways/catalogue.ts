import { join } from 'node:path';
import { hiveVariables } from '../config.ts';
import type { Setting } from '../protocol.ts';
import { launchBlockscore } from './blockscore.ts';

/** How Node is started for a gateway. */
export interface Launch {
  /** After `node`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where it will listen, and what answers 200 when it does; undefined where it tells itself. */
  readonly serves?: { readonly url: string; readonly readiness: string };
}

/** A gateway that can be measured. */
export interface Contestant {
  readonly name: string;
  readonly label: string;
  readonly launch: (setting: Setting) => Promise<Launch>;
}

const own = (file: string, environment: Readonly<Record<string, string>> = {}) => ({
  launch: async () => ({ args: [join(import.meta.dirname, file)], environment }),
});

/** What every other one is compared with. */
export const PLAIN: Contestant = {
  name: 'apollo',
  label: 'Apollo Server + Apollo Gateway, as documented',
  ...own('apollo.ts'),
};

export const OURS: Contestant = {
  name: 'blockscore',
  label: 'this gateway',
  launch: launchBlockscore,
};

const SUBGRAPH_PATIENCE_MS = 60_000;

/** This gateway with the event log in that Redis, and room for so many who listen. */
export function oursWithEvents(redisUrl: string, subscribers: number): Contestant {
  const environment = {
    REDIS_URL: redisUrl,
    MAX_CONNECTIONS: String(subscribers),
    MAX_SUBSCRIPTIONS_PER_CALLER: String(subscribers),
    MAX_SOCKETS_PER_CALLER: String(subscribers),
    // The subgraphs share their processor with all of the clients.
    SUBGRAPH_TIMEOUT_MS: String(SUBGRAPH_PATIENCE_MS),
  };
  return { ...OURS, launch: (setting) => launchBlockscore(setting, environment) };
}

/** No gateway: passes a request on to the one subgraph that can answer it, and the answer back. */
export const PROXY: Contestant = {
  name: 'proxy',
  label: 'bare Node HTTP proxy',
  ...own('proxy.ts'),
};

/** No gateway: `ws` by itself, sending one text to all. */
export const BROADCAST: Contestant = {
  name: 'broadcast',
  label: 'bare ws broadcast',
  ...own('broadcaster.ts'),
};

/** In the order of the table. */
export const CONTESTANTS: readonly Contestant[] = [
  PLAIN,
  { name: 'mercurius', label: 'Mercurius gateway', ...own('mercurius.ts') },
  { name: 'hive', label: 'Hive Gateway', ...own('hive.ts') },
  {
    name: 'hive-router',
    label: 'Hive Gateway with the planner of Hive Router',
    ...own('hive.ts', hiveVariables({ usesRouter: true, sharesRequests: false })),
  },
  {
    name: 'hive-sharing',
    label: 'Hive Gateway with that planner, equal requests in flight shared',
    ...own('hive.ts', hiveVariables({ usesRouter: true, sharesRequests: true })),
  },
  OURS,
];
