import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LENDER } from '../test/fake-chain.ts';
import { ANCHOR_OF, ANCHORED, REGISTRY_CODES, readProof, verifyProof } from './verify.ts';

const page = readFileSync(new URL('../../../docs/proofs.md', import.meta.url), 'utf8');
const [, example = ''] = page.split('### An example, with its numbers');
const fences = [...example.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(
  ([, language, text = '']) => (language === 'sh' ? [] : [text]),
);
const [json = '', asked = '', answered = ''] = fences;

describe('docs/proofs.md', () => {
  test('has an example whose numbers come out', async () => {
    const registry = `0x${'5a'.repeat(20)}`;
    const proof = { ...readProof(json), chainId: 1, registry };
    const calls: string[] = [];
    const answer = answered.replaceAll(/\s|(?<!^)0x/g, '');
    const [number, time, leaves, kind] = (answer.slice(2).match(/.{64}/g) ?? []).map(
      (word) => `0x${word}`,
    );
    const block = {
      number: `0x${Number(number).toString(16)}`,
      hash: proof.root,
      timestamp: `0x${Number(time).toString(16)}`,
    };
    const answers: Readonly<Record<string, unknown>> = {
      eth_chainId: '0x1',
      eth_getCode: code(),
      eth_call: answer,
      eth_getLogs: [
        {
          ...{ address: registry, data: leaves, blockNumber: block.number, blockHash: block.hash },
          topics: [ANCHORED, proof.root, kind, `0x${'0'.repeat(24)}${LENDER.slice(2)}`],
          transactionHash: proof.root,
        },
      ],
      eth_getBlockByNumber: block,
    };
    const fetch: typeof globalThis.fetch = async (_, init) => {
      const { method, params } = JSON.parse(String(init?.body));
      if (method === 'eth_call') calls.push(params[0].data);
      return Response.json({ result: answers[method] });
    };
    const report = await verifyProof(proof, { rpc: 'https://chain.example', registry, fetch });
    expect(report.verdict).toBe('PROVEN');
    expect(calls).toEqual([asked.trim()]);
    const { leaf, levels } = report.climb;
    for (const hash of [leaf, ...levels.map(({ parent }) => parent)]) {
      expect(example).toContain(`\`${hash}\``);
    }
    const { domain, content } = proof;
    const sizes = [domain, content].map((text) => Buffer.byteLength(text ?? ''));
    expect(example).toContain(`${sizes[0]} bytes of domain, 32 of salt, ${sizes[1]} of content`);
    const when = new Date(Number(time) * 1_000).toISOString().replace('.000', '');
    const words = `block ${Number(number).toLocaleString('en')}, at ${when}`;
    expect(example).toContain(words);
  });

  test('tells the bytes that the verifier uses, and its codes', () => {
    for (const bytes of [ANCHOR_OF, ANCHORED]) expect(page).toContain(bytes.slice(2));
    for (const hash of REGISTRY_CODES) expect(page).toContain(`\`${hash}\``);
  });
});

function code(): string {
  const file = '../../../subgraphs/ledger/contracts/artifacts/AnchorRegistry.json';
  const artifact: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  return (artifact as { deployedBytecode: string }).deployedBytecode;
}
