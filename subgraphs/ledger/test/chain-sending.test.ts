import { Wallet } from 'ethers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_ARTIFACTS } from '../src/adapters/contract-artifacts.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { signCommitments } from '../src/app/sign-commitments.ts';
import {
  attemptsOf,
  type ChainLedger,
  CONFIRMED,
  confirm,
  contractsOf,
  GWEI,
  openChainLedger,
  recordElsewhere,
  spendElsewhere,
  usableOf,
} from './chain.ts';
import { leavingBooks } from './chain-stepping.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger({}, undefined, leavingBooks);
  await ledger.deploy();
});

afterAll(async () => {
  await ledger?.close();
});

describe('what no block takes in time', () => {
  test('is replaced on the same nonce with fees at least a tenth higher', async () => {
    const id = await ledger.disburse();
    await ledger.follow();
    const [first] = await attemptsOf(ledger, id);
    ledger.advance(61_000);
    await ledger.follow();
    const [second, again] = await attemptsOf(ledger, id);
    expect(again?.hash).toBe(first?.hash);
    expect(second?.nonce).toBe(first?.nonce);
    expect(second?.broadcastAt).not.toBeNull();
    for (const fee of ['maxFeePerGas', 'maxPriorityFeePerGas'] as const) {
      const before = first?.fees[fee] ?? 0n;
      expect(before).toBeGreaterThan(0n);
      expect((second?.fees[fee] ?? 0n) * 10n).toBeGreaterThanOrEqual(before * 11n);
    }
    await confirm(ledger, id);
    expect((await ledger.status(id)).hash).toBe(second?.hash);
    const found = await Promise.all([
      ledger.chain.byHash(first?.hash ?? ''),
      ledger.chain.byHash(second?.hash ?? ''),
    ]);
    expect(found.map((row) => row?.transactionId)).toEqual([id, id]);
  });

  test('is sent again as it is when higher fees would pass the cap', async () => {
    const { maxFeePerGas } = ledger.ports.settings;
    const id = await ledger.disburse();
    await ledger.follow();
    const [first] = await attemptsOf(ledger, id);
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
    expect(await attemptsOf(ledger, id)).toHaveLength(1);
    expect(ledger.warnings.at(-1)).toContain('would pass the cap');
    await confirm(ledger, id);
  });

  test('is sent again after the node dropped it', async () => {
    const id = await ledger.disburse();
    await ledger.follow();
    await ledger.net.rpc('anvil_dropAllTransactions');
    await ledger.net.mine();
    await ledger.follow();
    expect((await ledger.status(id)).status).toBe('PENDING');
    ledger.advance(5_000);
    await confirm(ledger, id);
  });
});

test('while the chain asks for more than the cap, commitments wait', async () => {
  await ledger.net.rpc('anvil_setNextBlockBaseFeePerGas', `0x${(200n * GWEI).toString(16)}`);
  await ledger.net.mine();
  const id = await ledger.disburse();
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', nonce: null });
  expect(ledger.warnings.at(-1)).toContain('fees above the cap');
  await ledger.net.rpc('anvil_setNextBlockBaseFeePerGas', `0x${GWEI.toString(16)}`);
  await ledger.net.mine();
  await confirm(ledger, id);
});

test('a nonce that the key spent elsewhere is given up for the next one', async () => {
  const id = await ledger.disburse();
  const contracts = await contractsOf(ledger.ports);
  await signCommitments(ledger.ports)(contracts);
  const spent = (await ledger.status(id)).nonce ?? Number.NaN;
  await spendElsewhere(ledger);
  await ledger.follow();
  expect(ledger.warnings.at(-1)).toContain('used by somebody else');
  await confirm(ledger, id);
  expect((await ledger.status(id)).nonce).toBe(spent + 1);
});

test('a commitment that the registry holds already is found instead of sent', async () => {
  const id = await ledger.disburse();
  const sent = await recordElsewhere(ledger, id);
  await confirm(ledger, id);
  expect(await ledger.status(id)).toMatchObject({ hash: sent.hash, nonce: null });
  expect(await ledger.progress(id)).toEqual(CONFIRMED);
});

test('what was found is looked for again after a reorganisation', async () => {
  const snapshot = await ledger.net.rpc('evm_snapshot');
  const id = await ledger.disburse();
  const sent = await recordElsewhere(ledger, id);
  await ledger.follow();
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMING', hash: sent.hash });
  await ledger.net.rpc('evm_revert', snapshot);
  await confirm(ledger, id);
});

test('a transaction that the chain reverts is tried again later', async () => {
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
  await starved(await contractsOf(ledger.ports));
  const spent = (await ledger.status(id)).nonce ?? Number.NaN;
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ failures: 1, nonce: null });
  expect((await ledger.status(id)).lastError).toMatch(/^Reverted in block \d+\.$/);
  ledger.advance(10_000);
  await confirm(ledger, id);
  expect(await ledger.status(id)).toMatchObject({ failures: 0, lastError: null, nonce: spent + 1 });
});

test('an account without funds is told of, and goes on once it has some', async () => {
  const id = await ledger.disburse();
  const contracts = await contractsOf(ledger.ports);
  await signCommitments(ledger.ports)(contracts);
  await ledger.net.rpc('anvil_setBalance', ledger.wallet.address, '0x0');
  await ledger.follow();
  expect(ledger.warnings.at(-1)).toBe('The endpoint refuses a transaction.');
  expect((await ledger.status(id)).lastError).toMatch(/insufficient funds/i);
  await ledger.net.rpc('anvil_setBalance', ledger.wallet.address, `0x${(10n ** 20n).toString(16)}`);
  ledger.advance(5_000);
  await confirm(ledger, id);
});

test('a registry that no longer takes this key is told of, and tried again later', async () => {
  const address = usableOf(await contractsOf(ledger.ports)).address;
  const { abi } = CONTRACT_ARTIFACTS.DisbursementRegistry;
  const stranger = Wallet.createRandom().address;
  const calls = [
    abi.encodeFunctionData('setRecorder', [stranger]),
    abi.encodeFunctionData('transferOwnership', [stranger]),
  ];
  for (const data of calls) await spendElsewhere(ledger, { to: address, data });
  const { latest } = await ledger.client.nonces();
  const id = await ledger.disburse();
  await ledger.follow();
  expect(ledger.warnings.at(-1)).toBe('The registry refuses a commitment.');
  expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', nonce: null, failures: 1 });
  await ledger.net.rpc('anvil_setBalance', stranger, `0x${(10n ** 20n).toString(16)}`);
  await ledger.net.rpc('anvil_impersonateAccount', stranger);
  const back = abi.encodeFunctionData('setRecorder', [ledger.wallet.address]);
  await ledger.net.rpc('eth_sendTransaction', { from: stranger, to: address, data: back });
  await ledger.net.mine();
  ledger.advance(5_000);
  await confirm(ledger, id);
  expect((await ledger.status(id)).nonce).toBe(latest);
});
