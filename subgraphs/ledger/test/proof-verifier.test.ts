import { createHash, randomBytes } from 'node:crypto';
import {
  ANCHOR_OF,
  ANCHORED,
  REGISTRY_CODES,
  readProof,
  verifyProof,
} from '@blockscore/client/verify';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import anchors from '../contracts/artifacts/AnchorRegistry.json' with { type: 'json' };
import { CONTRACT_ARTIFACTS } from '../src/adapters/contract-artifacts.ts';
import { keepCommitment } from '../src/app/keep-commitment.ts';
import { buildMerkleTree, type Digest } from '../src/domain/merkle.ts';
import { type ChainLedger, openChainLedger } from './chain.ts';

const MINUTE = 60_000;
const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
const digest: Digest = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('what the verifier knows by heart is what the ledger has', () => {
  const { abi } = CONTRACT_ARTIFACTS.AnchorRegistry;

  test('of the registry: its function, its event, and the code that is deployed', () => {
    expect(ANCHOR_OF).toBe(abi.getFunction('anchorOf')?.selector);
    expect(ANCHORED).toBe(abi.getEvent('Anchored')?.topicHash);
    // Where a part were filled in at deployment, the code's hash would not be the same everywhere.
    expect(anchors.immutables).toEqual([]);
    const code = Buffer.from(anchors.deployedBytecode.slice(2), 'hex');
    expect(REGISTRY_CODES).toContain(hex(digest(code)));
  });

  test('of trees: every path of those with 1 to 64 leaves', async () => {
    const away = () => Promise.reject(new TypeError('fetch failed'));
    for (let leafCount = 1; leafCount <= 64; leafCount += 1) {
      const leaves = Array.from({ length: leafCount }, () => randomBytes(32));
      const tree = buildMerkleTree(digest, leaves);
      for (const [leafIndex, leaf] of leaves.entries()) {
        const path = tree.paths[leafIndex]?.map(hex);
        const proof = { commitment: hex(leaf), leafIndex, leafCount, path, root: hex(tree.root) };
        const { climb } = await verifyProof(readProof(proof), { rpc: 'http://away', fetch: away });
        expect(climb).toMatchObject({ whole: true, top: proof.root });
      }
    }
  });
});

describe('on a real chain', () => {
  let ledger: ChainLedger;
  beforeAll(async () => {
    ledger = await openChainLedger();
    await ledger.deploy();
  });
  afterAll(async () => {
    await ledger?.close();
  });

  const mined = async (blocks: number) => {
    for (let block = 0; block < blocks; block += 1) {
      await ledger.net.mine();
      await ledger.follow();
    }
  };

  /** A record of ours under a root on the chain, as the graph would tell its proof. */
  async function proven() {
    const [domain, salt, content] = ['test/v1\n', randomBytes(32), '{"amount":"90.00"}'];
    const commitment = hex(digest(Buffer.from(domain), salt, Buffer.from(content)));
    const score = {
      userId: newId('user'),
      scoreId: newId('score'),
      modelId: 'm',
      modelVersion: '1',
    };
    await ledger.transact((work) => keepCommitment(work, ledger.ports, { ...score, commitment }));
    ledger.advance(MINUTE);
    await ledger.follow();
    await mined(2);
    return { domain, salt: hex(salt), content, commitment, proof: await placeOf(commitment) };
  }

  async function placeOf(commitment: string) {
    const [attested] = await ledger.ports.anchors.attested([commitment]);
    const leaf = attested?.leaf;
    if (leaf == null) throw new Error('It is under no root.');
    const [anchor] = await ledger.ports.anchors.anchors([leaf.anchorId]);
    const [row] = await ledger.chain.ofAnchors([leaf.anchorId]);
    const { position: leafIndex, leafCount } = leaf;
    return {
      ...{ leafIndex, leafCount, path: leaf.path.map(hex), root: anchor?.root, chainId: 31337 },
      ...{ registry: await addressOf('AnchorRegistry'), transactionHash: row?.hash },
      ...{ blockNumber: row?.block?.number, blockHash: row?.block?.hash },
    };
  }

  async function addressOf(wanted: string): Promise<string> {
    const found = (await ledger.chain.contracts()).find(({ name }) => name === wanted);
    return found?.address ?? '';
  }

  async function check(proof: object, registry = '') {
    const options = { rpc: ledger.net.url, ...(registry !== '' && { registry }) };
    const report = await verifyProof(readProof({ data: { proof } }), options);
    const outcomes = Object.fromEntries(report.steps.map(({ id, outcome }) => [id, outcome]));
    return { ...report, outcomes };
  }

  test('what is there is proven', async () => {
    const proof = await proven();
    await mined(12);
    const { verdict, outcomes, record } = await check(proof, await addressOf('AnchorRegistry'));
    expect(verdict).toBe('PROVEN');
    const { CHAIN, ...others } = outcomes;
    expect(CHAIN).toBe('NOTICED');
    expect(new Set(Object.values(others))).toEqual(new Set(['PASSED']));
    expect(record).toEqual([['Amount', '90.00']]);
    expect((await check(proof)).verdict).toBe('REGISTRY_OPEN');
  });

  test('what is not there, or elsewhere, is not', async () => {
    const good = await proven();
    const other = hex(randomBytes(32));
    for (const [changes, id] of [
      [{ content: good.content.replace('9', '8') }, 'CONTENT'],
      [{ proof: { ...good.proof, leafCount: good.proof.leafCount + 1 } }, 'ANCHOR'],
      [{ proof: { ...good.proof, root: other } }, 'ANCHOR'],
      [{ proof: { ...good.proof, chainId: 1 } }, 'CHAIN'],
      [{ proof: { ...good.proof, registry: await addressOf('DisbursementRegistry') } }, 'CODE'],
      [{ proof: { ...good.proof, registry: ledger.wallet.address } }, 'CODE'],
    ] as const) {
      const { verdict, outcomes } = await check({ ...good, ...changes });
      expect([id, verdict, outcomes[id]]).toEqual([id, 'NOT_PROVEN', 'FAILED']);
    }
  });

  test('a reorganisation is told, and the registry decides', async () => {
    const good = await proven();
    await ledger.net.rpc('anvil_reorg', 4, []);
    expect((await check(good)).outcomes).toMatchObject({ TREE: 'PASSED', ANCHOR: 'FAILED' });
    await ledger.follow();
    await mined(3);
    const registry = await addressOf('AnchorRegistry');
    const after = await check(good, registry);
    expect([after.verdict, after.outcomes['BLOCK']]).toEqual(['PROVEN', 'NOTICED']);
    const anew = await check({ ...good, proof: await placeOf(good.commitment) }, registry);
    expect([anew.verdict, anew.outcomes['BLOCK']]).toEqual(['PROVEN', 'PASSED']);
  });

  test('without its endpoint nothing is said of it', async () => {
    const good = await proven();
    await ledger.net.stop();
    const { verdict, outcomes } = await check(good);
    expect([verdict, outcomes['TREE']]).toEqual(['INCOMPLETE', 'PASSED']);
  });
});
