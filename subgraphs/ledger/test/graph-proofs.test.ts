import type { Caller } from '@blockscore/caller';
import { readProof, verifyProof } from '@blockscore/client/verify';
import type { TestSubgraph } from '@blockscore/testkit';
import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { destroyByTwo, settle } from './destroying.ts';
import { untilEverybodySees } from './leaves.ts';
import { disbursement, line } from './ledger.ts';
import { CALLERS, openServedLedger, type ServedLedger } from './served.ts';

const { anonymous, borrower, stranger, officer, analyst, admin, partner } = CALLERS;

let served: ServedLedger;
let ledger: TestSubgraph;
beforeAll(async () => {
  served = await openServedLedger();
  ({ ledger } = served);
});
afterAll(async () => {
  await served?.close();
});

const PROOF = `proof { domain salt content commitment leafIndex leafCount path root
  chainStatus chainId registry transactionHash blockNumber blockHash }`;
const QUERY = `query ($id: ID!) { transaction(id: $id) { id ${PROOF} } }`;

interface Proof {
  readonly salt: string | null;
  readonly content: string | null;
  readonly commitment: string;
  readonly root: string;
  readonly blockHash: string | null;
}

async function ask(caller: Caller, id: string) {
  const answer = await ledger.ask(caller, QUERY, { id });
  expect(answer.errors).toBeUndefined();
  return answer;
}

async function proofOf(id: string, caller: Caller = borrower): Promise<Proof | null> {
  const { data } = await ask(caller, id);
  const shown = data?.['transaction'] as { readonly proof: Proof | null } | null | undefined;
  return shown?.proof ?? null;
}

/** What a stranger finds with the answer saved as a file, and an endpoint of the chain. */
async function verdictOn(id: string) {
  const answer = await ask(borrower, id);
  const file = readProof(JSON.parse(JSON.stringify(answer)));
  const contracts = await served.filled.chain.contracts();
  const registry = contracts.find(({ name }) => name === 'AnchorRegistry')?.address ?? '';
  return await verifyProof(file, { rpc: served.filled.net.url, registry });
}

test('the answer of the graph is a proof that a stranger can check as it stands', async () => {
  for (const id of [served.paidOut, served.repaid]) {
    const { verdict, steps } = await verdictOn(id);
    expect([verdict, steps.filter(({ outcome }) => outcome === 'FAILED')]).toEqual(['PROVEN', []]);
  }
  const { content } = (await proofOf(served.repaid)) ?? {};
  expect(JSON.parse(content ?? '')).toMatchObject({
    id: served.repaid,
    kind: 'REPAYMENT',
    loanId: served.loanId,
    entries: [
      { account: 'CASH', side: 'DEBIT', minor: '9000', currency: 'USD' },
      { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: '8000', currency: 'USD' },
      { account: 'INTEREST_INCOME', side: 'CREDIT', minor: '1000', currency: 'USD' },
    ],
  });
});

test('it is shown to whoever sees the transaction, and to nobody else', async () => {
  const own = await proofOf(served.paidOut);
  expect(own?.salt).toMatch(/^0x[0-9a-f]{64}$/);
  for (const caller of [officer, admin]) {
    expect(await proofOf(served.paidOut, caller)).toEqual(own);
  }
  for (const caller of [stranger, partner]) {
    expect((await ask(caller, served.paidOut)).data).toEqual({ transaction: null });
  }
  const { errors } = await ledger.ask(anonymous, QUERY, { id: served.paidOut });
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  const reference = [{ __typename: 'LedgerTransaction', id: served.others }];
  const found = await ledger.entities(borrower, reference, `... on LedgerTransaction { ${PROOF} }`);
  expect(found.data?.['_entities']).toEqual([null]);
});

test('whoever only reads the books sees where it is, and nothing that proves what it is of', async () => {
  const own = await proofOf(served.paidOut);
  const seen = await proofOf(served.paidOut, analyst);
  expect(seen).toEqual({ ...own, salt: null, content: null });
  // Of no loan, for whoever deals with loans alone.
  const { postingId, currency, effectiveOn } = disbursement();
  const written = await served.filled.post({
    ...{ kind: 'JOURNAL', postingId, currency, effectiveOn, reference: null },
    ...{ userId: null, partnerId: null, loanId: null, paymentId: null },
    ...{ held: false, expiresAt: null },
    lines: [line('CASH', 'DEBIT', 5n), line('SUSPENSE', 'CREDIT', 5n)],
  });
  if (!written.ok) throw new Error('It was refused.');
  await anchorNext();
  const { id } = written.value;
  expect((await proofOf(id, admin))?.salt).toMatch(/^0x/);
  expect(await proofOf(id, analyst)).toMatchObject({ salt: null, content: null });
  expect(await proofOf(id, officer)).toBeNull();
});

