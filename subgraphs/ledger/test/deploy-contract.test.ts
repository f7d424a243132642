import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import {
  examplesIn,
  follow,
  pageOf,
  startTestSubgraph,
  type TestSubgraph,
} from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../src/app/chain-ports.ts';
import { deployContract } from '../src/app/deploy-contract.ts';
import { ensureContracts } from '../src/app/ensure-contracts.ts';
import { ledgerConfig } from '../src/config.ts';
import type { ContractName } from '../src/domain/contracts.ts';
import { startLedger } from '../src/main.ts';
import { type ChainLedger, confirm, openChainLedger, timesRecorded } from './chain.ts';

const admin = userCaller(newId('user'), ['ADMIN']);

let ledger: ChainLedger;
let served: TestSubgraph;

beforeAll(async () => {
  ledger = await openChainLedger();
  await ledger.deploy();
  served = await startTestSubgraph({
    name: 'ledger',
    database: ledger.database,
    // Nobody is there: only this test goes rounds with the chain.
    environment: {
      BLOCKCHAIN_PROVIDER_URL: 'http://127.0.0.1:9',
      BLOCKCHAIN_PRIVATE_KEY: ledger.wallet.privateKey,
      BLOCKCHAIN_DEPLOYMENTS_PER_DAY: '100',
    },
    start: (environment) => startLedger(ledgerConfig(environment)),
  });
});

afterAll(async () => {
  await served?.close();
  await ledger?.close();
});

const ask = (name: ContractName, idempotencyKey: string = newId('req'), by = admin) =>
  deployContract(ledger.ports)(by, { idempotencyKey, name });

async function asked(name: ContractName): Promise<Contract> {
  const outcome = await ask(name);
  if (!outcome.ok) throw new Error(outcome.error.map(({ message }) => message).join(' '));
  return outcome.value;
}

async function contract(id: string): Promise<Contract> {
  const [found] = await ledger.chain.contracts([id]);
  if (found === undefined) throw new Error(`${id} is no contract.`);
  return found;
}

/** Rounds and blocks until everything asked for is there. */
async function deployed() {
  await ledger.deploy();
  await ledger.net.mine(3);
  await ledger.follow();
}

