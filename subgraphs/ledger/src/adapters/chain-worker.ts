import { setTimeout as delay } from 'node:timers/promises';
import { createLeases } from '@blockscore/events';
import type { Logger, Metrics } from '@blockscore/service';
import { ChainUnavailable } from '../app/chain-client.ts';
import { enqueueMissing } from '../app/enqueue-missing.ts';
import { followChain } from '../app/follow-chain.ts';
import type { Ports } from '../app/ports.ts';
import { SigningKeyUnavailable } from '../app/signing-key.ts';
import type { ChainConfig, Config } from '../config.ts';
import { createChainClient } from './chain-client.ts';
import { type ChainStatus, createChainStatus } from './chain-status.ts';
import { createEndpoints, endpointNames } from './endpoints.ts';
import type { Resources } from './resources.ts';
import { openAttesters, openSigningKey } from './signing-key.ts';

const LEASE = 'blockscore.ledger.chain';
const MAX_PAUSE_MS = 30_000;

export interface ChainWorker {
  /** What health asks of it; nothing while the chain is switched off. */
  readonly checks: { readonly chain?: ChainStatus['check'] };
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

interface Steps {
  /** Before the first round, until it succeeds: gives what a round does. */
  readonly begin: () => Promise<() => Promise<void>>;
  readonly pollMs: number;
  readonly status: ChainStatus;
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
  registry: Metrics['registry'],
): ChainWorker {
  if (chain === null) {
    logger.info('ENABLE_BLOCKCHAIN is false: nothing is anchored, and commitments are kept');
    return { checks: {}, stop: () => Promise.resolve() };
  }
  const { warn } = ports;
  const status = createChainStatus(endpointNames(chain.providerUrls), registry);
  const { fundsSeen, endpointChanged } = status;
  const rpc = createEndpoints(chain.providerUrls, chain.quorum, { clock, warn, endpointChanged });
  const { transact, sha256, newSalt } = ports;
  const steps: Steps = {
    async begin() {
      const key = await openSigningKey(chain.key);
      const client = createChainClient(rpc, key, await openAttesters(chain, key));
      await enqueueMissing(ports)();
      const { settings } = chain;
      return followChain({ transact, clock, sha256, newSalt, client, settings, warn, fundsSeen });
    },
    pollMs: chain.pollMs,
    status,
    logger,
  };
  const leases = createLeases({ url: config.LEDGER_DATABASE_URL, logger });
  const ending = new AbortController();
  const done = leases.run(LEASE, (signal) => work(steps, signal), ending.signal);
  return {
    checks: { chain: status.check },
    async stop() {
      ending.abort();
      await done;
      await leases.close();
    },
  };
}

async function work({ begin, pollMs, status, logger }: Steps, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let round: (() => Promise<void>) | null = null;
  while (!signal.aborted) {
    try {
      round ??= await begin();
      await round();
      if (failures > 0) logger.info('the chain answers again');
      failures = 0;
      status.roundEnded(null);
    } catch (error) {
      failures += 1;
      if (failures === 1) report(logger, error);
      status.roundEnded(error instanceof Error ? error.message : String(error));
    }
    await pause(Math.min(pollMs * 2 ** Math.min(failures, 10), MAX_PAUSE_MS), signal);
  }
}

/** Once for a row of failures: a chain that is down for a night must not fill the logs. */
function report(logger: Logger, error: unknown): void {
  if (error instanceof ChainUnavailable) {
    logger.warn({ reason: error.message }, 'the chain cannot be reached: commitments wait');
  } else if (error instanceof SigningKeyUnavailable) {
    logger.warn({ reason: error.message }, 'nothing can be signed: commitments wait');
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
