import { newId } from '@blockscore/ids';
import { toQuantity, Wallet } from 'ethers';
import { expect } from 'vitest';
import { createChainClient } from '../src/adapters/chain-client.ts';
import { CONTRACT_ARTIFACTS } from '../src/adapters/contract-artifacts.ts';
import { createJsonRpc } from '../src/adapters/json-rpc.ts';
import { localSigningKey } from '../src/adapters/local-signing-key.ts';
import type { Attestation, AttestationSettings } from '../src/app/attestation-ports.ts';
import type { ChainPorts } from '../src/app/chain-ports.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { toHex } from '../src/app/hex.ts';
import { keepCommitment } from '../src/app/keep-commitment.ts';
import type { RevocationReason } from '../src/domain/attestation.ts';
import { type ChainLedger, openChainLedger } from './chain.ts';

export const DAY = 86_400_000;
export const VALID: AttestationSettings = { validDays: 90 };
export const { abi: ATTESTATIONS } = CONTRACT_ARTIFACTS.AttestationRegistry;

/** A ledger whose scores are attested, by the chain's clock. */
export async function openAttestingLedger() {
  const ledger = await openChainLedger({ attestations: VALID });
  const attester = Wallet.createRandom();
  /** A worker with the keys of these attesters. */
  const workerOf = (settings: Partial<ChainPorts['settings']>, ...wallets: readonly Key[]) => {
    const [first = attester, ...others] = wallets;
    const keyOf = ({ privateKey }: Key) => localSigningKey(privateKey);
    const client = createChainClient(
      createJsonRpc(ledger.net.url),
      localSigningKey(ledger.wallet.privateKey),
      [keyOf(first), ...others.map(keyOf)],
    );
    const ports = { ...ledger.ports, client, settings: { ...ledger.ports.settings, ...settings } };
    return { ports, round: followChain(ports) };
  };
  let worker = workerOf({});
  const opened = {
    ...ledger,
    attester,
    workerOf,
    ports: { ...ledger.ports, ...worker.ports, attesting: VALID },
    /** Another process takes over, with other keys or settings. */
    restart: (settings: Partial<ChainPorts['settings']>, ...keys: readonly Key[]) => {
      worker = workerOf(settings, ...keys);
    },
    async follow() {
      ledger.advance(1_000);
      await worker.round();
    },
    /** Both clocks go on. */
    async pass(milliseconds: number) {
      ledger.advance(milliseconds);
      await ledger.net.rpc('evm_increaseTime', toQuantity(Math.floor(milliseconds / 1_000)));
    },
  };
  const steps = attestingSteps(opened);
  await ledger.net.mine();
  ledger.advance((await steps.chainTime()) - ledger.clock().getTime());
  return { ...opened, ...steps };
}
export type AttestingLedger = Awaited<ReturnType<typeof openAttestingLedger>>;

type Key = Pick<Wallet, 'privateKey'>;
type Opened = Omit<ChainLedger, 'ports'> & {
  readonly attester: Pick<Wallet, 'address'>;
  readonly ports: ChainLedger['ports'];
};

function attestingSteps(ledger: Opened) {
  const call = async (to: string | null, method: string, given: readonly unknown[]) => {
    const data = ATTESTATIONS.encodeFunctionData(method, given);
    const answer = String(await ledger.net.rpc('eth_call', { to, data }, 'latest'));
    return ATTESTATIONS.decodeFunctionResult(method, answer)[0];
  };
  const item = async (commitment: string): Promise<Attestation> => {
    const [found] = await ledger.ports.attestations.attestations([commitment]);
    if (found === undefined) throw new Error(`${commitment} is not to be attested.`);
    return found;
  };
  const rowOf = async (id: string | null) => {
    const [row] = id === null ? [] : await ledger.chain.byIds([id]);
    return row ?? null;
  };
  /** Newest first, with those of lives that ended. */
  const registries = async () =>
    (await ledger.chain.contracts()).filter(({ name }) => name === 'AttestationRegistry');
  const inUse = async (): Promise<string | null> => (await registries())[0]?.address ?? null;
  const holds = async (commitment: string, by: string | null = null, at: string | null = null) =>
    Boolean(
      await call(at ?? (await inUse()), 'holds', [by ?? ledger.attester.address, commitment]),
    );
  const standing = async (commitment: string) => {
    const found = await item(commitment);
    return {
      item: found,
      attest: await rowOf(found.attestId),
      revoke: await rowOf(found.revokeId),
    };
  };
  /** Rounds and blocks until it is so. */
  const until = async (isSo: () => Promise<boolean>, blocks = 20) => {
    for (let block = 0; block < blocks; block += 1) {
      await ledger.follow();
      if (await isSo()) return;
      await ledger.net.mine();
    }
    expect(await isSo()).toBe(true);
  };
  return {
    call,
    item,
    registries,
    inUse,
    holds,
    standing,
    until,
    async chainTime(): Promise<number> {
      const block = await ledger.net.rpc('eth_getBlockByNumber', 'latest', false);
      return Number((block as { timestamp: string }).timestamp) * 1_000;
    },
    /** Hears of a score, as from credit's event; gives its commitment. */
    async hear(
      given: { userId?: `user_${string}`; scoreId?: `score_${string}`; statedAt?: Date } = {},
    ) {
      const { userId = newId('user'), scoreId = newId('score'), statedAt } = given;
      const commitment = toHex(ledger.ports.newSalt());
      const data = { userId, scoreId, modelId: 'test', modelVersion: '1', commitment };
      const stated = statedAt === undefined ? {} : { statedAt: statedAt.toISOString() };
      await ledger.transact((work) =>
        keepCommitment(work, { ...ledger.ports, attesting: VALID }, { ...data, ...stated }),
      );
      return commitment;
    },
    revoke: (commitment: string, reason: RevocationReason = 'CORRECTED') =>
      ledger.transact((work) =>
        work.attestations.revoke({ commitments: [commitment] }, reason, ledger.clock()),
      ),
    /** They wait for no others any more, and blocks are made until all of them are confirmed. */
    async attested(...commitments: readonly string[]) {
      ledger.advance(60_000);
      await until(async () => {
        const found = await Promise.all(commitments.map(standing));
        return found.every(({ attest }) => attest?.status === 'CONFIRMED');
      });
    },
    revoked: (...commitments: readonly string[]) =>
      until(async () => {
        const found = await Promise.all(commitments.map(standing));
        return found.every(({ revoke }) => revoke?.status === 'CONFIRMED');
      }),
    /** How often an event of the contracts told of it, over all of them. */
    async times(event: 'Attested' | 'Revoked', commitment: string): Promise<number> {
      const topics = ATTESTATIONS.encodeFilterTopics(event, [null, commitment]);
      const filter = { fromBlock: '0x0', toBlock: 'latest', topics };
      return ((await ledger.net.rpc('eth_getLogs', filter)) as unknown[]).length;
    },
  };
}