describe('a contract that an administrator asks for', () => {
  test.each(['AttestationRegistry', 'LoanRegistry'] as const)(
    'is deployed on the chain that is followed: %s',
    async (name) => {
      const { id } = await asked(name);
      expect(await contract(id)).toMatchObject({ chainId: null, address: null, deployedAt: null });
      await deployed();
      const made = await contract(id);
      expect(made).toMatchObject({ name, chainId: 31337, requestedBy: admin.id, lostAt: null });
      expect(made.deployedAt).not.toBeNull();
      const code = await ledger.net.rpc('eth_getCode', made.address, 'latest');
      expect(String(code).length).toBeGreaterThan(1_000);
      const told = (await ledger.events()).filter((event) => event.aggregate.id === id);
      expect(told.map(({ type, data }) => [type, data])).toEqual([
        ['ledger.contract.requested', { contractId: id, name }],
        ['ledger.contract.deployed', { address: made.address, name }],
      ]);
    },
  );

  test('is one for one key, and one of its name at a time', async () => {
    const key = newId('req');
    const first = await ask('LoanRegistry', key);
    expect(await ask('LoanRegistry', key)).toEqual(first);
    const other = await ask('AnchorRegistry', key);
    expect(other).toMatchObject({ ok: false, error: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(await ask('LoanRegistry')).toMatchObject({
      ok: false,
      error: [{ code: 'DEPLOYMENT_UNDER_WAY', path: ['input', 'name'] }],
    });
    await deployed();
  });

  test('is asked for by many at once, and made once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => ask('LoanRegistry')));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    await deployed();
  });

  test('is one of two that wait at a time, whatever their names, and the third is refused', async () => {
    const outcomes = await Promise.all(
      (['LoanRegistry', 'AttestationRegistry', 'AnchorRegistry'] as const).map((name) => ask(name)),
    );
    const refused = outcomes.filter((outcome) => !outcome.ok);
    expect(refused).toMatchObject([{ error: [{ code: 'TOO_MANY_DEPLOYMENTS' }] }]);
    await deployed();
    expect(await ask('AnchorRegistry')).toMatchObject({ ok: true });
    await deployed();
  });

  test('is one of so many in a day, and the same key is still answered', async () => {
    const asked = await ledger.connection.sql`
      select 1 from ledger.smart_contracts where requested_by is not null`;
    const upTo = (deploymentsPerDay: number) =>
      deployContract({ ...ledger.ports, chain: { requiredConfirmations: 3, deploymentsPerDay } });
    const input = () => ({ idempotencyKey: newId('req'), name: 'LoanRegistry' }) as const;
    const once = input();
    const tooMany = { ok: false, error: [{ code: 'TOO_MANY_DEPLOYMENTS' }] };
    expect(await upTo(asked.length)(admin, input())).toMatchObject(tooMany);
    const made = await upTo(asked.length + 1)(admin, once);
    expect(made).toMatchObject({ ok: true });
    expect(await upTo(0)(admin, once)).toEqual(made);
    await deployed();
    // Of two asked for at the same moment, the second counts the first.
    const names = ['LoanRegistry', 'AttestationRegistry'] as const;
    const both = await Promise.all(
      names.map((name) => upTo(asked.length + 2)(admin, { ...input(), name })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(tooMany);
    await deployed();
  });

  test('is not to be had while the chain is switched off', async () => {
    const off = deployContract({ ...ledger.ports, chain: null });
    expect(await off(admin, { idempotencyKey: 'k', name: 'LoanRegistry' })).toMatchObject({
      ok: false,
      error: [{ code: 'CHAIN_OFF' }],
    });
  });
});

describe('a new contract in the place of one that is written to', () => {
  test('takes what is signed from then on, and the old one keeps what it holds', async () => {
    const before = await ledger.disburse();
    await confirm(ledger, before);
    const old = await ledger.status(before);
    const { id } = await asked('DisbursementRegistry');
    await deployed();
    expect((await contract(old.contractId ?? '')).replacedAt).not.toBeNull();
    expect(await contract(id)).toMatchObject({ replacedAt: null });
    const after = await ledger.disburse();
    await confirm(ledger, after);
    expect(await ledger.status(after)).toMatchObject({ contractId: id, status: 'CONFIRMED' });
    expect(await ledger.status(before)).toMatchObject({ hash: old.hash, status: 'CONFIRMED' });
    expect(await timesRecorded(ledger.net, old.commitment)).toBe(1);
  });

  test('waits for its code: until then the old one is written to', async () => {
    const { id } = await asked('DisbursementRegistry');
    const during = await ledger.disburse();
    await ledger.follow();
    expect((await ledger.status(during)).contractId).not.toBe(id);
    await confirm(ledger, during);
    await deployed();
    expect((await contract(id)).deployedAt).not.toBeNull();
  });

  test('is there again, at another address, where its nonce was spent elsewhere', async () => {
    const { id } = await asked('AttestationRegistry');
    await ledger.follow();
    const { address } = await contract(id);
    const lives = await ledger.connection.sql`select id from ledger.chains`;
    await ledger.net.rpc('anvil_dropAllTransactions');
    const { latest } = await ledger.client.nonces();
    await ledger.net.rpc('anvil_setNonce', ledger.wallet.address, `0x${(latest + 1).toString(16)}`);
    await ledger.net.mine();
    // It is sent again every five seconds, and believed to be gone after five such answers.
    for (let times = 0; times < 6; times += 1) await ledger.persist();
    await deployed();
    const made = await contract(id);
    expect(made.deployedAt).not.toBeNull();
    expect(made.address).not.toBe(address);
    expect(await ledger.connection.sql`select id from ledger.chains`).toEqual(lives);
  });
});

test('a deployment that the chain reverts is made again later, at another address', async () => {
  const { id } = await asked('AttestationRegistry');
  const starved = ensureContracts({
    ...ledger.ports,
    client: {
      ...ledger.client,
      deployCall: async (name) => ({
        ...(await ledger.client.deployCall(name)),
        gasLimit: 400_000n,
      }),
    },
  });
  await starved(await ledger.client.view());
  const { address } = await contract(id);
  expect(address).not.toBeNull();
  await ledger.deploy();
  expect(ledger.warnings).toContain('The chain reverted a transaction.');
  expect(await contract(id)).toMatchObject({ address: null, deployedAt: null });
  ledger.advance(10_000);
  await deployed();
  const made = await contract(id);
  expect(made.deployedAt).not.toBeNull();
  expect(made.address).not.toBe(address);
});

describe('the mutation', () => {
  const examples = examplesIn(pageOf('docs/contracts.md'));
  const deploy = examples.get('DeployContract');

  test('answers as docs/contracts.md says, and the contract is deployed', async () => {
    const key = newId('req');
    const first = await follow(served, admin, deploy, { key });
    expect(await follow(served, admin, deploy, { key })).toEqual(first);
    const again = await served.ask(admin, deploy?.query ?? '', { key: newId('req') });
    expect(again.data?.['deployContract']).toMatchObject({
      contract: null,
      userErrors: [{ code: 'DEPLOYMENT_UNDER_WAY', path: ['input', 'name'] }],
    });
    await deployed();
    const { smartContracts } = await follow(served, admin, examples.get('Contracts'));
    const { contract: asked } = first['deployContract'] as { contract: Contract };
    const [newest, former] = (smartContracts as Contract[]).filter(
      ({ name }) => name === 'LoanRegistry',
    );
    expect(newest).toMatchObject({ id: asked.id, chainId: 31337, replacedAt: null });
    expect(newest?.deployedAt).not.toBeNull();
    expect(former?.replacedAt).not.toBeNull();
  });

  test.each(['BORROWER', 'LOAN_OFFICER', 'ANALYST'] as const)('is not for a %s', async (role) => {
    const caller = userCaller(newId('user'), [role]);
    const { errors } = await served.ask(caller, deploy?.query ?? '', { key: 'one' });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
