import { expect, test } from 'vitest';
import {
  type Answers,
  CONTENT,
  endpoint,
  hex,
  honest,
  LENDER,
  proofFor,
  REGISTRY,
  sha256,
  URL_OF_CHAIN,
} from '../test/fake-chain.ts';
import { type Proof, ProofError, readProof, type StepId, verifyProof } from './verify.ts';

/** Checks a proof at an endpoint that answers honestly for `held`, but for these answers. */
async function check(proof: Proof, { held = proof, answers = {} as Answers, registry = '' } = {}) {
  const fetch = endpoint({ ...honest(held), ...answers });
  return await verifyProof(proof, { rpc: URL_OF_CHAIN, registry, fetch });
}
const outcomes = ({ steps }: Awaited<ReturnType<typeof check>>) =>
  Object.fromEntries(steps.map(({ id, outcome }) => [id, outcome]));

test('a good proof passes every step, and says what it proves', async () => {
  const proof = proofFor(5, 11);
  const report = await check(proof, { registry: REGISTRY.toUpperCase().replace('X', 'x') });
  expect(new Set(report.steps.map(({ outcome }) => outcome))).toEqual(new Set(['PASSED']));
  expect(report.verdict).toBe('PROVEN');
  expect(report.summary).toContain('2026-11-22T00:00:00Z (block 1000 of chain 1)');
  expect(report.record).toContainEqual(['Debit CASH', '90.00 USD']);
  expect(report.steps.find(({ id }) => id === 'LOG')?.meaning).toContain(LENDER);
  expect(report.steps.map(({ endpoint: host }) => host)).toContain('chain.example');
  expect(report.climb).toMatchObject({ top: proof.root, whole: true });
});

test('without a registry of one’s own to hold it against, the address is to be compared', async () => {
  const report = await check(proofFor(1, 2));
  expect(report.verdict).toBe('REGISTRY_OPEN');
  expect(outcomes(report)['REGISTRY']).toBe('NOTICED');
  expect(report.summary).toContain(`if ${REGISTRY} is the registry that the lender publishes`);
  const leaf = await check({ ...proofFor(1, 2), salt: null });
  expect(leaf.verdict).toBe('LEAF_ONLY');
  expect(leaf.summary).toContain(`if ${REGISTRY} is the registry that the lender publishes`);
});

test('a registry of a forger’s own, with the code of the lender’s, proves nothing of the lender', async () => {
  const forged = { ...proofFor(2, 3), registry: `0x${'66'.repeat(20)}` };
  const [log] = honest(forged)['eth_getLogs'] as [object];
  const answers = { eth_getLogs: [{ ...log, address: forged.registry }] };
  expect((await check(forged, { answers })).verdict).toBe('REGISTRY_OPEN');
  expect((await check(forged, { answers, registry: REGISTRY })).verdict).toBe('NOT_PROVEN');
});

/** All leaves of small trees; of larger ones those at the edges, where paths differ. */
function placesIn(leafCount: number): readonly number[] {
  const all = Array.from({ length: leafCount }, (_, index) => index);
  return leafCount <= 16
    ? all
    : all.filter((at) => [0, 1, 31, 32].includes(at) || at > leafCount - 4);
}

test('leaves of trees of 1 to 64 leaves are found where they are, and nowhere else', async () => {
  for (let leafCount = 1; leafCount <= 64; leafCount += 1) {
    for (const index of placesIn(leafCount)) {
      const proof = proofFor(index, leafCount);
      const tree = async (changed: Partial<Proof>) => {
        const { steps } = await check({ ...proof, ...changed, registry: null });
        return steps.find(({ id }) => id === 'TREE')?.outcome;
      };
      expect([index, leafCount, await tree({})]).toEqual([index, leafCount, 'PASSED']);
      if (index === 0) continue;
      expect(await tree({ leafIndex: index - 1 })).toBe('FAILED');
      expect(await tree({ path: proof.path.slice(1) })).toBe('FAILED');
      expect(await tree({ path: [...proof.path, proof.root] })).toBe('FAILED');
    }
  }
});

const other = hex(sha256('something else'));
const tampered: readonly (readonly [string, StepId, (proof: Proof) => Partial<Proof>])[] = [
  ['content', 'CONTENT', () => ({ content: CONTENT.replace('9000', '9001') })],
  ['domain', 'CONTENT', () => ({ domain: 'blockscore/ledger/transaction/v2\n' })],
  ['salt', 'CONTENT', () => ({ salt: other })],
  ['commitment', 'CONTENT', () => ({ commitment: other })],
  ['leafIndex', 'TREE', () => ({ leafIndex: 4 })],
  ['leafCount', 'ANCHOR', () => ({ leafCount: 10 })],
  ['path', 'TREE', ({ path }) => ({ path: path.with(1, other) })],
  ['root', 'TREE', () => ({ root: other })],
  ['chainId', 'CHAIN', () => ({ chainId: 10 })],
];

test.each(tampered)('a proof with another %s is refused', async (_, id, change) => {
  const proof = proofFor(5, 11);
  const report = await check({ ...proof, ...change(proof) }, { held: proof });
  expect(report.verdict).toBe('NOT_PROVEN');
  expect(outcomes(report)[id]).toBe('FAILED');
  expect(report.record.length > 0).toBe(id !== 'CONTENT');
});

