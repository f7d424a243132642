import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { userCaller } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPorts } from '../src/adapters/resources.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { bookSettings, ledgerConfig } from '../src/config.ts';
import { startServedLedger } from '../test/ledger-subgraph.ts';
import { type Accounts, postByHand } from './by-hand.ts';
import type { Order } from './client.ts';

/** What posting costs beside hand-written SQL that writes the same rows into the same tables. */
const BATCH = 100;
const BATCHES = Number(process.env['BENCH_BATCHES'] ?? 60);
const SINGLES = Number(process.env['BENCH_SINGLES'] ?? 3_000);
const CONNECTIONS = 32;
/** Turns of each, so that a busy moment of the machine hits both. */
const TURNS = 3;

let ledger: TestSubgraph;
let sql: Sql;
let accounts: Accounts;
const staff = userCaller(newId('user'), ['ADMIN']);
const usd = { amount: '1.00', currency: 'USD' };
const transaction = {
  lines: [
    { account: 'SUSPENSE', side: 'DEBIT' as const, amount: usd },
    { account: 'CASH', side: 'CREDIT' as const, amount: usd },
  ],
};

beforeAll(async () => {
  ledger = await startServedLedger({ DATABASE_POOL: String(CONNECTIONS) });
  const url = ledger.environment['LEDGER_DATABASE_URL'] ?? '';
  sql = postgres(url, { max: CONNECTIONS, onnotice: () => undefined });
  const rows = await sql<{ id: string }[]>`
    select id from ledger.accounts where code in ('SUSPENSE', 'CASH') order by code desc`;
  accounts = [rows[0]?.id ?? '', rows[1]?.id ?? ''];
});
afterAll(async () => {
  await sql?.end();
  await ledger?.close();
  await ledger?.drop();
});

interface Figures {
  readonly perSecond: number;
  /** Milliseconds of CPU for each on this thread; what Postgres and clients do is not in it. */
  readonly worked: number;
}
const NONE: Figures = { perSecond: 0, worked: 0 };

/** Of the fastest turn of each. */
async function compare(
  count: number,
  peer: () => Promise<unknown>,
  ours: () => Promise<unknown>,
): Promise<Record<'peer' | 'ours', Figures>> {
  const timed = async (run: () => Promise<unknown>, before: Figures): Promise<Figures> => {
    const used = process.threadCpuUsage();
    const began = performance.now();
    await run();
    const perSecond = (count / (performance.now() - began)) * 1_000;
    const { user, system } = process.threadCpuUsage(used);
    return perSecond > before.perSecond
      ? { perSecond, worked: (user + system) / 1_000 / count }
      : before;
  };
  let best = { peer: NONE, ours: NONE };
  for (let turn = 0; turn < TURNS; turn += 1) {
    best = { peer: await timed(peer, best.peer), ours: await timed(ours, best.ours) };
  }
  return best;
}

function tell(name: string, { peer, ours }: Record<'peer' | 'ours', Figures>, aim: number): void {
  const line = (who: string, { perSecond, worked }: Figures) =>
    `  ${who.padEnd(17)}${Math.round(perSecond)}/s, ${worked.toFixed(2)} ms each worked on this thread`;
  const share = Math.round((ours.perSecond / peer.perSecond) * 100);
  process.stdout.write(
    `\n${name}\n${line('hand-written SQL', peer)}\n${line('ours', ours)}\n` +
      `  ${share} % (aim ≥ ${aim} %)\n`,
  );
}

async function inTurns(count: number, atOnce: number, run: () => Promise<unknown>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await run();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

test('batches of 100 by the posting use case', async () => {
  const config = ledgerConfig(ledger.environment);
  const connection = connect(config.LEDGER_DATABASE_URL, { max: 1 });
  const logger = { warn: () => undefined, info: () => undefined, error: () => undefined };
  const resources = { connection, logger: logger as never, clock: () => new Date() };
  const post = postTransactions(createPorts(resources, bookSettings(config), null));
  const transactions = Array.from({ length: BATCH }, () => transaction);
  const one = postgres(config.LEDGER_DATABASE_URL, { max: 1, onnotice: () => undefined });
  const ours = async () => {
    const outcome = await post(staff, { idempotencyKey: newId('req'), transactions });
    expect(outcome.ok).toBe(true);
  };
  await postByHand(one, accounts, BATCH);
  await ours();
  const figures = await compare(
    BATCH * BATCHES,
    () => inTurns(BATCHES, 1, () => postByHand(one, accounts, BATCH)),
    () => inTurns(BATCHES, 1, ours),
  );
  tell('batches of 100, one connection', figures, 60);
  await one.end();
  await connection.close();
});

const POST = `mutation ($input: PostTransactionsInput!) {
  postTransactions(input: $input) { transactions { id } userErrors { code message } }
}`;

test('one by one over GraphQL', async () => {
  const client = new Worker(new URL('./client.ts', import.meta.url));
  const input = { idempotencyKey: 'KEY', transactions: [transaction] };
  const body = JSON.stringify({ query: POST, variables: { input } });
  const ours = async (count: number) => {
    const headers = await ledger.headers(staff);
    const order: Order = { url: ledger.url, headers, body, count, atOnce: CONNECTIONS };
    client.postMessage(order);
    const [refused] = await once(client, 'message');
    expect(refused).toBe(0);
  };
  const peer = (count: number) => inTurns(count, CONNECTIONS, () => postByHand(sql, accounts, 1));
  await ours(300);
  await peer(300);
  const figures = await compare(
    SINGLES,
    () => peer(SINGLES),
    () => ours(SINGLES),
  );
  tell(`one by one, ${CONNECTIONS} connections`, figures, 40);
  await client.terminate();
});
