import { getBytes, getCreateAddress, Signature, Transaction, toQuantity } from 'ethers';
import { z } from 'zod';
import {
  CallRefused,
  type ChainClient,
  type ChainView,
  type Receipt,
  type UnsignedCall,
} from '../app/chain-client.ts';
import type { SigningKeyProvider } from '../app/signing-key.ts';
import type { Fees } from '../domain/fees.ts';
import { createAttestationClient } from './attestation-calls.ts';
import { readRefusal } from './broadcast-answers.ts';
import { deploymentData } from './contract-artifacts.ts';
import { type JsonRpc, RpcError } from './json-rpc.ts';
import { blockOfAnswer, heldOf, lookUpData, recordData, recordFilter } from './registry-calls.ts';

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/)
  .transform(BigInt);
const count = quantity.transform(Number).pipe(z.int().min(0));
const hex = z.string().regex(/^0x[0-9a-f]*$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const blockSchema = z.object({ hash, number: count, baseFeePerGas: quantity.optional() });
const receiptSchema = z.object({
  transactionHash: hash,
  blockHash: hash,
  blockNumber: count,
  status: count,
});
const logsSchema = z.array(z.object({ transactionHash: hash })).max(1000);

/** What estimates are raised by, since the state may have changed when the block is made. */
const GAS_MARGIN_PERCENT = 25n;

/**
 * An EVM chain behind JSON-RPC, with one key that signs; ethers makes the bytes.
 *
 * @param attesters keys of those who attest: the first one does, the others did
 */
export function createChainClient(
  rpc: JsonRpc,
  key: SigningKeyProvider,
  attesters: readonly [SigningKeyProvider, ...SigningKeyProvider[]] = [key],
): ChainClient {
  const sender = key.address;
  const blockAt = (number: number | 'latest' | 'earliest') => {
    const place = typeof number === 'number' ? toQuantity(number) : number;
    return rpc.call('eth_getBlockByNumber', [place, false], blockSchema.nullable());
  };
  const read = async (to: string, data: string): Promise<string> =>
    rpc.call('eth_call', [{ from: sender, to, data }, 'latest'], hex);
  const estimate = (call: Omit<UnsignedCall, 'gasLimit'>) => estimateGas(rpc, sender, call);

  return {
    sender,
    ...createAttestationClient({ rpc, read, estimate }, attesters),
    async view(): Promise<ChainView> {
      const [chainId, genesis, head] = await Promise.all([
        rpc.call('eth_chainId', [], count),
        rpc.call('eth_getBlockByNumber', ['0x0', false], blockSchema),
        rpc.call('eth_blockNumber', [], count),
      ]);
      return { chainId, genesisHash: genesis.hash, head };
    },
    async blockHash(number) {
      return (await blockAt(number))?.hash ?? null;
    },
    async receipt(transactionHash): Promise<Receipt | null> {
      const found = await rpc.call(
        'eth_getTransactionReceipt',
        [transactionHash],
        receiptSchema.nullable(),
      );
      if (found === null) return null;
      return {
        hash: found.transactionHash,
        block: { number: found.blockNumber, hash: found.blockHash },
        succeeded: found.status === 1,
      };
    },
    async nonces() {
      const [latest, pending] = await Promise.all([
        rpc.call('eth_getTransactionCount', [sender, 'latest'], count),
        rpc.call('eth_getTransactionCount', [sender, 'pending'], count),
      ]);
      return { latest, pending: Math.max(latest, pending) };
    },
    balance: () => rpc.call('eth_getBalance', [sender, 'latest'], quantity),
    async feeMarket() {
      const [block, priorityFeePerGas] = await Promise.all([
        blockAt('latest'),
        rpc.call('eth_maxPriorityFeePerGas', [], quantity),
      ]);
      return { baseFeePerGas: block?.baseFeePerGas ?? 0n, priorityFeePerGas };
    },
    async hasCode(address) {
      return (await rpc.call('eth_getCode', [address, 'latest'], hex)) !== '0x';
    },
    deployCall: (name) =>
      estimate({ to: null, data: deploymentData(name, sender, attesters[0].address) }),
    recordCall: (recording) => estimate({ to: recording.address, data: recordData(recording) }),
    transferCall: () => estimate({ to: sender, data: '0x' }),
    createdAddress: (nonce) => getCreateAddress({ from: sender, nonce }),
    async findRecord(recording) {
      const answer = await read(recording.address, lookUpData(recording));
      const block = blockOfAnswer(recording, answer);
      if (block === 0n) return null;
      const logs = await rpc.call('eth_getLogs', [recordFilter(recording, block)], logsSchema);
      return logs.at(-1)?.transactionHash ?? null;
    },
    async held(recording) {
      return heldOf(recording, await read(recording.address, lookUpData(recording)));
    },
    async sign(call, nonce, fees, chainId) {
      const transaction = unsignedTransaction(call, nonce, fees, chainId);
      transaction.signature = Signature.from(await key.sign(getBytes(transaction.unsignedHash)));
      if (transaction.hash === null || transaction.from !== sender) {
        throw new Error(`A transaction was signed by another key than that of ${sender}.`);
      }
      return { hash: transaction.hash, signed: transaction.serialized };
    },
    callOf(signed) {
      const { to, data, gasLimit } = Transaction.from(signed);
      return { to, data, gasLimit };
    },
    async broadcast(signed) {
      try {
        await rpc.call('eth_sendRawTransaction', [signed], hash);
        return { kind: 'ACCEPTED' };
      } catch (error) {
        if (!(error instanceof RpcError)) throw error;
        return readRefusal(error.message);
      }
    },
  };
}

function unsignedTransaction(
  call: UnsignedCall,
  nonce: number,
  fees: Fees,
  chainId: number,
): Transaction {
  return Transaction.from({ type: 2, chainId, nonce, ...call, ...fees, value: 0n });
}

async function estimateGas(
  rpc: JsonRpc,
  from: string,
  call: Omit<UnsignedCall, 'gasLimit'>,
): Promise<UnsignedCall> {
  try {
    const request = { from, data: call.data, ...(call.to !== null && { to: call.to }) };
    const gas = await rpc.call('eth_estimateGas', [request], quantity);
    return { ...call, gasLimit: (gas * (100n + GAS_MARGIN_PERCENT)) / 100n };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    throw new CallRefused(error.message, { cause: error });
  }
}
