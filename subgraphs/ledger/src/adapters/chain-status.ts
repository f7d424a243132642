import { Degraded, type Metrics } from '@blockscore/service';
import { Counter, Gauge } from 'prom-client';
import type { Funds } from '../app/watch-funds.ts';
import type { EndpointFault } from './endpoint-standing.ts';

/** Wei in an ether; metrics are floating-point numbers anyway. */
const ETHER = 1e18;

/** What this process knows of the chain, for its health and its metrics. */
export interface ChainStatus {
  readonly fundsSeen: (funds: Funds) => void;
  /** A fault = it is set aside; null = it is trusted again. */
  readonly endpointChanged: (endpoint: string, fault: EndpointFault | null) => void;
  /** Why the last round ended early; null = it did not. */
  readonly roundEnded: (failure: string | null) => void;
  /** @throws Degraded when an operator should look: the books go on all the same */
  readonly check: () => Promise<void>;
}

/**
 * `ledger_chain_balance_ether`, `ledger_chain_funds_low`, `ledger_chain_rounds_failing`,
 * `ledger_chain_endpoint_trusted{endpoint}` and `ledger_chain_endpoint_faults_total{endpoint,fault}`.
 * Only the process that works with the chain has them change; the others show what they last saw.
 */
export function createChainStatus(
  endpoints: readonly string[],
  registry: Metrics['registry'],
): ChainStatus {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const balance = gauge('ledger_chain_balance_ether', 'Balance of the account that pays, in ether');
  const low = gauge('ledger_chain_funds_low', '1 while it has less than BLOCKCHAIN_MIN_BALANCE');
  const failing = gauge('ledger_chain_rounds_failing', '1 while rounds with the chain fail');
  const trusted = new Gauge({
    name: 'ledger_chain_endpoint_trusted',
    help: '0 while the endpoint is set aside',
    labelNames: ['endpoint'] as const,
    registers,
  });
  const faults = new Counter({
    name: 'ledger_chain_endpoint_faults_total',
    help: 'How often the endpoint was set aside',
    labelNames: ['endpoint', 'fault'] as const,
    registers,
  });
  for (const endpoint of endpoints) trusted.set({ endpoint }, 1);
  const problems = new Map<string, string>();
  const note = (about: string, problem: string | null) => {
    if (problem === null) problems.delete(about);
    else problems.set(about, problem);
  };
  return {
    fundsSeen(funds) {
      balance.set(Number(funds.balance) / ETHER);
      low.set(funds.isLow ? 1 : 0);
      note('funds', funds.isLow ? 'the account that pays runs out of funds' : null);
    },
    endpointChanged(endpoint, fault) {
      trusted.set({ endpoint }, fault === null ? 1 : 0);
      if (fault !== null) faults.inc({ endpoint, fault });
      note(endpoint, fault === null ? null : `endpoint ${endpoint} is set aside: ${fault}`);
    },
    roundEnded(failure) {
      failing.set(failure === null ? 0 : 1);
      note('round', failure);
    },
    async check() {
      if (problems.size > 0) throw new Degraded([...problems.values()].join('; '));
    },
  };
}
