import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChainLedger, disbursementRegistries } from './chain.ts';
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

describe('a transaction', () => {
  test('shows its borrower the entries and where the chain stands', async () => {
    const { data, errors } = await ledger.ask(borrower, TRANSACTION, { id: served.paidOut });
    expect(errors).toBeUndefined();
    const row = await filled.status(served.paidOut);
    const [contract] = await disbursementRegistries(filled);
    expect(data?.['transaction']).toEqual({
      id: served.paidOut,
      kind: 'DISBURSEMENT',
      status: 'POSTED',
      chainStatus: 'CONFIRMED',
      effectiveOn: '2026-11-20',
      amount: { amount: '1000.00', currency: 'USD' },
      entries: [
        {
          side: 'DEBIT',
          amount: { amount: '1000.00' },
          accountCode: 'LOAN_PRINCIPAL',
          accountName: 'Loan principal outstanding',
        },
        {
          side: 'CREDIT',
          amount: { amount: '1000.00' },
          accountCode: 'CASH',
          accountName: 'Cash at bank',
        },
      ],
      confirmations: 3,
      requiredConfirmations: 3,
      loan: { id: served.loanId },
      reverses: null,
      chainTransaction: {
        hash: row.hash,
        blockNumber: row.block?.number,
        blockHash: row.block?.hash,
        status: 'CONFIRMED',
        contractAddress: contract?.address,
        commitment: row.commitment,
      },
    });
  });

  test('that is not meant for the chain says so', async () => {
    const { data } = await ledger.ask(borrower, TRANSACTION, { id: served.repaid });
    expect(data?.['transaction']).toMatchObject({
      chainStatus: 'NONE',
      confirmations: 0,
      requiredConfirmations: 0,
      chainTransaction: null,
      amount: { amount: '90.00' },
    });
  });

  test.each([
    ['a loan officer', officer],
    ['an analyst', analyst],
  ])('is seen by %s', async (_, caller) => {
    const { data, errors } = await ledger.ask(caller, TRANSACTION, { id: served.paidOut });
    expect(errors).toBeUndefined();
    expect(data?.['transaction']).toMatchObject({ id: served.paidOut });
  });

  test.each([
    ['another borrower', stranger],
    ['a partner', partner],
  ])('is not there for %s', async (_, caller) => {
    const { data, errors } = await ledger.ask(caller, TRANSACTION, { id: served.paidOut });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ transaction: null });
  });

  test('is refused to whoever is not signed in', async () => {
    const { errors } = await ledger.ask(anonymous, TRANSACTION, { id: served.paidOut });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test.each(['', 'txn_1', "'; drop table ledger.entries; --", newId('loan'), newId('txn')])(
    'with the id %j is not there',
    async (id) => {
      const { data, errors } = await ledger.ask(analyst, TRANSACTION, { id });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ transaction: null });
    },
  );

  test('cannot be reached around its rules by _entities', async () => {
    const reference = [{ __typename: 'LedgerTransaction', id: served.paidOut }];
    const selection = '... on LedgerTransaction { id amount { amount } }';
    const own = await ledger.entities(borrower, reference, selection);
    expect(own.data?.['_entities']).toEqual([
      { id: served.paidOut, amount: { amount: '1000.00' } },
    ]);
    for (const caller of [stranger, partner, anonymous]) {
      const { data } = await ledger.entities(caller, reference, selection);
      expect(data?.['_entities']).toEqual([null]);
    }
  });
});

