import { startTestChain, type TestChain } from '@blockscore/testkit';
import {
  BaseContract,
  getAddress,
  Interface,
  id,
  JsonRpcProvider,
  type Log,
  toQuantity,
} from 'ethers';
import { z } from 'zod';

/** Part of an artifact that tests need. */
export interface Artifact {
  readonly contract: string;
  readonly abi: readonly object[];
  readonly bytecode: string;
  readonly deployedBytecode: string;
  readonly immutables: readonly { readonly start: number; readonly length: number }[];
}

/** What became of a call: its events with their arguments, or the contract's error, [] for none. */
export type Outcome =
  | { readonly done: true; readonly events: readonly (readonly unknown[])[]; readonly gas: bigint }
  | { readonly done: false; readonly refusal: readonly unknown[] };

/** A contract on the chain; anybody may call it, without a key. */
export interface Deployed<Methods> {
  readonly address: string;
  readonly abi: Interface;
  /** Reads, typed. */
  readonly read: BaseContract & Omit<Methods, keyof BaseContract>;
  /** Sends a transaction as `from`. */
  readonly send: (
    from: string,
    method: Exclude<keyof Methods & string, keyof BaseContract>,
    ...parameters: readonly unknown[]
  ) => Promise<Outcome>;
}

export interface ContractNet {
  readonly chain: TestChain;
  readonly provider: JsonRpcProvider;
  readonly deploy: <Methods>(
    artifact: Artifact,
    ...parameters: readonly unknown[]
  ) => Promise<Deployed<Methods>>;
  /** Seconds since 1970 of the newest block. */
  readonly now: () => Promise<bigint>;
  /** Makes a block so much later. */
  readonly wait: (seconds: bigint) => Promise<void>;
  readonly close: () => Promise<void>;
}

const receiptSchema = z.object({
  status: z.string(),
  gasUsed: z.string(),
  contractAddress: z.string().nullable(),
  logs: z.array(z.object({ address: z.string(), topics: z.array(z.string()), data: z.string() })),
});

/** More than anything here takes; what is given is not estimated, so what would fail is sent, too. */
const GAS = toQuantity(8_000_000);
/** Sends what deploys; it has a new nonce, thus another address, each time. */
export const DEPLOYER = addressOf('deployer');

/** A private chain on which each transaction makes a block, a second after the one before. */
export async function openContractNet(): Promise<ContractNet> {
  const chain = await startTestChain({ fund: [] });
  await chain.rpc('evm_setAutomine', true);
  await chain.rpc('anvil_autoImpersonateAccount', true);
  await chain.rpc('anvil_setBlockTimestampInterval', 1);
  await chain.rpc('anvil_setNextBlockBaseFeePerGas', '0x0');
  const provider = new JsonRpcProvider(chain.url, 31337, { staticNetwork: true, cacheTimeout: -1 });
  const now = async () => BigInt((await provider.getBlock('latest'))?.timestamp ?? 0);
  const transact = async (call: { from: string; to?: string; data: string }) => {
    // Answers when a block has it.
    const sent = { ...call, gas: GAS, gasPrice: '0x0' };
    return receiptSchema.parse(await chain.rpc('eth_sendTransactionSync', sent));
  };
  const send = async (from: string, to: string, data: string, abi: Interface): Promise<Outcome> => {
    const receipt = await transact({ from, to, data });
    if (receipt.status !== '0x1') {
      const said = await revertData(provider, { from, to, data });
      return { done: false, refusal: refusalOf(abi, said) };
    }
    const events = receipt.logs.map((log) => parseLog(abi, log));
    return { done: true, events, gas: BigInt(receipt.gasUsed) };
  };
  return {
    chain,
    provider,
    async deploy<Methods>(artifact: Artifact, ...parameters: readonly unknown[]) {
      const abi = new Interface(artifact.abi as ConstructorParameters<typeof Interface>[0]);
      const data = artifact.bytecode + abi.encodeDeploy([...parameters]).slice(2);
      const { contractAddress: address, status } = await transact({ from: DEPLOYER, data });
      if (address === null || status !== '0x1')
        throw new Error(`${artifact.contract} was not deployed.`);
      return {
        address,
        abi,
        read: BaseContract.from<Methods>(address, abi, provider),
        send: (from, method, ...given) =>
          send(from, address, abi.encodeFunctionData(method, given), abi),
      };
    },
    now,
    async wait(seconds) {
      await chain.rpc('evm_setNextBlockTimestamp', toQuantity((await now()) + seconds));
      await chain.mine();
    },
    async close() {
      provider.destroy();
      await chain.close();
    },
  };
}

function parseLog(abi: Interface, log: Pick<Log, 'data'> & { topics: string[] }) {
  const event = abi.parseLog(log);
  return event === null ? ['unknown', ...log.topics] : [event.name, ...event.args];
}

/** The contract's error with its arguments; [] where it gave none. */
export function refusalOf(abi: Interface, said: string): readonly unknown[] {
  if (said === '0x') return [];
  const refusal = abi.parseError(said);
  if (refusal === null) throw new Error(`The contract has no such error: ${said}`);
  return [refusal.name, ...refusal.args];
}

/** What a call that fails answers. */
async function revertData(
  provider: JsonRpcProvider,
  call: { from: string; to: string; data: string },
): Promise<string> {
  try {
    await provider.call(call);
  } catch (error) {
    return z.object({ data: z.string() }).parse(error).data;
  }
  throw new Error('A transaction failed, and the same call after it did not.');
}

/** An address that nobody has a key of. */
export function addressOf(name: string): string {
  return getAddress(`0x${id(name).slice(-40)}`);
}

/** 32 bytes that are the same for the same name. */
export function hashOf(name: string): string {
  return id(name);
}

/** The identifier of a role of the registries, by its name without `_ROLE`. */
export function roleOf(name: 'ADMIN' | 'PAUSER' | 'ANCHOR' | 'ATTESTER' | 'REGISTRAR'): string {
  return name === 'ADMIN' ? `0x${'0'.repeat(64)}` : id(`${name}_ROLE`);
}
