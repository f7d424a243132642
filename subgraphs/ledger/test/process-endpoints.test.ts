import {
  eventually,
  startTestChain,
  startTestKeyService,
  startTestSubgraph,
  type TestChain,
  type TestKeyService,
  type TestSubgraph,
} from '@blockscore/testkit';
import { createKmsClient } from '@blockscore/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKmsSigningKey } from '../src/adapters/kms-signing-key.ts';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';
import { hear, postingRequested } from './events.ts';
import { disbursement } from './ledger.ts';
import { startTestEndpoint, type TestEndpoint } from './lying-endpoint.ts';

let keys: TestKeyService;
let net: TestChain;
let endpoints: readonly TestEndpoint[];
let ledger: TestSubgraph;

/** A process as it is configured for a real chain: three endpoints, and a key that KMS keeps. */
beforeAll(async () => {
  keys = await startTestKeyService();
  const keyId = keys.newSigningKey();
  const { address } = await openKmsSigningKey(createKmsClient({ ...keys }), keyId);
  net = await startTestChain({ fund: [address] });
  endpoints = await Promise.all([1, 2, 3].map(() => startTestEndpoint(net.url)));
  const { KMS_KEY_ID: _, ...access } = keys.environment(keyId);
  ledger = await startTestSubgraph({
    name: 'ledger',
    environment: {
      ...access,
      BLOCKCHAIN_KMS_KEY_ID: keyId,
      BLOCKCHAIN_PROVIDER_URL: endpoints.map(({ url }) => url).join(','),
      BLOCKCHAIN_QUORUM: '2',
      BLOCKCHAIN_CONFIRMATIONS: '2',
      BLOCKCHAIN_POLL_MS: '20',
    },
    start: (environment) => startLedger(ledgerConfig(environment)),
  });
});

afterAll(async () => {
  await ledger?.close();
  await ledger?.drop();
  await Promise.all((endpoints ?? []).map((endpoint) => endpoint.close()));
  await net?.close();
  await keys?.close();
});

const health = async (): Promise<unknown> =>
  (await fetch(new URL('/health/ready', ledger.url))).json();
const metrics = async () => (await fetch(new URL('/metrics', ledger.url))).text();

test('it sends by a key of KMS, and its health says so while one of three endpoints is away', async () => {
  const [, , third] = endpoints;
  await hear(ledger, postingRequested(disbursement()));
  const told = await eventually(async () => {
    await net.mine();
    const events = await ledger.events('ledger.chain.progressed');
    return events.length >= 2 ? events : undefined;
  }, 30_000);
  expect(told.map(({ data }) => data['status'])).toEqual(['CONFIRMING', 'CONFIRMED']);
  expect(await health()).toEqual({ status: 'ready', checks: { database: 'up', chain: 'up' } });
  expect(await metrics()).toMatch(/^ledger_chain_balance_ether\{service="ledger"\} \d/m);
  if (third !== undefined) third.lie = async () => 'HANG_UP';
  const degraded = { status: 'degraded', checks: { database: 'up', chain: 'degraded' } };
  await eventually(async () => {
    const said = JSON.stringify(await health());
    return said === JSON.stringify(degraded) ? said : undefined;
  }, 30_000);
  expect(await metrics()).toMatch(
    /^ledger_chain_endpoint_trusted\{endpoint="3 http:\/\/127.0.0.1:\d+",service="ledger"\} 0$/m,
  );
  expect(await metrics()).not.toContain('secret');
  await hear(ledger, postingRequested(disbursement()));
  await eventually(async () => {
    await net.mine();
    const events = await ledger.events('ledger.chain.progressed');
    return events.length >= 4 ? events : undefined;
  }, 30_000);
});
