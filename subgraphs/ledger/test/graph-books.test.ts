import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChainLedger } from './chain.ts';
import { hear, postingRequested } from './events.ts';
import { disbursement } from './ledger.ts';
import { CALLERS, openServedLedger, type ServedLedger, TRANSACTION } from './served.ts';

const { anonymous, borrower, stranger, officer, analyst, partner } = CALLERS;

let served: ServedLedger;
let ledger: TestSubgraph;
let filled: ChainLedger;

beforeAll(async () => {
  served = await openServedLedger();
  ({ ledger, filled } = served);
});

afterAll(async () => {
  await served?.close();
});

describe('the books', () => {
  const FIELDS: readonly [string, string][] = [
    ['ledgerAccounts', '{ ledgerAccounts { id code } }'],
    ['journalEntries', '{ journalEntries { edges { node { id } } } }'],
    ['trialBalance', '{ trialBalance { balanced } }'],
    ['ledgerAccount', `{ ledgerAccount(id: "${newId('acct')}") { id } }`],
  ];

  test.each(FIELDS)('open %s to analysts only', async (_, query) => {
    expect((await ledger.ask(analyst, query)).errors).toBeUndefined();
    for (const caller of [borrower, officer, partner]) {
      const { errors } = await ledger.ask(caller, query);
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('do not show a borrower the account behind an entry, nor by _entities', async () => {
    const query = `query ($id: ID!) { transaction(id: $id) { entries { accountCode account { balance { amount } } } } }`;
    const { data, errors } = await ledger.ask(borrower, query, { id: served.paidOut });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(data?.['transaction']).toMatchObject({
      entries: [
        { accountCode: 'LOAN_PRINCIPAL', account: null },
        { accountCode: 'CASH', account: null },
      ],
    });
    const [account] = await filled.books.accounts();
    const reference = [{ __typename: 'LedgerAccount', id: account?.id }];
    const around = await ledger.entities(borrower, reference, '... on LedgerAccount { name }');
    expect(around.data?.['_entities']).toEqual([null]);
    const staff = await ledger.entities(analyst, reference, '... on LedgerAccount { name }');
    expect(staff.data?.['_entities']).toEqual([{ name: account?.name }]);
  });

  test('sum each account, as of a day or as of now', async () => {
    const query = `{ ledgerAccounts { id code type normalSide currency
      now: balance { amount } before: balance(asOf: "2026-11-20") { amount } } }`;
    const { data } = await ledger.ask(analyst, query);
    const accounts = data?.['ledgerAccounts'] as { id: string; code: string }[];
    expect(accounts).toContainEqual({
      id: expect.any(String),
      code: 'LOAN_PRINCIPAL',
      type: 'ASSET',
      normalSide: 'DEBIT',
      currency: 'USD',
      now: { amount: '1920.00' },
      before: { amount: '1000.00' },
    });
    const cash = accounts.find((account) => account.code === 'CASH');
    expect(cash).toMatchObject({ now: { amount: '-1910.00' } });
    const one = await ledger.ask(
      analyst,
      'query ($id: ID!) { ledgerAccount(id: $id) { code balance { amount currency } } }',
      { id: cash?.id },
    );
    expect(one.data?.['ledgerAccount']).toEqual({
      code: 'CASH',
      balance: { amount: '-1910.00', currency: 'USD' },
    });
  });

  test('balance as of a day', async () => {
    const query = `query ($asOf: LocalDate) { trialBalance(asOf: $asOf) {
      asOf balanced totalDebits { amount } totalCredits { amount }
      rows { account { code } debit { amount } credit { amount } } } }`;
    const { data } = await ledger.ask(analyst, query, { asOf: '2026-11-21' });
    expect(data?.['trialBalance']).toMatchObject({
      asOf: '2026-11-21',
      balanced: true,
      totalDebits: { amount: '920.00' },
      totalCredits: { amount: '920.00' },
      rows: expect.arrayContaining([
        { account: { code: 'CASH' }, debit: { amount: '0.00' }, credit: { amount: '910.00' } },
        {
          account: { code: 'INTEREST_INCOME' },
          debit: { amount: '0.00' },
          credit: { amount: '10.00' },
        },
      ]),
    });
    const today = await ledger.ask(analyst, query);
    expect(today.data?.['trialBalance']).toMatchObject({ balanced: true });
  });

  test('list entries, filtered and in pages', async () => {
    const query = `query ($filter: JournalEntryFilter, $first: Int) {
      journalEntries(filter: $filter, first: $first) {
        edges { node { side amount { amount } account { code } transaction { id } } }
        pageInfo { hasNextPage } } }`;
    const cash = (await filled.books.accounts()).find((account) => account.code === 'CASH');
    const { data } = await ledger.ask(analyst, query, {
      filter: { accountId: cash?.id, loanId: served.loanId },
      first: 1,
    });
    expect(data?.['journalEntries']).toEqual({
      edges: [
        {
          node: {
            side: 'DEBIT',
            amount: { amount: '90.00' },
            account: { code: 'CASH' },
            transaction: { id: served.repaid },
          },
        },
      ],
      pageInfo: { hasNextPage: true },
    });
    const none = await ledger.ask(analyst, query, { filter: { transactionId: 'nonsense' } });
    expect(none.data?.['journalEntries']).toMatchObject({ edges: [] });
  });
});

describe('a question about the books', () => {
  const BALANCE = (args: string) => `{ ledgerAccounts { balance(${args}) { amount } } }`;
  test.each([
    ['asOf', BALANCE('asOf: "0001-01-01"')],
    ['knownAt', BALANCE('knownAt: "0001-01-01T00:00:00Z"')],
    ['asOf', '{ ledgerAccounts { pending(asOf: "1899-12-31") { debits { amount } } } }'],
    ['asOf', '{ trialBalance(asOf: "0001-01-01") { balanced } }'],
    ['from', '{ ledgerAccounts { statement(from: "0001-01-01", to: "2026-11-22") { from } } }'],
    ['to', '{ transactions(filter: { to: "0001-01-01" }) { edges { cursor } } }'],
    ['from', '{ journalEntries(filter: { from: "0001-01-01" }) { edges { cursor } } }'],
  ])('names no %s before 1900: %s', async (name, query) => {
    const { errors } = await ledger.ask(analyst, query);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toBe(`\`${name}\` must be 1900-01-01 or later.`);
  });

  test.each(['', 'batch', 'batch_\u0000', '\ud800', 'x'.repeat(10_000)])(
    'finds no batch %j',
    async (batchId) => {
      const query =
        'query ($batchId: ID) { transactions(filter: { batchId: $batchId }) { edges { cursor } } }';
      const { data, errors } = await ledger.ask(analyst, query, { batchId });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ transactions: { edges: [] } });
    },
  );
});

describe('the chain', () => {
  const CONTRACTS = '{ smartContracts { name address chainId deployedAt replacedAt lostAt } }';
  const BY_HASH = `query ($hash: String!) { chainTransaction(hash: $hash) {
    hash status transaction { id } } }`;

  test('is found by hash by those who may see the transaction', async () => {
    const { hash } = await filled.status(served.paidOut);
    const shown = { hash, status: 'CONFIRMED', transaction: { id: served.paidOut } };
    for (const caller of [borrower, analyst]) {
      const { data } = await ledger.ask(caller, BY_HASH, {
        hash: hash?.toUpperCase().replace('0X', '0x'),
      });
      expect(data).toEqual({ chainTransaction: shown });
    }
    for (const caller of [stranger, partner]) {
      const { data } = await ledger.ask(caller, BY_HASH, { hash });
      expect(data).toEqual({ chainTransaction: null });
    }
    for (const wrong of ['', '0x12', `0x${'0'.repeat(64)}`]) {
      const { data } = await ledger.ask(analyst, BY_HASH, { hash: wrong });
      expect(data).toEqual({ chainTransaction: null });
    }
  });

  test.each([
    ['a borrower', stranger],
    ['a partner', partner],
    ['an analyst', analyst],
  ])('has its contracts, which are public there, listed to %s', async (_, caller) => {
    const { data } = await ledger.ask(caller, CONTRACTS);
    const shown = (name: string) => ({
      name,
      address: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/),
      chainId: 31337,
      deployedAt: expect.any(String),
      replacedAt: null,
      lostAt: null,
    });
    expect(data?.['smartContracts']).toHaveLength(2);
    expect(data?.['smartContracts']).toEqual(
      expect.arrayContaining([shown('AnchorRegistry'), shown('DisbursementRegistry')]),
    );
  });

  test('shows nothing to whoever is not signed in', async () => {
    const { hash } = await filled.status(served.paidOut);
    for (const query of [CONTRACTS, `{ chainTransaction(hash: "${hash}") { hash } }`]) {
      const { errors } = await ledger.ask(anonymous, query);
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
  });

  test('shows the deployment of the registry to staff only', async () => {
    const [deployment] = await ledger.sql<{ hash: string }[]>`
      select hash from ledger.chain_transactions where kind = 'DEPLOYMENT'`;
    const ask = (caller: Caller) => ledger.ask(caller, BY_HASH, { hash: deployment?.hash });
    for (const caller of [analyst, officer]) {
      const shown = { hash: deployment?.hash, status: 'CONFIRMED', transaction: null };
      expect((await ask(caller)).data).toEqual({ chainTransaction: shown });
    }
    for (const caller of [borrower, partner]) {
      expect((await ask(caller)).data).toEqual({ chainTransaction: null });
    }
  });
});

test('without the chain a disbursement is posted all the same, and meant for none', async () => {
  const posting = disbursement();
  await hear(ledger, postingRequested(posting));
  const posted = await eventually(async () =>
    (await ledger.events('ledger.transaction.posted')).find(
      (each) => each.data['postingId'] === posting.postingId,
    ),
  );
  const borrowed = userCaller(posting.userId, ['BORROWER']);
  const { data } = await ledger.ask(borrowed, TRANSACTION, { id: posted.data['transactionId'] });
  expect(data?.['transaction']).toMatchObject({ status: 'POSTED', chainStatus: 'NONE' });
});

test('who wrote a transaction is told to whoever may read the books', async () => {
  const query = 'query ($id: ID!) { transaction(id: $id) { recordedBy { kind id } } }';
  const variables = { id: served.paidOut };
  const { data } = await ledger.ask(analyst, query, variables);
  expect(data).toEqual({ transaction: { recordedBy: { kind: 'SERVICE', id: 'test' } } });
  for (const caller of [borrower, officer]) {
    const refused = await ledger.ask(caller, query, variables);
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(refused.data).toEqual({ transaction: { recordedBy: null } });
  }
});

test('what is of no loan is for who may read the books, and not for officers', async () => {
  const posting = { ...disbursement(), userId: null, loanId: null, paymentId: null };
  const daily = await filled.post({ ...posting, kind: 'ACCRUAL' });
  if (!daily.ok) throw new Error('The posting was refused.');
  const { id } = daily.value;
  const LIST = '{ transactions { edges { node { id loan { id } } } } }';
  interface Listed {
    readonly edges: readonly { readonly node: { readonly id: string; readonly loan: unknown } }[];
  }
  const list = async (caller: Caller) => {
    const { data } = await ledger.ask(caller, LIST);
    const listed = data?.['transactions'] as Listed;
    return listed.edges.map(({ node }) => node);
  };
  const all = await list(analyst);
  expect(all).toContainEqual({ id, loan: null });
  const reference = [{ __typename: 'LedgerTransaction', id }];
  for (const caller of [officer, userCaller(newId('user'), ['COMPLIANCE_OFFICER'])]) {
    expect(await list(caller)).toEqual(all.filter(({ loan }) => loan !== null));
    const { data } = await ledger.ask(caller, TRANSACTION, { id });
    expect(data).toEqual({ transaction: null });
    const around = await ledger.entities(caller, reference, '... on LedgerTransaction { id }');
    expect(around.data?.['_entities']).toEqual([null]);
  }
});
