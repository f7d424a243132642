import { createHash } from 'node:crypto';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployContract } from '../src/app/deploy-contract.ts';
import { followChain } from '../src/app/follow-chain.ts';
import type { RegisteredState } from '../src/domain/loan-registry.ts';
import { CONFIRMED, contractsOf, spendElsewhere } from './chain.ts';
import { watchSteps } from './chain-stepping.ts';
import {
  activeLoan,
  activeLoans,
  allTold,
  DAY,
  inUse,
  type LoanLedger,
  openLoanLedger,
} from './loan-steps.ts';

let ledger: LoanLedger;

beforeAll(async () => {
  ledger = await openLoanLedger();
  await ledger.deploy();
  await ledger.net.mine(4);
  await ledger.follow();
});

afterAll(async () => {
  await ledger?.close();
});

describe('killed', () => {
  const STEPS = [
    'enqueue',
    'commit',
    'takeNonce',
    'sign',
    'addAttempt',
    'save',
    'commit again',
    'broadcast',
    'markBroadcast',
    'commit again again',
  ] as const;

  /** One round of a worker that tells of each step, and dies after the one that is named. */
  function round(diesAfter: string | null) {
    const seen: string[] = [];
    const step = (name: string) => {
      let told = name;
      while (seen.includes(told)) told = `${told} again`;
      seen.push(told);
      if (told === diesAfter) throw new Error('killed');
    };
    return { seen, run: followChain(watchSteps(ledger.ports, step)) };
  }

  test('the table has every step there is', async () => {
    const loanId = await activeLoan(ledger);
    await ledger.become(loanId, 'PAID_OFF');
    ledger.advance(60 * DAY);
    const { seen, run } = round(null);
    await run();
    expect(seen).toEqual(STEPS);
    await ledger.settle(loanId, 'PAID_OFF');
  });

  test('after any of them, each state is on the chain once, without a gap', async () => {
    const killed = new Map<string, `loan_${string}`>();
    for (const step of STEPS) {
      const loanId = await ledger.agree();
      const { latest } = await ledger.client.nonces();
      await expect(round(step).run(), step).rejects.toThrow('killed');
      await ledger.follow();
      await ledger.net.mine();
      expect((await ledger.row(loanId, 'AGREED'))?.nonce, step).toBe(latest);
      killed.set(step, loanId);
    }
    for (const [step, loanId] of killed) {
      await ledger.settle(loanId, 'AGREED');
      expect(await ledger.timesMoved(loanId, await inUse(ledger)), step).toBe(1);
      expect(await ledger.told(loanId), step).toEqual(allTold('AGREED'));
    }
  });

  test('never where two workers are at it at once', async () => {
    const loanId = await ledger.agree();
    await ledger.become(loanId, 'ACTIVE');
    await Promise.allSettled([followChain(ledger.ports)(), followChain(ledger.ports)()]);
    await ledger.settle(loanId, 'ACTIVE');
    expect(await ledger.timesMoved(loanId, await inUse(ledger))).toBe(2);
  });
});

test('a reorganisation takes states back, and they come again in their order', async () => {
  await ledger.net.mine(3);
  const loanId = await ledger.agree();
  await ledger.become(loanId, 'ACTIVE');
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  expect(await ledger.row(loanId, 'ACTIVE')).toMatchObject({ status: 'CONFIRMING' });
  await ledger.net.rpc('anvil_reorg', 2, []);
  await ledger.follow();
  for (const state of ['AGREED', 'ACTIVE'] as const) {
    expect(await ledger.row(loanId, state)).toMatchObject({ status: 'PENDING', block: null });
  }
  await ledger.settle(loanId, 'ACTIVE');
  expect(await ledger.timesMoved(loanId, await inUse(ledger))).toBe(2);
});

