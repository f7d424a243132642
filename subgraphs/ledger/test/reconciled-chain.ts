import {
  type ChainClient,
  ChainUnavailable,
  type ChainView,
  type Held,
} from '../src/app/chain-client.ts';
import type { ChainLife } from '../src/app/chain-ports.ts';
import type { ChainLedger } from './chain.ts';

/** A chain that answers as told: as one whose node lags, is away, or holds something else. */
export interface ContractsOf {
  readonly client: ChainClient;
  readonly life: ChainLife;
  readonly view: ChainView;
  /** How often it was asked what it holds. */
  readonly asked: () => number;
  readonly goAway: (away: boolean) => void;
  readonly forget: (commitment: string | null) => void;
  readonly countLeaves: (leaves: number | null) => void;
  /** Has every loan in a registry be something else there. */
  readonly changeLoans: (change: Partial<HeldLoan> | null) => void;
}

type HeldLoan = NonNullable<Held['loan']>;

export async function contractsOf(ledger: ChainLedger): Promise<ContractsOf> {
  const view = await ledger.client.view();
  const life = await ledger.transact(({ chain }) =>
    chain.currentLife(view.chainId, view.genesisHash),
  );
  if (life === null) throw new Error('The chain has no life yet.');
  let asked = 0;
  let away = false;
  let forgotten: string | null = null;
  let leaves: number | null = null;
  let change: Partial<HeldLoan> | null = null;
  const client: ChainClient = {
    ...ledger.client,
    async held(recording) {
      if (away) throw new ChainUnavailable('The chain is away.');
      asked += 1;
      const held = await ledger.client.held(recording);
      if (recording.commitment === forgotten) return { ...held, block: 0n };
      if (held.loan !== null) return { ...held, loan: { ...held.loan, ...change } };
      return held.leafCount === null || leaves === null ? held : { ...held, leafCount: leaves };
    },
  };
  return {
    client,
    life,
    view: { ...view, head: view.head + 1_000 },
    asked: () => asked,
    goAway: (now) => {
      away = now;
    },
    forget: (commitment) => {
      forgotten = commitment;
    },
    countLeaves: (now) => {
      leaves = now;
    },
    changeLoans: (now) => {
      change = now;
    },
  };
}
