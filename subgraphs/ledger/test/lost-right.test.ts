import { type Role, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, startTestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveJournal } from '../src/app/approve-journal.ts';
import { destroySalts } from '../src/app/destroy-salts.ts';
import { hearOfLostRight } from '../src/app/hear-of-lost-right.ts';
import type { Ports } from '../src/app/ports.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { ledgerConfig } from '../src/config.ts';
import { isProposal } from '../src/domain/proposal.ts';
import { startLedger } from '../src/main.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
let ports: Ports;
beforeAll(async () => {
  ledger = await openTestLedger(null);
  ports = { ...ledger.ports, journalApprovalAbove: 10_000n };
});
afterAll(async () => {
  await ledger?.close();
});

const admin = () => userCaller(newId('user'), ['ADMIN']);
const usd = { amount: '200.00', currency: 'USD' };

async function proposeAs(maker: ReturnType<typeof admin>): Promise<`proposal_${string}`> {
  const lines = [
    { account: 'SUSPENSE', side: 'DEBIT', amount: usd },
    { account: 'CASH', side: 'CREDIT', amount: usd },
  ] as const;
  const transactions = [{ lines }];
  const made = await postTransactions(ports)(maker, { idempotencyKey: newId('req'), transactions });
  if (!made.ok || !isProposal(made.value)) throw new Error('It was not proposed.');
  return made.value.id;
}

async function hear(
  maker: ReturnType<typeof admin>,
  told: { change: 'REVOKED' | 'GRANTED'; role: Role; roles: readonly Role[] } | 'SUSPENDED',
) {
  const userId = maker.id as `user_${string}`;
  const envelope = {
    id: newId('evt'),
    aggregate: { type: 'user', id: userId, version: 2 },
    audience: { scopes: [] },
    actor: { kind: 'USER', id: newId('user') },
    occurredAt: ledger.clock().toISOString(),
  } as const;
  await ledger.transact((work) =>
    hearOfLostRight(
      work,
      ports,
      told === 'SUSPENDED'
        ? { ...envelope, type: 'identity.user.suspended', data: { userId } }
        : { ...envelope, type: 'identity.role.changed', data: { userId, ...told } },
    ),
  );
}

const approval = (proposalId: string) => approveJournal(ports)(admin(), { proposalId });
const ended = { ok: false, error: [{ code: 'PROPOSAL_ENDED' }] };
const REVOKED = { change: 'REVOKED', role: 'ADMIN', roles: ['BORROWER'] } as const;

test.each([
  ['whose role is taken away', REVOKED],
  ['who is suspended', 'SUSPENDED'],
] as const)('proposals of somebody %s are rejected, and nobody else’s', async (_, told) => {
  const [maker, other] = [admin(), admin()];
  const [mine, theirs] = [await proposeAs(maker), await proposeAs(other)];
  await hear(maker, told);
  expect(await approval(mine)).toMatchObject(ended);
  const [proposal] = await ports.proposals.proposals([mine]);
  expect(proposal?.decision).toMatchObject({
    ...{ outcome: 'REJECTED', by: { kind: 'SERVICE', id: 'ledger' } },
    reason: 'Whoever proposed it may not write in the books any more.',
  });
  expect((await ledger.events()).filter(({ aggregate }) => aggregate.id === mine)).toMatchObject([
    { data: { change: 'PROPOSED' } },
    { data: { change: 'REJECTED' }, actor: { kind: 'SERVICE' } },
  ]);
  expect(await approval(theirs)).toMatchObject({ ok: true });
});

test('another role that comes or goes changes nothing, nor what was lost before it was proposed', async () => {
  const maker = admin();
  const proposal = await proposeAs(maker);
  await hear(maker, { change: 'REVOKED', role: 'ANALYST', roles: ['ADMIN'] });
  await hear(maker, { change: 'GRANTED', role: 'ANALYST', roles: ['ADMIN', 'ANALYST'] });
  const told = ledger.clock();
  ledger.advance(1_000);
  const later = await proposeAs(maker);
  ledger.advance(-1_000);
  expect(ledger.clock()).toEqual(told);
  await hear(maker, REVOKED);
  ledger.advance(1_000);
  expect(await approval(proposal)).toMatchObject(ended);
  expect(await approval(later)).toMatchObject({ ok: true });
});

test('a destruction of salts that they asked for has to be asked for anew', async () => {
  const [maker, second] = [admin(), admin()];
  const userId = newId('user');
  const lines = [line('DISBURSEMENT_CLEARING', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)];
  expect(await ledger.post(disbursement({ userId, lines }))).toMatchObject({ ok: true });
  await destroySalts(ports)(maker, { userId });
  await hear(maker, REVOKED);
  expect(await destroySalts(ports)(second, { userId })).toMatchObject({ value: { pending: true } });
});

test('it is heard from identity', async () => {
  const maker = admin();
  const proposal = await proposeAs(maker);
  const served = await startTestSubgraph({
    name: 'ledger',
    database: ledger.database,
    environment: { ENABLE_BLOCKCHAIN: 'false' },
    start: (environment) => startLedger(ledgerConfig(environment)),
  });
  const userId = maker.id as `user_${string}`;
  await served.hear('identity.role.changed', { userId, ...REVOKED });
  const decision = await eventually(async () => {
    const [found] = await ports.proposals.proposals([proposal]);
    return found?.decision ?? undefined;
  });
  await served.close();
  expect(decision).toMatchObject({ outcome: 'REJECTED', by: { kind: 'SERVICE' } });
});