describe('what the registry holds without the ledger knowing', () => {
  /** Has the registry told of a state behind the ledger's back, as one that a restored backup forgot. */
  async function moveElsewhere(loanId: `loan_${string}`, state: RegisteredState) {
    const { agreement } = await ledger.registration(loanId);
    const registry = (await contractsOf(ledger.ports)).usable.get('LoanRegistry');
    const commitment = `0x${createHash('sha256').update(newId('evt')).digest('hex')}`;
    const recording = { commitment, leafCount: null, loan: { agreement, state } };
    const address = registry?.address ?? '';
    const call = await ledger.client.recordCall({
      contract: 'LoanRegistry',
      address,
      ...recording,
    });
    return (await spendElsewhere(ledger, call)).hash;
  }

  test('is adopted, and not sent again, however far it went', async () => {
    const loanId = await ledger.agree();
    await moveElsewhere(loanId, 'AGREED');
    const hash = await moveElsewhere(loanId, 'ACTIVE');
    await ledger.become(loanId, 'PAID_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(loanId, 'PAID_OFF');
    for (const state of ['AGREED', 'ACTIVE'] as const) {
      expect(await ledger.row(loanId, state)).toMatchObject({ hash, nonce: null });
    }
    expect(await ledger.timesMoved(loanId, await inUse(ledger))).toBe(3);
  });

  test('waits by itself where it is another end', async () => {
    const loanId = await activeLoan(ledger);
    await moveElsewhere(loanId, 'CHARGED_OFF');
    await ledger.become(loanId, 'PAID_OFF');
    ledger.advance(60 * DAY);
    await ledger.follow();
    expect(await ledger.row(loanId, 'PAID_OFF')).toMatchObject({ nonce: null, failures: 1 });
    await ledger.settle(await ledger.agree(), 'AGREED');
  });
});

describe('another registry', () => {
  test('takes over loans that have a state to come, with their earlier ones; ended ones stay', async () => {
    const [ended, open, untouched] = await activeLoans(ledger, 3);
    if (ended === undefined || open === undefined || untouched === undefined) {
      throw new Error('There are no three loans.');
    }
    await ledger.settle(open, 'ACTIVE');
    await ledger.become(ended, 'PAID_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(ended, 'PAID_OFF');
    const old = await inUse(ledger);
    const admin = { kind: 'USER', id: newId('user'), roles: ['ADMIN'], scopes: [] } as const;
    const asked = { idempotencyKey: newId('req'), name: 'LoanRegistry' } as const;
    expect(await deployContract(ledger.ports)(admin, asked)).toMatchObject({ ok: true });
    await ledger.deploy();
    const replacement = await inUse(ledger);
    expect(replacement).not.toBe(old);
    await ledger.become(open, 'PAID_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(open, 'PAID_OFF');
    expect(await ledger.onChain(open, old)).toBe('ACTIVE');
    expect(await ledger.onChain(open, replacement)).toBe('PAID_OFF');
    expect(await ledger.timesMoved(open, replacement)).toBe(3);
    const twice = [...CONFIRMED, 'PENDING 0', ...CONFIRMED];
    expect(await ledger.told(open)).toEqual({
      AGREED: twice,
      ACTIVE: twice,
      PAID_OFF: CONFIRMED,
    });
    for (const loanId of [ended, untouched]) {
      expect(await ledger.onChain(loanId, replacement)).toBeUndefined();
    }
    expect(await ledger.told(ended)).toEqual(allTold('AGREED', 'ACTIVE', 'PAID_OFF'));
  });

  test('on a chain that lost its state is told everything again', async () => {
    const loanId = await activeLoan(ledger);
    await ledger.become(loanId, 'CHARGED_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(loanId, 'CHARGED_OFF');
    await ledger.net.stop();
    await ledger.net.start('EMPTY');
    await ledger.deploy();
    // Everything of before is recorded again, 16 at a time.
    await ledger.settle(loanId, 'CHARGED_OFF', 40);
    expect(await ledger.onChain(loanId, await inUse(ledger))).toBe('CHARGED_OFF');
    expect(await ledger.timesMoved(loanId, await inUse(ledger))).toBe(3);
  });

  test('on another chain takes over what is not at its end', async () => {
    const loanId = await activeLoan(ledger);
    await ledger.net.rpc('anvil_setChainId', 4711);
    await ledger.net.rpc('anvil_dropAllTransactions');
    await ledger.deploy();
    await ledger.become(loanId, 'PAID_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(loanId, 'PAID_OFF');
    const [registry] = await ledger.registries();
    expect(registry).toMatchObject({ chainId: 4711, lostAt: null });
    expect(await ledger.onChain(loanId, registry?.address ?? null)).toBe('PAID_OFF');
  });
});
