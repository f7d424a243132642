import { chainRequest } from './chain-request.ts';

const LOOK_MS = 500;
/** Blocks at full pace after the last transaction: more than anybody counts as confirmations. */
const BUSY_BLOCKS = 64;

export interface ChainPace {
  readonly url: string;
  readonly busySeconds: number;
  readonly idleSeconds: number;
}

/**
 * Slows the private chain down while nothing is sent to it: a block a second for ever would grow
 * its state by 136 MB a day. A transaction that waits, or one within the last 64 blocks, brings
 * back the full pace within half a second.
 * @returns a function that ends it
 */
export function keepPace(pace: ChainPace): () => void {
  let idle = false;
  let busyUntil = 0;
  let looking = false;
  const look = async () => {
    const [head, pool] = await Promise.all([
      chainRequest<string>(pace.url, 'eth_blockNumber', []),
      chainRequest<{ pending: string }>(pace.url, 'txpool_status', []),
    ]);
    const block = Number(head);
    const waiting = Number(pool.pending) > 0;
    // The first look cannot tell what was sent before it, so it counts as busy.
    if (waiting || busyUntil === 0) busyUntil = block + BUSY_BLOCKS;
    const shouldIdle = !waiting && block >= busyUntil;
    if (shouldIdle === idle) return;
    const seconds = shouldIdle ? pace.idleSeconds : pace.busySeconds;
    await chainRequest(pace.url, 'evm_setIntervalMining', [seconds]);
    idle = shouldIdle;
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      // The chain is being started again; whoever keeps it running tells about it.
      .catch(() => undefined)
      .finally(() => {
        looking = false;
      });
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
