import { newId } from '@blockscore/ids';
import { expect } from 'vitest';
import { CONTRACT_ARTIFACTS } from '../src/adapters/contract-artifacts.ts';
import { hearOfAgreement, hearOfLoan } from '../src/app/hear-of-loan.ts';
import { toHex } from '../src/app/hex.ts';
import type { LoanRegistrySettings } from '../src/app/loan-ports.ts';
import { type RegisteredState, stateOf } from '../src/domain/loan-registry.ts';
import { type ChainLedger, CONFIRMED, openChainLedger } from './chain.ts';

export const DAY = 86_400_000;
export const END_AFTER: LoanRegistrySettings = { endAfterMs: 60 * DAY };

/** A ledger that writes loans to a LoanRegistry. */
export async function openLoanLedger() {
  const ledger = await openChainLedger({ loanRegistry: END_AFTER });
  return { ...ledger, ...loanSteps(ledger) };
}
export type LoanLedger = Awaited<ReturnType<typeof openLoanLedger>>;

type LoanId = `loan_${string}`;

/** What is told of states that nothing happens to. */
export const allTold = (...states: readonly RegisteredState[]) =>
  Object.fromEntries(states.map((state) => [state, CONFIRMED]));

/** The address of the registry that is written to. */
export async function inUse(ledger: LoanLedger): Promise<string | null> {
  const [newest] = await ledger.registries();
  return newest?.address ?? null;
}

/** Loans that are ACTIVE on the chain, in blocks that may still be counted. */
export async function activeLoans(ledger: LoanLedger, count: number): Promise<LoanId[]> {
  const loanIds: LoanId[] = [];
  for (let each = 0; each < count; each += 1) {
    const loanId = await ledger.agree();
    await ledger.become(loanId, 'ACTIVE');
    loanIds.push(loanId);
  }
  for (const _ of ['AGREED', 'ACTIVE']) {
    await ledger.follow();
    await ledger.net.mine();
  }
  await ledger.follow();
  return loanIds;
}

export async function activeLoan(ledger: LoanLedger): Promise<LoanId> {
  const [loanId] = await activeLoans(ledger, 1);
  if (loanId === undefined) throw new Error('There is no loan.');
  return loanId;
}

function loanSteps(ledger: ChainLedger) {
  const row = async (loanId: LoanId, state: RegisteredState) => {
    const rows = await ledger.chain.ofLoans([loanId]);
    return rows.find(({ loanState }) => loanState === state);
  };
  /** Makes blocks until the state is confirmed. */
  const settle = async (loanId: LoanId, state: RegisteredState, blocks = 16) => {
    for (let block = 0; block < blocks; block += 1) {
      await ledger.follow();
      if ((await row(loanId, state))?.status === 'CONFIRMED') return;
      await ledger.net.mine();
    }
    expect(await row(loanId, state)).toMatchObject({ status: 'CONFIRMED' });
  };
  return {
    row,
    settle,
    /** An offer was accepted; gives the loan's id. */
    async agree(userId = newId('user')): Promise<LoanId> {
      const loanId = newId('loan');
      const agreement = toHex(ledger.ports.newSalt());
      const told = { loanId, userId, agreement };
      await ledger.transact((work) => hearOfAgreement(work, ledger.ports, told));
      return loanId;
    },
    async become(
      loanId: LoanId,
      to: 'ACTIVE' | 'DELINQUENT' | 'PAID_OFF' | 'CHARGED_OFF' | 'CANCELLED',
    ) {
      const data = { applicationId: newId('app'), loanId, entity: 'LOAN', from: null, to } as const;
      await ledger.transact((work) =>
        hearOfLoan(work, END_AFTER, {
          id: newId('evt'),
          type: 'lending.status.changed',
          aggregate: { type: 'loan', id: loanId, version: 1 },
          audience: { scopes: [] },
          actor: { kind: 'SERVICE', id: 'lending' },
          occurredAt: ledger.clock().toISOString(),
          data,
        }),
      );
    },
    async registration(loanId: LoanId) {
      const [found] = await ledger.ports.loans.registrations([loanId]);
      if (found === undefined) throw new Error(`${loanId} is to be in no registry.`);
      return found;
    },
    /** Status and confirmations of every event about the loan, in order, by its state. */
    async told(loanId: LoanId) {
      const told: Partial<Record<RegisteredState, readonly string[]>> = {};
      for (const event of await ledger.events()) {
        if (event.type !== 'ledger.loan.progressed' || event.data.loanId !== loanId) continue;
        const { state, status, confirmations } = event.data;
        told[state] = [...(told[state] ?? []), `${status} ${confirmations}`];
      }
      return told;
    },
    /** Newest first, with those of lives that ended. */
    registries: async () =>
      (await ledger.chain.contracts()).filter(({ name }) => name === 'LoanRegistry'),
    /** What a registry says of the loan; undefined where it does not know it. */
    async onChain(loanId: LoanId, address: string | null): Promise<RegisteredState | undefined> {
      const [found] = await ledger.ports.loans.registrations([loanId]);
      const { abi } = CONTRACT_ARTIFACTS.LoanRegistry;
      const data = abi.encodeFunctionData('loanOf', [found?.agreement]);
      const answer = String(await ledger.net.rpc('eth_call', { to: address, data }, 'latest'));
      const [loan] = abi.decodeFunctionResult('loanOf', answer);
      const step = Number(loan.state);
      return step === 0 ? undefined : stateOf(step);
    },
    /** How often that registry was told of the loan. */
    async timesMoved(loanId: LoanId, address: string | null): Promise<number> {
      const { agreement } = await this.registration(loanId);
      const filter = { fromBlock: '0x0', toBlock: 'latest', address, topics: [null, agreement] };
      return ((await ledger.net.rpc('eth_getLogs', filter)) as unknown[]).length;
    },
  };
}
