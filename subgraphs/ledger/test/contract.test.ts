import { startTestChain, type TestChain } from '@blockscore/testkit';
import { Contract, ContractFactory, type InterfaceAbi, JsonRpcProvider, Wallet } from 'ethers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import artifact from '../contracts/artifacts/DisbursementRegistry.json' with { type: 'json' };
import { CONTRACT_ARTIFACTS } from '../src/adapters/contract-artifacts.ts';

const registryInterface = CONTRACT_ARTIFACTS.DisbursementRegistry.abi;
const owner = Wallet.createRandom();
const recorder = Wallet.createRandom();
const stranger = Wallet.createRandom();
const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;

let net: TestChain;
let provider: JsonRpcProvider;
let address: string;
let counter = 0;

beforeAll(async () => {
  net = await startTestChain({ fund: [owner.address, recorder.address, stranger.address] });
  await net.rpc('evm_setAutomine', true);
  provider = new JsonRpcProvider(net.url, 31337, { staticNetwork: true, cacheTimeout: -1 });
});

afterAll(async () => {
  provider?.destroy();
  await net?.close();
});

beforeEach(async () => {
  const factory = new ContractFactory(
    artifact.abi as InterfaceAbi,
    artifact.bytecode,
    owner.connect(provider),
  );
  const deployed = await factory.deploy(recorder.address);
  await deployed.waitForDeployment();
  address = await deployed.getAddress();
});

const commitment = () => {
  counter += 1;
  return `0x${counter.toString(16).padStart(64, '0')}`;
};

/** Sends a call as somebody; the receipt, or the name of the contract's error. */
async function send(as: Wallet | typeof owner, name: string, ...parameters: unknown[]) {
  const contract = new Contract(address, registryInterface, as.connect(provider));
  try {
    const sent = await contract.getFunction(name).send(...parameters);
    return await sent.wait();
  } catch (error) {
    const data = (error as { data?: string }).data ?? '';
    const refusal = registryInterface.parseError(data);
    if (refusal === null) throw error;
    return refusal.name;
  }
}

const recordedIn = (of: string): Promise<bigint> =>
  new Contract(address, registryInterface, provider).getFunction('recordedIn').staticCall(of);

test('the code that runs is the code of the artifact', async () => {
  expect(await provider.getCode(address)).toBe(artifact.deployedBytecode);
});

describe('a commitment', () => {
  test.each([
    ['the recorder', recorder],
    ['the owner', owner],
  ])('is recorded by %s, with its block and an event', async (_, wallet) => {
    const made = commitment();
    expect(await recordedIn(made)).toBe(0n);
    const receipt = await send(wallet, 'record', made);
    if (typeof receipt === 'string' || receipt === null) throw new Error(String(receipt));
    expect(await recordedIn(made)).toBe(BigInt(receipt.blockNumber));
    const events = receipt.logs.map((log) => registryInterface.parseLog(log));
    expect(events.map((event) => [event?.name, ...(event?.args ?? [])])).toEqual([
      ['CommitmentRecorded', made, wallet.address],
    ]);
  });

  test('is recorded once', async () => {
    const made = commitment();
    await send(recorder, 'record', made);
    expect(await send(recorder, 'record', made)).toBe('AlreadyRecorded');
    expect(await send(owner, 'record', made)).toBe('AlreadyRecorded');
  });

  test('is not taken from anybody else, nor an empty one', async () => {
    expect(await send(stranger, 'record', commitment())).toBe('NotRecorder');
    expect(await send(recorder, 'record', `0x${'0'.repeat(64)}`)).toBe('EmptyCommitment');
  });
});

describe('the roles', () => {
  test('are handed on by the owner only', async () => {
    expect(await send(recorder, 'setRecorder', stranger.address)).toBe('NotOwner');
    expect(await send(stranger, 'transferOwnership', stranger.address)).toBe('NotOwner');
    expect(await send(owner, 'setRecorder', ZERO_ADDRESS)).toBe('ZeroAddress');
    expect(await send(owner, 'transferOwnership', ZERO_ADDRESS)).toBe('ZeroAddress');
  });

  test('count at once', async () => {
    await send(owner, 'setRecorder', stranger.address);
    expect(await send(recorder, 'record', commitment())).toBe('NotRecorder');
    expect(typeof (await send(stranger, 'record', commitment()))).toBe('object');
    await send(owner, 'transferOwnership', recorder.address);
    expect(await send(owner, 'record', commitment())).toBe('NotRecorder');
    expect(typeof (await send(recorder, 'setRecorder', recorder.address))).toBe('object');
  });
});
