import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, startTestChain } from '@blockscore/testkit';

const LENDER = `0x${'1e'.repeat(20)}`;
/** First bytes of keccak-256 of `anchor(bytes32,uint32,uint16)`. */
const ANCHOR = '0x68557e6b';
const LEAVES = 11;
const INDEX = 6;
const word = (value: string) => value.replace('0x', '').padStart(64, '0');
const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
const sha256 = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

const CONTENT = JSON.stringify({
  id: 'txn_01kaqz3m7xf1n8c5v0h2d4e6g8',
  kind: 'REPAYMENT',
  postingId: 'pay_01kaqz3m7xf1n8c5v0h2d4e6g9',
  loanId: 'loan_01kaqz3m7xf1n8c5v0h2d4e6ga',
  effectiveOn: '2026-11-22',
  recordedAt: '2026-11-22T10:15:02.120Z',
  entries: [
    { account: 'CASH', side: 'DEBIT', minor: '56492', currency: 'USD' },
    { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: '46492', currency: 'USD' },
    { account: 'ACCRUED_INTEREST', side: 'CREDIT', minor: '10000', currency: 'USD' },
  ],
});

/**
 * A chain that pages may ask, with the lender's registry and, in it, the root over a repayment; and the
 * proof of that, as the graph answers it.
 */
export async function startProofChain() {
  const chain = await startTestChain({ fund: [LENDER], allowOrigin: '*' });
  await chain.rpc('anvil_impersonateAccount', LENDER);
  const send = async (transaction: object) => {
    const hash = await chain.rpc('eth_sendTransaction', { from: LENDER, ...transaction });
    await chain.mine();
    return (await chain.rpc('eth_getTransactionReceipt', hash)) as Receipt;
  };
  const file = join(checkout(), 'subgraphs/ledger/contracts/artifacts/AnchorRegistry.json');
  const { bytecode } = JSON.parse(readFileSync(file, 'utf8')) as { bytecode: string };
  const deployed = await send({ data: bytecode + word(LENDER).repeat(2), gas: '0x400000' });
  const registry = deployed.contractAddress ?? '';
  const { root, ...leaf } = growTree();
  const anchored = await send({
    to: registry,
    data: `${ANCHOR}${word(root)}${word(LEAVES.toString(16))}${word('1')}`,
    gas: '0x40000',
  });
  await chain.mine(20);
  const { transactionHash, blockHash } = anchored;
  const blockNumber = Number(anchored.blockNumber);
  const where = { chainId: 31337, registry, transactionHash, blockNumber, blockHash };
  const proof = { ...leaf, root, chainStatus: 'CONFIRMED', ...where };
  return { ...chain, registry, proof, text: JSON.stringify({ data: { transaction: { proof } } }) };
}

interface Receipt {
  readonly contractAddress: string | null;
  readonly transactionHash: string;
  readonly blockNumber: string;
  readonly blockHash: string;
}

/** Rows of hashes from the leaves up; the last of an odd row goes up as it is. */
function growTree() {
  const [domain, salt] = ['blockscore/ledger/transaction/v1\n', randomBytes(32)];
  const commitment = sha256(Buffer.from(domain), salt, Buffer.from(CONTENT));
  const leaves = Array.from({ length: LEAVES }, (_, at) =>
    at === INDEX ? commitment : randomBytes(32),
  );
  const path: string[] = [];
  let row = leaves.map((leaf) => sha256(Uint8Array.of(0), leaf));
  for (let at = INDEX; row.length > 1; at = Math.floor(at / 2)) {
    const sibling = row[at ^ 1];
    if (sibling !== undefined) path.push(hex(sibling));
    row = row.flatMap((left, place) => {
      if (place % 2 === 1) return [];
      const right = row[place + 1];
      return [right === undefined ? left : sha256(Uint8Array.of(1), left, right)];
    });
  }
  const root = hex(row[0] ?? Buffer.alloc(0));
  const own = { domain, salt: hex(salt), content: CONTENT, commitment: hex(commitment) };
  return { ...own, leafIndex: INDEX, leafCount: LEAVES, path, root };
}
