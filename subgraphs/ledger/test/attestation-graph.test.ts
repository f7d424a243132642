import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import {
  checkout,
  examplesIn,
  pageOf,
  startTestSubgraph,
  type TestSubgraph,
} from '@blockscore/testkit';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';
import { type AttestingLedger, DAY, openAttestingLedger } from './attesting.ts';
import { CALLERS } from './served.ts';

let ledger: AttestingLedger;
let served: TestSubgraph;
const userId = newId('user');
const borrower = userCaller(userId, ['BORROWER']);

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
  // The chain stays off in it: only this test goes rounds.
  served = await startTestSubgraph({
    name: 'ledger',
    database: ledger.database,
    environment: { ENABLE_BLOCKCHAIN: 'false', ENABLE_ATTESTATIONS: 'true' },
    start: (environment) => startLedger(ledgerConfig(environment), ledger.clock),
  });
});

afterAll(async () => {
  await served?.close();
  await ledger?.close();
});

const SELECTION = `... on ScoreAttestation { registration {
  state expiresAt attester chainId registry chainStatus revokedAt revokedReason revocationStatus
  chainTransaction { hash status contractAddress commitment }
  revocationTransaction { hash status } } }`;

/** By `_entities`: the attestation itself is credit's. */
async function registrationFor(caller: Caller, commitment: string): Promise<unknown> {
  const reference = [{ __typename: 'ScoreAttestation', commitment }];
  const { data, errors } = await served.entities(caller, reference, SELECTION);
  expect(errors).toBeUndefined();
  const found = data?.['_entities'] as readonly ({ readonly registration: unknown } | null)[];
  return found[0]?.registration ?? null;
}

const NOT_REVOKED = {
  ...{ revokedAt: null, revokedReason: null },
  ...{ revocationStatus: 'NONE', revocationTransaction: null },
};

describe('what is attested of a score', () => {
  test('is shown from the moment that it waits until it is revoked', async () => {
    const commitment = await ledger.hear({ userId });
    const nowhere = { attester: null, chainId: null, registry: null, chainTransaction: null };
    expect(await registrationFor(borrower, commitment)).toEqual({
      ...nowhere,
      ...NOT_REVOKED,
      state: 'PENDING',
      chainStatus: 'NONE',
      expiresAt: (await ledger.item(commitment)).expiresAt.toISOString(),
    });
    ledger.advance(60_000);
    await ledger.follow();
    const place = {
      attester: ledger.attester.address,
      chainId: 31337,
      registry: await ledger.inUse(),
    };
    const signed = { ...place, state: 'PENDING', chainStatus: 'PENDING' };
    expect(await registrationFor(borrower, commitment)).toMatchObject(signed);
    await ledger.attested(commitment);
    expect(await registrationFor(borrower, commitment)).toMatchObject({
      ...{ ...place, ...NOT_REVOKED, state: 'ATTESTED', chainStatus: 'CONFIRMED' },
      chainTransaction: {
        hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        ...{ status: 'CONFIRMED', contractAddress: await ledger.inUse(), commitment: null },
      },
    });
    await ledger.revoke(commitment);
    expect(await registrationFor(borrower, commitment)).toMatchObject({
      ...{ state: 'REVOKED', revokedReason: 'CORRECTED', revocationStatus: 'NONE' },
      chainStatus: 'CONFIRMED',
    });
    await ledger.revoked(commitment);
    expect(await registrationFor(borrower, commitment)).toMatchObject({
      ...{ state: 'REVOKED', revocationStatus: 'CONFIRMED' },
      revocationTransaction: { hash: expect.stringMatching(/^0x/), status: 'CONFIRMED' },
    });
  });

  test('is pending again where a reorganisation took it, and over when its time is', async () => {
    await ledger.net.mine(3);
    const commitment = await ledger.hear({ userId });
    await ledger.attested(commitment);
    await ledger.net.rpc('anvil_reorg', 4, []);
    await ledger.follow();
    const taken = { state: 'PENDING', chainStatus: 'PENDING' };
    expect(await registrationFor(borrower, commitment)).toMatchObject(taken);
    await ledger.attested(commitment);
    await ledger.pass(91 * DAY);
    expect(await registrationFor(borrower, commitment)).toMatchObject({ state: 'EXPIRED' });
  });

  test('is for whom the score is about, and for staff; to others it looks like none', async () => {
    const commitment = await ledger.hear({ userId });
    for (const caller of [borrower, CALLERS.officer, CALLERS.admin, CALLERS.analyst]) {
      expect(await registrationFor(caller, commitment)).toMatchObject({ state: 'PENDING' });
    }
    for (const caller of [CALLERS.stranger, CALLERS.partner]) {
      expect(await registrationFor(caller, commitment)).toBeNull();
    }
  });

  test('is nothing where scores were not attested when it came', async () => {
    const commitment = `0x${'7e'.repeat(32)}`;
    const score = { commitment, scoreId: newId('score'), userId, heardAt: ledger.clock() };
    await ledger.transact((work) => work.anchors.keep(score));
    expect(await registrationFor(borrower, commitment)).toBeNull();
  });

  test('goes to the chain with others, so anybody who is signed in may see how far that is', async () => {
    const commitment = await ledger.hear({ userId });
    await ledger.attested(commitment);
    const { attest } = await ledger.standing(commitment);
    const query = 'query ($hash: String!) { chainTransaction(hash: $hash) { status commitment } }';
    const seen = await served.ask(CALLERS.stranger, query, { hash: attest?.hash });
    expect(seen.data?.['chainTransaction']).toEqual({ status: 'CONFIRMED', commitment: null });
  });

  test('is asked for at the gateway as docs/contracts.md says', () => {
    const graph = buildSchema(readFileSync(join(checkout(), 'gateway', 'schema.graphql'), 'utf8'));
    const example = examplesIn(pageOf('docs/contracts.md')).get('ScoreOnChain');
    expect(validate(graph, parse(example?.query ?? ''))).toEqual([]);
  });
});

test('the contract is asked as docs/contracts.md says', async () => {
  const commitment = await ledger.hear();
  const [, prefix = ''] = /"data":"0x([0-9a-f]{8}0{24})…attester…commitment"/.exec(
    pageOf('docs/contracts.md'),
  ) ?? [''];
  const attester = ledger.attester.address.slice(2).toLowerCase();
  const data = `0x${prefix}${attester}${commitment.slice(2)}`;
  const ask = async () =>
    String(await ledger.net.rpc('eth_call', { to: await ledger.inUse(), data }, 'latest'));
  expect(await ask()).toBe(`0x${'0'.repeat(64)}`);
  await ledger.attested(commitment);
  expect(await ask()).toBe(`0x${'0'.repeat(63)}1`);
});

test('what credit tells of a score and of its review is heard', async () => {
  const scoreId = newId('score');
  const commitment = `0x${'8e'.repeat(32)}`;
  const statedAt = new Date(ledger.clock().getTime() - 10 * DAY).toISOString();
  const score = { userId, scoreId, commitment, statedAt, modelId: 'test', modelVersion: '1' };
  await served.hear('credit.score.calculated', score);
  const reviewId = newId('review');
  const known = async () => (await ledger.ports.attestations.attestations([commitment]))[0];
  await served.hear('credit.review.resolved', { userId, reviewId, scoreId, outcome: 'CORRECTED' });
  await expect
    .poll(known, { timeout: 20_000 })
    .toMatchObject({ scoreId, revokedReason: 'CORRECTED' });
});