/** A tree of what was posted since. */
async function anchorNext(): Promise<void> {
  await untilEverybodySees(served.filled);
  served.filled.advance(60_000);
  await served.filled.follow();
}

test('it follows the chain: a block that goes takes what names it along', async () => {
  const { net, follow, persist } = served.filled;
  const before = await proofOf(served.paidOut);
  expect(before).toMatchObject({ chainStatus: 'CONFIRMED', chainId: 31337 });
  await net.rpc('anvil_reorg', 3, []);
  await follow();
  const { transactionHash, blockHash, ...rest } = { ...before, transactionHash: null };
  expect(blockHash).toMatch(/^0x[0-9a-f]{64}$/);
  expect(await proofOf(served.paidOut)).toMatchObject({
    ...{ ...rest, transactionHash, blockHash: null, blockNumber: null, chainStatus: 'PENDING' },
    registry: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/),
  });
  for (let block = 0; block < 8; block += 1) {
    await net.mine();
    await persist();
  }
  const after = await proofOf(served.paidOut);
  expect(after).toMatchObject({ chainStatus: 'CONFIRMED', root: before?.root });
  expect(after?.blockHash).not.toBe(before?.blockHash);
  expect((await verdictOn(served.paidOut)).verdict).toBe('PROVEN');
});

test('a score’s proof says the same of its root', async () => {
  const fields = `chainStatus chainId registry transactionHash blockNumber blockHash root`;
  const reference = [{ __typename: 'ScoreAttestation', commitment: served.attested }];
  const selection = `... on ScoreAttestation { proof { ${fields} } }`;
  const { data } = await ledger.entities(borrower, reference, selection);
  const [found] = (data?.['_entities'] ?? []) as readonly { readonly proof: object }[];
  expect(Object.keys(found?.proof ?? {}).sort()).toEqual(fields.split(' ').sort());
  expect(await proofOf(served.paidOut)).toMatchObject(found?.proof ?? {});
});

test('what was just posted has none', async () => {
  const id = await served.filled.disburse({ userId: borrower.id as `user_${string}` });
  expect(await proofOf(id)).toBeNull();
});

test('a page of fifty with proofs looks once into each table', async () => {
  const { filled } = served;
  const userId = borrower.id as `user_${string}`;
  for (let each = 0; each < 48; each += 1) await filled.post(disbursement({ userId }));
  await anchorNext();
  const spied = vi.spyOn(PostgresJsPreparedQuery.prototype, 'execute');
  const query = `{ transactions(first: 50) { edges { node { id ${PROOF} } } } }`;
  const { data } = await ledger.ask(borrower, query);
  const looked = spied.mock.contexts.flatMap((statement) => {
    const text = String(Reflect.get(Object(statement), 'queryString'));
    return /from "ledger"\."([a-z_]+)"/.exec(text)?.[1] ?? [];
  });
  spied.mockRestore();
  expect(data).toMatchObject({ transactions: { edges: Array.from({ length: 50 }, () => PROVEN) } });
  const tables = ['transaction_leaves', 'anchors', 'entries', 'chain_transactions'];
  for (const table of [...tables, 'smart_contracts']) {
    expect([table, looked.filter((name) => name === table).length]).toEqual([table, 1]);
  }
});

const PROVEN = { node: { proof: { content: expect.any(String) } } };

test('once the salts are destroyed nothing is told that ties it to anything', async () => {
  const before = await proofOf(served.paidOut);
  await settle(served.filled, borrower.id);
  expect(await destroyByTwo(served.filled, borrower.id)).toMatchObject({ ok: true });
  const after = await proofOf(served.paidOut);
  expect(after).toEqual({ ...before, salt: null, content: null });
  const { verdict, steps } = await verdictOn(served.paidOut);
  expect(verdict).not.toBe('PROVEN');
  const outcomes = new Map(steps.map(({ id, outcome }) => [id, outcome]));
  expect([outcomes.get('TREE'), outcomes.get('ANCHOR')]).toEqual(['PASSED', 'PASSED']);
  const { data } = await ledger.ask(
    borrower,
    `query ($id: ID!) { transaction(id: $id) {
    status amount { amount } entries { side } } }`,
    { id: served.paidOut },
  );
  expect(data?.['transaction']).toMatchObject({ status: 'POSTED', amount: { amount: '1000.00' } });
});