test('a root that the registry has never seen is refused, however well the path fits', async () => {
  const report = await check(proofFor(5, 11), { held: proofFor(5, 12) });
  expect(report.verdict).toBe('NOT_PROVEN');
  expect(outcomes(report)).toMatchObject({ TREE: 'PASSED', ANCHOR: 'FAILED', LOG: 'NOT_POSSIBLE' });
});

test('another registry than the lender’s is refused before it is asked', async () => {
  const report = await check(proofFor(5, 11), { registry: `0x${'6b'.repeat(20)}` });
  expect(report.verdict).toBe('NOT_PROVEN');
  expect(outcomes(report)).toMatchObject({ REGISTRY: 'FAILED', ANCHOR: 'NOT_POSSIBLE' });
});

test.each([
  ['transactionHash', 'LOG', { transactionHash: other }],
  ['blockHash', 'BLOCK', { blockHash: other }],
  ['blockNumber', 'BLOCK', { blockNumber: 999 }],
] as const)('another %s is told, and the registry decides', async (_, id, change) => {
  const proof = proofFor(5, 11);
  const report = await check({ ...proof, ...change }, { held: proof, registry: REGISTRY });
  expect(report.verdict).toBe('PROVEN');
  expect(outcomes(report)[id]).toBe('NOTICED');
});

test('where the salt was destroyed, the tree is checked and nothing is said of the record', async () => {
  for (const gone of [{ salt: null, content: null }, { salt: null }, { domain: null }]) {
    const report = await check({ ...proofFor(5, 11), ...gone }, { registry: REGISTRY });
    expect(report.verdict).toBe('LEAF_ONLY');
    expect(report.record).toEqual([]);
    expect(outcomes(report)).toMatchObject({ CONTENT: 'NOT_POSSIBLE', ANCHOR: 'PASSED' });
    expect(report.summary).toContain('nothing tells any more what it was');
  }
});

test('a root that is on no chain yet is neither proven nor not', async () => {
  const nowhere = { chainId: null, registry: null, transactionHash: null };
  const report = await check({ ...proofFor(5, 11), ...nowhere, blockNumber: null });
  expect(report.verdict).toBe('INCOMPLETE');
  expect(report.steps.find(({ id }) => id === 'REGISTRY')?.meaning).toContain('on no chain yet');
});

test('few blocks on top, and a chain for development, are told', async () => {
  const proof = proofFor(0, 1, { chainId: 31337, blockNumber: 1 });
  const young = (await check(proof, { answers: { eth_chainId: '0x7A69' } })).steps;
  expect(young.find(({ id }) => id === 'CHAIN')?.outcome).toBe('NOTICED');
  const { eth_getBlockByNumber: blocks } = honest(proof);
  const head = (blocks as (at: [string]) => object)(['0x1']);
  const answers = { eth_chainId: '0x7a69', eth_getBlockByNumber: head };
  expect(outcomes(await check(proof, { answers }))['DEPTH']).toBe('NOTICED');
});

test('a commitment to a score has its salt in digits', async () => {
  const salt = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  const statement = '{"value":712}';
  const commitment = hex(sha256(`blockscore-score-v1\n${salt}\n${statement}`));
  const { path, root, leafIndex, leafCount, chainId, registry, blockNumber, blockHash } = proofFor(
    3,
    7,
    { commitment },
  );
  const proof = { path, root, leafIndex, leafCount, chainId, registry, blockNumber, blockHash };
  const attestation = { commitment, algorithm: 'blockscore-score-v1', salt, statement, proof };
  const read = readProof({ data: { creditScore: { attestation } } });
  const held = { ...read, transactionHash: other };
  const report = await check(read, { held, registry: REGISTRY });
  expect([report.verdict, report.record]).toEqual(['PROVEN', [['Value', '712']]]);
});

test('a kind of record that it does not know is proven, and named', async () => {
  const domain = 'elsewhere/v1\n';
  const salt = hex(sha256('salt'));
  const commitment = hex(sha256(domain, Buffer.from(salt.slice(2), 'hex'), CONTENT));
  const report = await check(proofFor(2, 3, { domain, commitment }), { registry: REGISTRY });
  expect(report.verdict).toBe('PROVEN');
  expect(report.steps[0]?.meaning).toContain('does not know, elsewhere/v1.');
});

test.each([
  ['no endpoint', { rpc: [] }],
  ['too many', { rpc: Array.from({ length: 6 }, () => URL_OF_CHAIN) }],
  ['no address', { rpc: 'chain' }],
  ['another protocol', { rpc: 'ws://chain.example' }],
  ['a password in it', { rpc: 'https://me:secret@chain.example' }],
  ['no registry’s address', { rpc: URL_OF_CHAIN, registry: '0x12' }],
])('nothing is asked with %s', async (_, options) => {
  const fetch = () => Promise.reject(new Error('It was asked.'));
  await expect(verifyProof(proofFor(0, 1), { ...options, fetch })).rejects.toThrow(ProofError);
});
