import { ROOT_FIELDS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import {
  type Example,
  examplesIn,
  follow,
  pageOf,
  startTestSubgraph,
  type TestSubgraph,
} from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';
import { type ChainLedger, openChainLedger } from './chain.ts';
import { settle } from './destroying.ts';
import { untilEverybodySees } from './leaves.ts';

const examples = examplesIn(pageOf('docs/ledger.md'));
const admin = userCaller(newId('user'), ['ADMIN']);
const second = userCaller(newId('user'), ['ADMIN']);
const borrower = userCaller(newId('user'), ['BORROWER']);
const analyst = userCaller(newId('user'), ['ANALYST']);

let ledger: ChainLedger;
let served: TestSubgraph;
beforeAll(async () => {
  ledger = await openChainLedger({ requiredConfirmations: 1 });
  await ledger.deploy();
  served = await startTestSubgraph({
    name: 'ledger',
    database: ledger.database,
    // Nobody is there: only this test goes rounds with the chain.
    environment: {
      BLOCKCHAIN_PROVIDER_URL: 'http://127.0.0.1:9',
      BLOCKCHAIN_PRIVATE_KEY: ledger.wallet.privateKey,
      BLOCKCHAIN_CONFIRMATIONS: '1',
    },
    start: (environment) => startLedger(ledgerConfig(environment), ledger.clock),
  });
});
afterAll(async () => {
  await served?.close();
  await ledger?.close();
});

const run = (name: string, variables: Readonly<Record<string, unknown>>, caller = admin) =>
  follow(served, caller, examples.get(name), variables);

interface Proven {
  readonly transaction: { readonly proof: { readonly leafIndex: number } };
}

/** Leaves stand in the order of their hashes, and so anywhere: the page shows one place, and each run has another. */
async function proofShown(transaction: string): Promise<Example> {
  const example = examples.get('ProofOfTransaction');
  if (example === undefined) throw new Error('The page has no such example.');
  const { data } = await served.ask(borrower, example.query, { transaction });
  const { leafIndex } = (data as unknown as Proven).transaction.proof;
  expect(leafIndex).toBeGreaterThanOrEqual(0);
  expect(leafIndex).toBeLessThan(64);
  const { proof } = (example.answer as Proven).transaction;
  return { ...example, answer: { transaction: { proof: { ...proof, leafIndex } } } };
}

test('the examples of docs/ledger.md on proofs answer as it says, one after the other', async () => {
  const transaction = await ledger.disburse({ userId: borrower.id as `user_${string}` });
  await untilEverybodySees(ledger);
  const key = newId('req');
  const first = await run('AnchorNow', { key });
  expect(await run('AnchorNow', { key })).toEqual(first);
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  const example = await proofShown(transaction);
  const shown = await follow(served, borrower, example, { transaction });
  expect(await follow(served, admin, example, { transaction })).toEqual(shown);
  const refused = await served.ask(admin, examples.get('AskForSaltsToBeDestroyed')?.query ?? '', {
    person: borrower.id,
  });
  expect(refused.data?.['destroySalts']).toMatchObject({
    ...{ count: null, pending: false },
    userErrors: [{ code: 'LOAN_NOT_SETTLED', path: ['input', 'userId'] }],
  });
  await settle(ledger, borrower.id);
  await run('AskForSaltsToBeDestroyed', { person: borrower.id });
  await run('DestroySalts', { person: borrower.id }, second);
  await run('WhatIsLeftOfTheProof', { transaction }, borrower);
});

test('they show every operation on anchors that is not of scores', () => {
  const text = [...examples.values()].map(({ query }) => query).join('\n');
  const written = Object.keys(ROOT_FIELDS.ledger).filter((field) => /anchorNow|Salts/.test(field));
  expect(written).toEqual(['Mutation.anchorNow', 'Mutation.destroySalts']);
  for (const field of written) expect(text).toContain(field.split('.')[1]);
});

test('those that write are refused to whoever may only read, and to borrowers', async () => {
  for (const name of ['AnchorNow', 'AskForSaltsToBeDestroyed', 'DestroySalts']) {
    const query = examples.get(name)?.query ?? '';
    for (const caller of [analyst, borrower]) {
      const { errors } = await served.ask(caller, query, { key: 'k', person: borrower.id });
      expect([name, errors?.[0]?.extensions?.code]).toEqual([name, 'FORBIDDEN']);
    }
  }
});
