import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import {
  eventually,
  startTestChain,
  startTestSubgraph,
  type TestChain,
  type TestSubgraph,
} from '@blockscore/testkit';
import { Wallet } from 'ethers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';
import { hear, postingRequested } from './events.ts';
import { disbursement } from './ledger.ts';
import { TRANSACTION } from './served.ts';

const wallet = Wallet.createRandom();
let net: TestChain;
let ledger: TestSubgraph;

const start = (
  database?: TestSubgraph['database'],
  further: Readonly<Record<string, string>> = {},
) =>
  startTestSubgraph({
    name: 'ledger',
    ...(database !== undefined && { database }),
    environment: {
      BLOCKCHAIN_PROVIDER_URL: net.url,
      BLOCKCHAIN_PRIVATE_KEY: wallet.privateKey,
      BLOCKCHAIN_CONFIRMATIONS: '2',
      BLOCKCHAIN_POLL_MS: '20',
      ...further,
    },
    start: (environment) => startLedger(ledgerConfig(environment)),
  });

beforeEach(async () => {
  net = await startTestChain({ fund: [wallet.address] });
  ledger = await start();
});

afterEach(async () => {
  await ledger?.close();
  await ledger?.drop();
  await net?.close();
});

const confirmations = async (): Promise<string[]> =>
  (await ledger.events('ledger.chain.progressed')).map(
    ({ data }) => `${data['status']} ${data['confirmations']}/${data['requiredConfirmations']}`,
  );

/** Makes blocks until that many confirmations were told. */
async function mineUntilTold(count: number): Promise<string[]> {
  return eventually(async () => {
    await net.mine();
    const told = await confirmations();
    return told.length >= count ? told : undefined;
  }, 20_000);
}

async function chainStatus(userId: string): Promise<unknown> {
  const [posted] = await ledger.events('ledger.transaction.posted');
  const caller = userCaller(userId, ['BORROWER']);
  const id = posted?.data['transactionId'];
  const { data } = await ledger.ask(caller, TRANSACTION, { id });
  return data?.['transaction'];
}

/** By `_entities`; undefined where the ledger has not heard of the commitment. */
async function anchorOf(userId: string, commitment: string): Promise<unknown> {
  const reference = [{ __typename: 'ScoreAttestation', commitment }];
  const selection = '... on ScoreAttestation { anchor { leafCount chainStatus } }';
  const { data } = await ledger.entities(userCaller(userId, ['BORROWER']), reference, selection);
  const found = data?.['_entities'] as readonly ({ readonly anchor: unknown } | null)[] | undefined;
  return found?.[0]?.anchor;
}

test('what lending asks for is posted, sent, counted and shown', async () => {
  const posting = disbursement();
  await hear(ledger, postingRequested(posting));
  expect(await mineUntilTold(2)).toEqual(['CONFIRMING 1/2', 'CONFIRMED 2/2']);
  expect(await chainStatus(posting.userId)).toMatchObject({
    status: 'POSTED',
    chainStatus: 'CONFIRMED',
    confirmations: 2,
  });
  const [event] = await ledger.events('ledger.chain.progressed');
  expect(event?.audience).toEqual({
    subject: posting.userId,
    scopes: ['ledger:read', 'loans:read'],
  });
});

test('the books go on while the chain is away, and catch up when it is back', async () => {
  await net.stop();
  const posting = disbursement();
  await hear(ledger, postingRequested(posting));
  await eventually(async () => (await ledger.events('ledger.transaction.posted'))[0]);
  expect(await chainStatus(posting.userId)).toMatchObject({
    status: 'POSTED',
    chainStatus: 'PENDING',
    confirmations: 0,
    requiredConfirmations: 2,
    chainTransaction: null,
  });
  await net.start('AS_IT_WAS');
  expect(await mineUntilTold(2)).toEqual(['CONFIRMING 1/2', 'CONFIRMED 2/2']);
});

