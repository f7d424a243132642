import { afterAll, beforeAll, expect, test } from 'vitest';
import { signCommitments } from '../src/app/sign-commitments.ts';
import {
  type ChainLedger,
  confirm,
  contractsOf,
  openChainLedger,
  spendElsewhere,
} from './chain.ts';
import { leavingBooks } from './chain-stepping.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger({}, undefined, leavingBooks);
  await ledger.deploy();
});

afterAll(async () => {
  await ledger?.close();
});

/** What holds each nonce that the chain has counted, lowest first. */
async function holders(): Promise<readonly (string | undefined)[]> {
  const { latest } = await ledger.client.nonces();
  const rows = await ledger.connection.sql<{ kind: string; nonce: number }[]>`
    select kind, nonce::int from ledger.chain_transactions where nonce is not null`;
  const kinds = new Map(rows.map(({ kind, nonce }) => [nonce, kind]));
  return Array.from({ length: latest }, (_, nonce) => kinds.get(nonce));
}

/** Has the chain forget everything since, also what waited. */
async function forgetSince(snapshot: unknown): Promise<void> {
  await ledger.net.rpc('evm_revert', snapshot);
  await ledger.net.rpc('anvil_dropAllTransactions');
}

test('a nonce that a reverted call had used is spent on nothing once its block is gone', async () => {
  const snapshot = await ledger.net.rpc('evm_snapshot');
  const first = await ledger.disburse();
  const starved = signCommitments({
    ...ledger.ports,
    client: {
      ...ledger.client,
      recordCall: async (...parameters) => ({
        ...(await ledger.client.recordCall(...parameters)),
        gasLimit: 30_000n,
      }),
    },
  });
  await starved(await contractsOf(ledger.ports));
  const gap = (await ledger.status(first)).nonce ?? Number.NaN;
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  const second = await ledger.disburse();
  await ledger.follow();
  expect((await ledger.status(second)).nonce).toBe(gap + 1);
  await forgetSince(snapshot);
  ledger.advance(10_000);
  await ledger.persist();
  expect(ledger.warnings).toContain(
    'A nonce is held by nothing: it is spent on a transfer of nothing.',
  );
  for (const id of [first, second]) await confirm(ledger, id);
  expect((await holders()).slice(gap)).toEqual(['FILLER', 'COMMITMENT', 'COMMITMENT']);
});

test('so is one that was spent elsewhere, by what nobody sends again', async () => {
  const snapshot = await ledger.net.rpc('evm_snapshot');
  const { latest } = await ledger.client.nonces();
  await spendElsewhere(ledger);
  await spendElsewhere(ledger);
  const id = await ledger.disburse();
  await ledger.follow();
  expect((await ledger.status(id)).nonce).toBe(latest + 2);
  await forgetSince(snapshot);
  await ledger.persist();
  await confirm(ledger, id);
  expect((await holders()).slice(latest)).toEqual(['FILLER', 'FILLER', 'COMMITMENT']);
});

test('a filler whose nonce somebody else uses after all is given up', async () => {
  const snapshot = await ledger.net.rpc('evm_snapshot');
  const { latest } = await ledger.client.nonces();
  await spendElsewhere(ledger);
  const id = await ledger.disburse();
  await ledger.follow();
  await forgetSince(snapshot);
  for (let rounds = 0; rounds < 5; rounds += 1) await ledger.follow();
  await ledger.net.rpc('anvil_dropAllTransactions');
  await ledger.follow();
  await ledger.net.rpc('anvil_dropAllTransactions');
  const gapless = await ledger.client.nonces();
  expect(gapless.latest).toBe(latest);
  await spendElsewhere(ledger);
  ledger.advance(6_000);
  await confirm(ledger, id);
  expect((await holders()).slice(latest)).toEqual([undefined, 'COMMITMENT']);
  const [filler] = await ledger.connection.sql`
    select status, chain, nonce from ledger.chain_transactions
    where kind = 'FILLER' order by created_at desc limit 1`;
  expect(filler).toEqual({ status: 'PENDING', chain: null, nonce: null });
});

test('an endpoint that is a block behind for a moment causes none', async () => {
  const id = await ledger.disburse();
  await confirm(ledger, id);
  const before = (await holders()).length;
  const another = await ledger.disburse();
  await ledger.follow();
  await confirm(ledger, another);
  expect((await holders()).slice(before)).toEqual(['COMMITMENT']);
});
