import { broadcastAttempts } from './broadcast-attempts.ts';
import type { ChainPorts } from './chain-ports.ts';
import { ensureRegistry } from './ensure-registry.ts';
import { fillGaps } from './fill-gaps.ts';
import { gatherAnchor } from './gather-anchor.ts';
import { observeChain } from './observe-chain.ts';
import { reclaimStranded } from './reclaim-stranded.ts';
import { signCommitments } from './sign-commitments.ts';
import { watchFunds } from './watch-funds.ts';

/**
 * One round with the chain. Each step leaves the records whole, so that a round may end anywhere:
 * by an endpoint that is down (`ChainUnavailable`) or by a kill. The next round goes on from there.
 */
export function followChain(ports: ChainPorts) {
  const watch = watchFunds(ports);
  const ensure = ensureRegistry(ports);
  const reclaim = reclaimStranded(ports);
  const observe = observeChain(ports);
  const gather = gatherAnchor(ports);
  const sign = signCommitments(ports);
  const fill = fillGaps(ports);
  const broadcast = broadcastAttempts(ports);
  return async (): Promise<void> => {
    const view = await ports.client.view();
    await watch(view);
    const registry = await ensure(view);
    if (registry === null) return;
    await reclaim(registry.life);
    await observe(registry.life, view);
    if (registry.ready) {
      await gather();
      await sign(registry);
    }
    await fill(registry.life);
    await broadcast(registry.life);
  };
}