test('a process that starts again goes on where the last one stopped', async () => {
  const posting = disbursement();
  await hear(ledger, postingRequested(posting));
  await mineUntilTold(1);
  await ledger.close();
  const { database } = ledger;
  ledger = await start(database);
  await mineUntilTold(2);
  expect((await confirmations()).slice(0, 2)).toEqual(['CONFIRMING 1/2', 'CONFIRMED 2/2']);
  expect(await ledger.events('ledger.transaction.posted')).toHaveLength(1);
  expect(await ledger.events('ledger.contract.deployed')).toHaveLength(2);
});

test('the same request heard twice is answered once', async () => {
  const event = postingRequested(disbursement());
  await hear(ledger, event);
  await hear(ledger, { ...event, id: newId('evt') });
  await hear(ledger, postingRequested(disbursement()));
  await eventually(async () => {
    const posted = await ledger.events('ledger.transaction.posted');
    return posted.length === 2 ? posted : undefined;
  });
  expect(await ledger.events('ledger.posting.rejected')).toEqual([]);
});

test('what was posted while the chain was off goes there once it is on, and once only', async () => {
  await ledger.close();
  const { database } = ledger;
  ledger = await start(database, { ENABLE_BLOCKCHAIN: 'false' });
  const posting = disbursement();
  const commitment = `0x${'c0'.repeat(32)}`;
  const score = { userId: posting.userId, scoreId: newId('score'), commitment };
  for (const _ of ['first', 'again']) {
    await ledger.hear('credit.score.calculated', { ...score, modelId: 'm', modelVersion: '1' });
  }
  await hear(ledger, postingRequested(posting));
  await eventually(async () => (await ledger.events('ledger.transaction.posted'))[0]);
  expect(await chainStatus(posting.userId)).toMatchObject({ chainStatus: 'NONE' });
  expect(await eventually(() => anchorOf(posting.userId, commitment))).toBeNull();
  for (const _ of ['first', 'second']) {
    await ledger.close();
    ledger = await start(database);
    await mineUntilTold(2);
  }
  expect(await confirmations()).toEqual(['CONFIRMING 1/2', 'CONFIRMED 2/2']);
  expect(await chainStatus(posting.userId)).toMatchObject({ chainStatus: 'CONFIRMED' });
  expect(await ledger.sql`select 1 from ledger.commitment_salts`).toHaveLength(1);
  // With the transaction, unless something older was under way in the cluster.
  const anchor = { leafCount: expect.any(Number), chainStatus: 'CONFIRMED' };
  await vi.waitFor(async () => {
    await net.mine();
    expect(await anchorOf(posting.userId, commitment)).toEqual(anchor);
  }, 20_000);
});

test('a lender that opens with capital has cash to lend, and balanced books', async () => {
  await ledger.close();
  const { database } = ledger;
  const opening = { ENABLE_BLOCKCHAIN: 'false', OPENING_CAPITAL: '1000000.00' };
  ledger = await start(database, opening);
  await ledger.close();
  ledger = await start(database, opening);
  const analyst = userCaller(newId('user'), ['ANALYST']);
  const { data } = await ledger.ask(
    analyst,
    `{ trialBalance { balanced rows { account { code } debit { amount } credit { amount } } }
       transactions { edges { node { kind status chainStatus loan { id } } } } }`,
  );
  expect(data?.['trialBalance']).toMatchObject({
    balanced: true,
    rows: expect.arrayContaining([
      { account: { code: 'CASH' }, debit: { amount: '1000000.00' }, credit: { amount: '0.00' } },
      {
        account: { code: 'SHARE_CAPITAL' },
        debit: { amount: '0.00' },
        credit: { amount: '1000000.00' },
      },
    ]),
  });
  const node = { kind: 'OPENING_CAPITAL', status: 'POSTED', chainStatus: 'NONE', loan: null };
  expect(data?.['transactions']).toEqual({ edges: [{ node }] });
});
