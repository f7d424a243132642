import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { broadcastAttempts } from '../src/app/broadcast-attempts.ts';
import type { ChainPorts } from '../src/app/chain-ports.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { signCommitments } from '../src/app/sign-commitments.ts';
import {
  attemptsOf,
  type ChainLedger,
  CONFIRMED,
  confirm,
  contractsOf,
  openChainLedger,
} from './chain.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger();
  await ledger.deploy();
});

afterAll(async () => {
  await ledger?.close();
});

/** A client that dies where the test says, as a process that is killed would. */
const killed = (
  { ports, client }: ChainLedger,
  at: 'sign' | 'broadcast' | 'afterBroadcast',
): ChainPorts => ({
  ...ports,
  client: {
    ...client,
    sign: async (...parameters) => {
      if (at === 'sign') throw new Error('killed');
      return client.sign(...parameters);
    },
    broadcast: async (signed) => {
      if (at === 'afterBroadcast') await client.broadcast(signed);
      throw new Error('killed');
    },
  },
});

describe.each(['sign', 'broadcast', 'afterBroadcast'] as const)('killed at %s', (at) => {
  test('a commitment is on the chain once, without a gap', async () => {
    const id = await ledger.disburse();
    const { latest } = await ledger.client.nonces();
    const sending = (async () => {
      const ports = killed(ledger, at);
      await signCommitments(ports)(await contractsOf(ports));
      await broadcastAttempts(ports)((await contractsOf(ports)).life);
    })();
    await expect(sending).rejects.toThrow('killed');
    expect((await ledger.status(id)).nonce).toBe(at === 'sign' ? null : latest);
    await confirm(ledger, id);
    expect((await ledger.status(id)).nonce).toBe(latest);
    expect(await attemptsOf(ledger, id)).toHaveLength(1);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  });

  test('each registry is deployed once', async () => {
    const fresh = await openChainLedger();
    await expect(followChain(killed(fresh, at))()).rejects.toThrow('killed');
    const id = await fresh.disburse();
    await fresh.deploy();
    await confirm(fresh, id);
    expect(await fresh.chain.contracts()).toHaveLength(2);
    expect((await fresh.status(id)).nonce).toBe(2);
    await fresh.close();
  });
});

test('two workers at once send a commitment once', async () => {
  const id = await ledger.disburse();
  const { latest } = await ledger.client.nonces();
  const rounds = [followChain(ledger.ports)(), followChain(ledger.ports)()];
  expect((await Promise.allSettled(rounds)).some((round) => round.status === 'fulfilled')).toBe(
    true,
  );
  await confirm(ledger, id);
  expect((await ledger.status(id)).nonce).toBe(latest);
});
