import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { broadcastAttempts } from '../src/app/broadcast-attempts.ts';
import type { ChainPorts } from '../src/app/chain-ports.ts';
import { ensureRegistry } from '../src/app/ensure-registry.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { signCommitments } from '../src/app/sign-commitments.ts';
import { type ChainLedger, openChainLedger, timesRecorded } from './chain.ts';

const GWEI = 10n ** 9n;
const CONFIRMED = ['CONFIRMING 1', 'CONFIRMING 2', 'CONFIRMED 3'];

let ledger: ChainLedger;

beforeEach(async () => {
  ledger = await openChainLedger();
});

afterEach(async () => {
  await ledger?.close();
});

/** Goes on as a process that was started anew would. */
async function settle(id: string): Promise<void> {
  for (let block = 0; block < 12; block += 1) {
    await ledger.follow();
    await ledger.net.mine();
    await ledger.follow();
    if ((await ledger.status(id)).status === 'CONFIRMED') break;
  }
  const row = await ledger.status(id);
  expect(row.status).toBe('CONFIRMED');
  expect(await timesRecorded(ledger.net, row.commitment)).toBe(1);
}

const attemptsOf = async (id: string) => {
  const { id: row, chain } = await ledger.status(id);
  return ledger.transact((work) => work.chain.attempts(chain ?? '', [row]));
};

/** The registry as the steps get it. */
async function registryOf(ports: ChainPorts) {
  const registry = await ensureRegistry(ports)(await ports.client.view());
  if (registry === null) throw new Error('There is no registry.');
  return registry;
}

/** A client that dies where the test says, as a process that is killed would. */
const killed = (at: 'sign' | 'broadcast' | 'afterBroadcast'): ChainPorts => ({
  ...ledger.ports,
  client: {
    ...ledger.client,
    sign: async (...parameters) => {
      if (at === 'sign') throw new Error('killed');
      return ledger.client.sign(...parameters);
    },
    broadcast: async (signed) => {
      if (at === 'afterBroadcast') await ledger.client.broadcast(signed);
      throw new Error('killed');
    },
  },
});

describe.each(['sign', 'broadcast', 'afterBroadcast'] as const)('killed at %s', (at) => {
  test('a commitment is on the chain once, without a gap', async () => {
    await ledger.deploy();
    const id = await ledger.disburse();
    const sending = (async () => {
      const ports = killed(at);
      await signCommitments(ports)(await registryOf(ports));
      await broadcastAttempts(ports)((await registryOf(ports)).life);
    })();
    await expect(sending).rejects.toThrow('killed');
    const left = await ledger.status(id);
    expect(left.nonce).toBe(at === 'sign' ? null : 1);
    await settle(id);
    expect((await ledger.status(id)).nonce).toBe(1);
    expect(await attemptsOf(id)).toHaveLength(1);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  });

  test('the registry is deployed once', async () => {
    await expect(followChain(killed(at))()).rejects.toThrow('killed');
    const id = await ledger.disburse();
    await ledger.deploy();
    await settle(id);
    expect(await ledger.chain.contracts()).toHaveLength(1);
    expect((await ledger.status(id)).nonce).toBe(1);
  });
});

test('two workers at once send a commitment once', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  const rounds = [followChain(ledger.ports)(), followChain(ledger.ports)()];
  expect((await Promise.allSettled(rounds)).some((round) => round.status === 'fulfilled')).toBe(
    true,
  );
  await settle(id);
  expect((await ledger.status(id)).nonce).toBe(1);
});

describe('what no block takes in time', () => {
  test('is replaced on the same nonce with fees at least a tenth higher', async () => {
    await ledger.deploy();
    const id = await ledger.disburse();
    await ledger.follow();
    const [first] = await attemptsOf(id);
    ledger.advance(61_000);
    await ledger.follow();
    const [second, again] = await attemptsOf(id);
    expect(again?.hash).toBe(first?.hash);
    expect(second?.nonce).toBe(first?.nonce);
    expect(second?.broadcastAt).not.toBeNull();
    const tenths = (fee: bigint | undefined) =>
      Number(((fee ?? 0n) * 1000n) / (first?.fees.maxFeePerGas ?? 1n));
    expect(tenths(second?.fees.maxFeePerGas)).toBeGreaterThanOrEqual(1100);
    await settle(id);
    expect((await ledger.status(id)).hash).toBe(second?.hash);
    const found = await Promise.all([
      ledger.chain.byHash(first?.hash ?? ''),
      ledger.chain.byHash(second?.hash ?? ''),
    ]);
    expect(found.map((row) => row?.transactionId)).toEqual([id, id]);
  });

  test('is sent again as it is when higher fees would pass the cap', async () => {
    const { maxFeePerGas } = ledger.ports.settings;
    await ledger.deploy();
    const id = await ledger.disburse();
    await ledger.follow();
    const [first] = await attemptsOf(id);
    const capped = followChain({
      ...ledger.ports,
      settings: {
        ...ledger.ports.settings,
        maxFeePerGas: first?.fees.maxFeePerGas ?? maxFeePerGas,
      },
    });
    await ledger.net.rpc('anvil_dropAllTransactions');
    ledger.advance(61_000);
    await capped();
    expect(await attemptsOf(id)).toHaveLength(1);
    expect(ledger.warnings.at(-1)).toContain('would pass the cap');
    await settle(id);
  });

  test('is sent again after the node dropped it', async () => {
    await ledger.deploy();
    const id = await ledger.disburse();
    await ledger.follow();
    await ledger.net.rpc('anvil_dropAllTransactions');
    await ledger.net.mine();
    await ledger.follow();
    expect((await ledger.status(id)).status).toBe('PENDING');
    ledger.advance(5_000);
    await settle(id);
  });
});

