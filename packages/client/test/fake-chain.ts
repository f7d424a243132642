import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ANCHORED, type Proof } from '../src/verify.ts';

export const URL_OF_CHAIN = 'https://chain.example/key';
export const REGISTRY = `0x${'5a'.repeat(20)}`;
export const LENDER = `0x${'1e'.repeat(20)}`;

/** The code that is deployed, as the compiler made it. */
const artifact = new URL(
  '../../../subgraphs/ledger/contracts/artifacts/AnchorRegistry.json',
  import.meta.url,
);
const { deployedBytecode } = JSON.parse(readFileSync(artifact, 'utf8')) as {
  deployedBytecode: string;
};

export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
const bytes = (text: string) => Buffer.from(text.slice(2), 'hex');

/** MTH of RFC 9162, section 2.1.1, as it stands there. */
export function rootOf(leaves: readonly string[]): Buffer {
  const [only, second] = leaves;
  if (only !== undefined && second === undefined) return sha256(Uint8Array.of(0), bytes(only));
  const k = largestPower(leaves.length);
  return sha256(Uint8Array.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH of RFC 9162, section 2.1.3.1, as it stands there. */
export function pathOf(index: number, leaves: readonly string[]): string[] {
  if (leaves.length === 1) return [];
  const k = largestPower(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...pathOf(index, left), hex(rootOf(right))]
    : [...pathOf(index - k, right), hex(rootOf(left))];
}

function largestPower(below: number): number {
  let k = 1;
  while (k * 2 < below) k *= 2;
  return k;
}

export const CONTENT = JSON.stringify({
  id: 'txn_01',
  kind: 'REPAYMENT',
  loanId: null,
  effectiveOn: '2026-11-22',
  entries: [
    { account: 'CASH', side: 'DEBIT', minor: '9000', currency: 'USD' },
    { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: '9000', currency: 'USD' },
  ],
});

/** A proof as the graph gives it, of the leaf at that place of a tree of so many. */
export function proofFor(index: number, leafCount: number, changes: Partial<Proof> = {}): Proof {
  const salt = hex(sha256('salt'));
  const domain = 'blockscore/ledger/transaction/v1\n';
  const commitment = hex(sha256(domain, bytes(salt), CONTENT));
  const own = { commitment, domain, salt, content: CONTENT, ...changes };
  const leaves = Array.from({ length: leafCount }, (_, at) =>
    at === index ? own.commitment : hex(sha256(`leaf ${at}`)),
  );
  return {
    ...{ leafIndex: index, leafCount, path: pathOf(index, leaves), root: hex(rootOf(leaves)) },
    ...{ chainId: 1, registry: REGISTRY, transactionHash: hex(sha256('transaction')) },
    ...{ blockNumber: 1_000, blockHash: hex(sha256('block')) },
    ...own,
  };
}

const word = (value: number) => value.toString(16).padStart(64, '0');
const quantity = (value: number) => `0x${value.toString(16)}`;

/** What an endpoint answers for each method; a function is given the parameters. */
export type Answers = Readonly<Record<string, unknown>>;

/** What an honest endpoint of the chain says that holds the proof's root, since that second. */
export function honest(proof: Proof, time = 1_795_305_600): Answers {
  const { root, leafCount, transactionHash, blockNumber, blockHash } = proof;
  const block = { number: quantity(blockNumber ?? 0), hash: blockHash, timestamp: quantity(time) };
  return {
    eth_chainId: '0x1',
    eth_getCode: deployedBytecode,
    eth_call: ([call]: [{ data: string }]) =>
      call.data.endsWith(root.slice(2))
        ? `0x${word(blockNumber ?? 0)}${word(time)}${word(leafCount)}${word(1)}`
        : `0x${word(0).repeat(4)}`,
    eth_getLogs: [
      {
        address: REGISTRY,
        topics: [ANCHORED, root, `0x${word(1)}`, `0x${'0'.repeat(24)}${LENDER.slice(2)}`],
        data: `0x${word(leafCount)}`,
        blockNumber: block.number,
        blockHash,
        transactionHash,
        removed: false,
      },
    ],
    eth_getBlockByNumber: ([at]: [string]) =>
      at === 'latest' ? { ...block, number: quantity((blockNumber ?? 0) + 63) } : block,
  };
}

/** In place of `fetch`: an endpoint that answers so. */
export function endpoint(answers: Answers): typeof fetch {
  return async (_, init) => {
    const { method, params } = JSON.parse(String(init?.body)) as {
      method: string;
      params: unknown;
    };
    const answer = answers[method];
    const result: unknown = typeof answer === 'function' ? answer(params) : answer;
    return result instanceof Response
      ? result
      : Response.json({ jsonrpc: '2.0', id: 1, result: await result });
  };
}
