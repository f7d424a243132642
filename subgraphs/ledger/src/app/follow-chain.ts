import { attestScores } from './attest-scores.ts';
import { broadcastAttempts } from './broadcast-attempts.ts';
import type { ChainPorts } from './chain-ports.ts';
import { ensureContracts } from './ensure-contracts.ts';
import { fillGaps } from './fill-gaps.ts';
import { gatherAnchor } from './gather-anchor.ts';
import { moveLoansOver } from './move-loans-over.ts';
import { observeChain } from './observe-chain.ts';
import { queueLoanMoves } from './queue-loan-moves.ts';
import { reclaimStranded } from './reclaim-stranded.ts';
import { reviewChain } from './review-chain.ts';
import { signCommitments } from './sign-commitments.ts';
import { watchFunds } from './watch-funds.ts';

/**
 * One round with the chain. Each step leaves the records whole, so that a round may end anywhere:
 * by an endpoint that is down (`ChainUnavailable`) or by a kill. The next round goes on from there.
 */
export function followChain(ports: ChainPorts) {
  const watch = watchFunds(ports);
  const ensure = ensureContracts(ports);
  const reclaim = reclaimStranded(ports);
  const observe = observeChain(ports);
  const gather = gatherAnchor(ports);
  const { loanRegistry } = ports.settings;
  const queue = loanRegistry === null ? null : queueLoanMoves(ports, loanRegistry);
  const moveOver = moveLoansOver(ports);
  const attest = attestScores(ports);
  const sign = signCommitments(ports);
  const fill = fillGaps(ports);
  const broadcast = broadcastAttempts(ports);
  const review = reviewChain(ports);
  return async (): Promise<void> => {
    const view = await ports.client.view();
    await watch(view);
    const contracts = await ensure(view);
    if (contracts === null) return;
    const { life, usable } = contracts;
    await reclaim(life);
    await observe(life, view);
    if (usable.has('AnchorRegistry')) await gather();
    const registry = usable.get('LoanRegistry');
    if (queue !== null && registry !== undefined) {
      await queue();
      await moveOver(registry);
    }
    await attest(contracts);
    await sign(contracts);
    await fill(life);
    await broadcast(life);
    await review(life, view);
  };
}