test('while the chain asks for more than the cap, commitments wait', async () => {
  await ledger.deploy();
  await ledger.net.rpc('anvil_setNextBlockBaseFeePerGas', `0x${(200n * GWEI).toString(16)}`);
  await ledger.net.mine();
  const id = await ledger.disburse();
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', nonce: null });
  expect(ledger.warnings.at(-1)).toContain('fees above the cap');
  await ledger.net.rpc('anvil_setNextBlockBaseFeePerGas', `0x${GWEI.toString(16)}`);
  await ledger.net.mine();
  await settle(id);
});

test('a nonce that the key spent elsewhere is given up for the next one', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  const registry = await registryOf(ledger.ports);
  await signCommitments(ledger.ports)(registry);
  const elsewhere = await ledger.client.sign(
    { to: ledger.client.sender, data: '0x', gasLimit: 21_000n },
    1,
    { maxFeePerGas: 10n * GWEI, maxPriorityFeePerGas: GWEI },
    31337,
  );
  await ledger.client.broadcast(elsewhere.signed);
  await ledger.net.mine();
  await ledger.follow();
  expect(ledger.warnings.at(-1)).toContain('used by somebody else');
  await settle(id);
  expect((await ledger.status(id)).nonce).toBe(2);
});

test('a commitment that the registry holds already is found instead of sent', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  const { commitment } = await ledger.status(id);
  const { contract } = await registryOf(ledger.ports);
  const call = await ledger.client.recordCall(contract.address, commitment ?? '');
  const fees = { maxFeePerGas: 10n * GWEI, maxPriorityFeePerGas: GWEI };
  const sent = await ledger.client.sign(call, 1, fees, 31337);
  await ledger.client.broadcast(sent.signed);
  await ledger.net.mine();
  await settle(id);
  expect(await ledger.status(id)).toMatchObject({ hash: sent.hash, nonce: null });
  expect(await ledger.progress(id)).toEqual(CONFIRMED);
});

test('what was found is looked for again after a reorganisation', async () => {
  await ledger.deploy();
  const snapshot = await ledger.net.rpc('evm_snapshot');
  const id = await ledger.disburse();
  const { commitment } = await ledger.status(id);
  const { contract } = await registryOf(ledger.ports);
  const call = await ledger.client.recordCall(contract.address, commitment ?? '');
  const fees = { maxFeePerGas: 10n * GWEI, maxPriorityFeePerGas: GWEI };
  const sent = await ledger.client.sign(call, 1, fees, 31337);
  await ledger.client.broadcast(sent.signed);
  await ledger.net.mine();
  await ledger.follow();
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMING', hash: sent.hash });
  await ledger.net.rpc('evm_revert', snapshot);
  await settle(id);
});

test('a transaction that the chain reverts is tried again later', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  const starved = signCommitments({
    ...ledger.ports,
    client: {
      ...ledger.client,
      recordCall: async (...parameters) => ({
        ...(await ledger.client.recordCall(...parameters)),
        gasLimit: 30_000n,
      }),
    },
  });
  await starved(await registryOf(ledger.ports));
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ failures: 1, nonce: null });
  expect((await ledger.status(id)).lastError).toMatch(/^Reverted in block \d+\.$/);
  ledger.advance(10_000);
  await settle(id);
  expect(await ledger.status(id)).toMatchObject({ failures: 0, lastError: null, nonce: 2 });
});

test('an account without funds is told of, and goes on once it has some', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  const registry = await registryOf(ledger.ports);
  await signCommitments(ledger.ports)(registry);
  await ledger.net.rpc('anvil_setBalance', ledger.wallet.address, '0x0');
  await ledger.follow();
  expect(ledger.warnings.at(-1)).toBe('The endpoint refuses a transaction.');
  expect((await ledger.status(id)).lastError).toMatch(/insufficient funds/i);
  await ledger.net.rpc('anvil_setBalance', ledger.wallet.address, `0x${(10n ** 20n).toString(16)}`);
  ledger.advance(5_000);
  await settle(id);
});

test('a chain that comes back from an old copy of its state gets everything since then again', async () => {
  await ledger.deploy();
  const old = await ledger.net.rpc('evm_snapshot');
  const ids = [await ledger.disburse(), await ledger.disburse()];
  for (const id of ids) await settle(id);
  await ledger.net.mine(20);
  await ledger.follow();
  expect((await ledger.status(ids[0] ?? '')).settled).toBe(true);
  await ledger.net.rpc('evm_revert', old);
  await ledger.net.mine(40);
  const third = await ledger.disburse();
  for (const id of [...ids, third]) await settle(id);
  expect(await ledger.chain.contracts()).toHaveLength(1);
  expect(await ledger.progress(ids[0] ?? '')).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
});

test('another chain takes over what was not confirmed, and leaves what was', async () => {
  await ledger.deploy();
  const done = await ledger.disburse();
  await settle(done);
  const waiting = await ledger.disburse();
  await ledger.follow();
  expect((await ledger.status(waiting)).nonce).toBe(2);
  await ledger.net.rpc('anvil_setChainId', 4711);
  await ledger.net.rpc('anvil_dropAllTransactions');
  await ledger.deploy();
  await settle(waiting);
  const [newest, oldest] = await ledger.chain.contracts();
  expect([newest?.chainId, newest?.lostAt, oldest?.chainId, oldest?.lostAt]).toEqual([
    4711,
    null,
    31337,
    null,
  ]);
  expect((await ledger.status(done)).contractId).toBe(oldest?.id);
  expect((await ledger.status(waiting)).contractId).toBe(newest?.id);
  expect(await ledger.progress(done)).toEqual(CONFIRMED);
});
