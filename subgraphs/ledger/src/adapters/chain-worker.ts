import { setTimeout as delay } from 'node:timers/promises';
import { createLeases } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { ChainUnavailable } from '../app/chain-client.ts';
import { enqueueMissing } from '../app/enqueue-missing.ts';
import { followChain } from '../app/follow-chain.ts';
import type { Ports } from '../app/ports.ts';
import type { ChainConfig, Config } from '../config.ts';
import { createChainClient } from './chain-client.ts';
import { createJsonRpc } from './json-rpc.ts';
import type { Resources } from './resources.ts';

const LEASE = 'blockscore.ledger.chain';
const MAX_PAUSE_MS = 30_000;

export interface ChainWorker {
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

interface Steps {
  /** Once, before the first round. */
  readonly catchUp: () => Promise<unknown>;
  readonly round: () => Promise<void>;
  readonly pollMs: number;
  readonly logger: Logger;
}

/**
 * Goes round after round with the chain, in one process at a time; waits longer while rounds fail.
 * While the chain is switched off there is nothing to do: commitments to scores are kept and wait.
 */
export function startChainWorker(
  { clock, logger }: Resources,
  ports: Ports,
  config: Config,
  chain: ChainConfig | null,
): ChainWorker {
  if (chain === null) {
    logger.info('ENABLE_BLOCKCHAIN is false: nothing is anchored, and commitments are kept');
    return { stop: () => Promise.resolve() };
  }
  const { transact, sha256, newSalt, warn } = ports;
  const client = createChainClient(createJsonRpc(chain.providerUrl), chain.privateKey);
  const steps: Steps = {
    catchUp: enqueueMissing(ports),
    round: followChain({
      transact,
      clock,
      sha256,
      newSalt,
      client,
      settings: chain.settings,
      warn,
    }),
    pollMs: chain.pollMs,
    logger,
  };
  const leases = createLeases({ url: config.LEDGER_DATABASE_URL, logger });
  const ending = new AbortController();
  const done = leases.run(LEASE, (signal) => work(steps, signal), ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
      await leases.close();
    },
  };
}

async function work({ catchUp, round, pollMs, logger }: Steps, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let caughtUp = false;
  while (!signal.aborted) {
    try {
      if (!caughtUp) await catchUp();
      caughtUp = true;
      await round();
      if (failures > 0) logger.info('the chain answers again');
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) report(logger, error);
    }
    await pause(Math.min(pollMs * 2 ** Math.min(failures, 10), MAX_PAUSE_MS), signal);
  }
}

/** Once for a row of failures: a chain that is down for a night must not fill the logs. */
function report(logger: Logger, error: unknown): void {
  if (error instanceof ChainUnavailable) {
    logger.warn({ reason: error.message }, 'the chain cannot be reached: commitments wait');
  } else {
    logger.error({ err: error }, 'a round with the chain failed; it is tried again');
  }
}

/** Waits, or ends early when told to stop. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