describe('lists of transactions', () => {
  const LIST = `query ($filter: LedgerTransactionFilter, $first: Int, $after: String, $last: Int) {
    transactions(filter: $filter, first: $first, after: $after, last: $last) {
      edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
  interface Listed {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }

  async function list(caller: Caller, variables: Record<string, unknown> = {}) {
    const { data, errors } = await ledger.ask(caller, LIST, variables);
    if (errors !== undefined) throw new Error(errors.map((error) => error.message).join(' '));
    const listed = data?.['transactions'] as Listed;
    return { ids: listed.edges.map((edge) => edge.node.id), pageInfo: listed.pageInfo };
  }

  test('hold what is one’s own, or everything for staff', async () => {
    expect((await list(borrower)).ids).toEqual([served.repaid, served.paidOut]);
    expect((await list(stranger)).ids).toEqual([]);
    expect((await list(partner)).ids).toEqual([]);
    expect((await list(analyst)).ids).toEqual([served.others, served.repaid, served.paidOut]);
    expect((await list(officer, { last: 1 })).ids).toEqual([served.paidOut]);
  });

  test('are filtered, and a filter opens nothing', async () => {
    expect((await list(analyst, { filter: { kind: 'REPAYMENT' } })).ids).toEqual([served.repaid]);
    expect((await list(analyst, { filter: { loanId: served.loanId } })).ids).toEqual([
      served.repaid,
      served.paidOut,
    ]);
    expect(
      (await list(analyst, { filter: { userId: borrower.id, from: '2026-11-21' } })).ids,
    ).toEqual([served.repaid]);
    expect((await list(analyst, { filter: { to: '2026-11-20', kind: null } })).ids).toEqual([
      served.paidOut,
    ]);
    expect((await list(analyst, { filter: { loanId: 'x'.repeat(100_000) } })).ids).toEqual([]);
    expect((await list(stranger, { filter: { userId: borrower.id } })).ids).toEqual([]);
    expect((await list(stranger, { filter: { loanId: served.loanId } })).ids).toEqual([]);
  });

  test('come in pages without a gap', async () => {
    const first = await list(analyst, { first: 2 });
    expect(first.ids).toEqual([served.others, served.repaid]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list(analyst, { first: 2, after: first.pageInfo.endCursor });
    expect(second.ids).toEqual([served.paidOut]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  test.each([{ first: 0 }, { first: 101 }, { first: 1, last: 1 }])('refuse %j', async (args) => {
    const { errors } = await ledger.ask(analyst, LIST, args);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('hang on their loan, for whom may see them', async () => {
    const reference = [{ __typename: 'Loan', id: served.loanId }];
    const selection = '... on Loan { id transactions(first: 5) { edges { node { id } } } }';
    const ids = async (caller: Caller) => {
      const { data } = await ledger.entities(caller, reference, selection);
      const loans = data?.['_entities'] as { transactions: Listed | null }[];
      return loans[0]?.transactions?.edges.map((edge) => edge.node.id) ?? null;
    };
    expect(await ids(borrower)).toEqual([served.repaid, served.paidOut]);
    expect(await ids(officer)).toEqual([served.repaid, served.paidOut]);
    expect(await ids(analyst)).toEqual([served.repaid, served.paidOut]);
    expect(await ids(stranger)).toEqual([]);
    expect(await ids(partner)).toBeNull();
    expect(await ids(anonymous)).toBeNull();
  });
});

describe('an attestation', () => {
  const ATTESTED = `... on ScoreAttestation { commitment proof { leafIndex leafCount path }
    anchor { id root leafCount chainStatus chainTransaction {
      hash status blockNumber commitment transaction { id } } } }`;
  const VERIFY = `query ($input: VerifyProofInput!) { verifyProof(input: $input) {
    included anchored chainStatus blockNumber transactionHash } }`;
  interface Shown {
    readonly commitment: string;
    readonly proof: Readonly<Record<'leafIndex' | 'leafCount', number>> & {
      readonly path: readonly string[];
    };
    readonly anchor: {
      readonly id: string;
      readonly root: string;
      readonly chainTransaction: { readonly hash: string; readonly blockNumber: number };
    };
  }

  /** As the gateway resolves it behind credit's field. */
  async function attestation(caller: Caller, commitment = served.attested): Promise<Shown | null> {
    const reference = [{ __typename: 'ScoreAttestation', commitment }];
    const { data } = await ledger.entities(caller, reference, ATTESTED);
    const found = data?.['_entities'] as readonly (Shown | null)[] | undefined;
    return found?.[0] ?? null;
  }

  test('shows the anchor and the proof to whom it is about, and to staff', async () => {
    const shown = await attestation(borrower);
    expect(shown).toMatchObject({
      commitment: served.attested,
      proof: { leafIndex: expect.any(Number), leafCount: expect.any(Number) },
      anchor: {
        leafCount: shown?.proof.leafCount,
        chainStatus: 'CONFIRMED',
        chainTransaction: {
          status: 'CONFIRMED',
          commitment: shown?.anchor.root,
          transaction: null,
        },
      },
    });
    for (const caller of [officer, analyst]) expect(await attestation(caller)).toEqual(shown);
  });

  test('is not there for anybody else, nor where the ledger has not heard of it', async () => {
    for (const caller of [stranger, partner, anonymous]) {
      expect(await attestation(caller)).toBeNull();
    }
    for (const unknown of [`0x${'0'.repeat(64)}`, '', 'x'.repeat(10_000), "'; drop table"]) {
      expect(await attestation(analyst, unknown)).toBeNull();
    }
  });

  test('comes with a proof that anybody can have checked', async () => {
    const { commitment, proof, anchor } = (await attestation(borrower)) as Shown;
    const input = { commitment, ...proof, root: anchor.root };
    const { hash, blockNumber } = anchor.chainTransaction;
    for (const caller of [stranger, partner]) {
      const { data } = await ledger.ask(caller, VERIFY, { input });
      expect(data?.['verifyProof']).toEqual({
        included: true,
        anchored: true,
        chainStatus: 'CONFIRMED',
        blockNumber,
        transactionHash: hash,
      });
    }
    const other = { ...input, leafIndex: 2, commitment: commitment.toUpperCase() };
    const { data } = await ledger.ask(borrower, VERIFY, { input: other });
    expect(data?.['verifyProof']).toMatchObject({ included: false, anchored: true });
    const { errors } = await ledger.ask(anonymous, VERIFY, { input });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const query = 'query ($hash: String!) { chainTransaction(hash: $hash) { commitment } }';
    const root = await ledger.ask(stranger, query, { hash });
    expect(root.data?.['chainTransaction']).toEqual({ commitment: anchor.root });
  });

  test.each([
    ['commitment', { commitment: '0x12' }],
    ['root', { root: `${'0x'.padEnd(66, '7')}7` }],
    ['path.0', { path: ['no hash'] }],
    ['path', { path: Array.from({ length: 32 }, () => `0x${'1'.repeat(64)}`) }],
    ['leafCount', { leafCount: 0 }],
    ['leafIndex', { leafIndex: 3 }],
    ['leafIndex', { leafIndex: -1 }],
  ])('is not checked with an odd %s, which is named', async (field, changes) => {
    const hash = `0x${'1'.repeat(64)}`;
    const proof = { commitment: hash, leafIndex: 0, leafCount: 3, path: [hash], root: hash };
    const { errors } = await ledger.ask(borrower, VERIFY, { input: { ...proof, ...changes } });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(new RegExp(`^input\\.${field}: `));
  });

  test('has its anchor among those that analysts list', async () => {
    const query = '{ anchors(first: 5) { edges { node { id } } pageInfo { hasNextPage } } }';
    const { data } = await ledger.ask(analyst, query);
    const id = (await attestation(analyst))?.anchor.id;
    expect(data?.['anchors']).toEqual({
      edges: [{ node: { id } }],
      pageInfo: { hasNextPage: false },
    });
    for (const caller of [borrower, officer, partner]) {
      const { errors } = await ledger.ask(caller, query);
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});
