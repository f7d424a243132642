import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import {
  checkout,
  eventually,
  examplesIn,
  pageOf,
  startTestSubgraph,
  type TestSubgraph,
} from '@blockscore/testkit';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';
import { destroyByTwo } from './destroying.ts';
import { type LoanLedger, openLoanLedger } from './loan-steps.ts';
import { CALLERS } from './served.ts';

let filled: LoanLedger;
let ledger: TestSubgraph;
let loanId: string;
const userId = newId('user');
const borrower = userCaller(userId, ['BORROWER']);

/** The chain stays off: only this test goes rounds with it. */
const serve = (registry: 'true' | 'false') =>
  startTestSubgraph({
    name: 'ledger',
    database: filled.database,
    environment: { ENABLE_BLOCKCHAIN: 'false', ENABLE_LOAN_REGISTRY: registry },
    start: (environment) => startLedger(ledgerConfig(environment)),
  });

beforeAll(async () => {
  filled = await openLoanLedger();
  await filled.deploy();
  const agreed = await filled.agree(userId);
  await filled.settle(agreed, 'AGREED');
  await filled.become(agreed, 'ACTIVE');
  await filled.follow();
  loanId = agreed;
  ledger = await serve('true');
});

afterAll(async () => {
  await ledger?.close();
  await filled?.close();
});

/** By `_entities`: the loan itself is lending's. */
async function registrationFor(caller: Caller, id = loanId): Promise<unknown> {
  const reference = [{ __typename: 'Loan', id }];
  const selection = `... on Loan { registration { agreement state chainStatus followsLoan nextMoveAt
    moves { state commitment domain salt content chainStatus chainTransaction { hash status } } } }`;
  const { data, errors } = await ledger.entities(caller, reference, selection);
  expect(errors).toBeUndefined();
  const found = data?.['_entities'] as readonly { readonly registration: unknown }[] | undefined;
  return found?.[0]?.registration;
}

describe('what is on the chain of a loan', () => {
  test('is shown to its borrower and to staff, with what moved it', async () => {
    const expected = {
      agreement: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      state: 'ACTIVE',
      chainStatus: 'PENDING',
      followsLoan: true,
      nextMoveAt: null,
      moves: [
        {
          state: 'AGREED',
          commitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
          domain: 'blockscore/ledger/loan-move/v1\n',
          salt: expect.stringMatching(/^0x[0-9a-f]{64}$/),
          content: expect.stringContaining('"state":"AGREED"'),
          chainStatus: 'CONFIRMED',
          chainTransaction: { hash: expect.stringMatching(/^0x/), status: 'CONFIRMED' },
        },
        { state: 'ACTIVE', chainStatus: 'PENDING' },
      ],
    };
    for (const caller of [borrower, CALLERS.officer, CALLERS.admin]) {
      expect(await registrationFor(caller)).toMatchObject(expected);
    }
  });

  test('is shown to whoever reads the books without what proves it', async () => {
    const own = await registrationFor(borrower);
    const { moves } = own as { readonly moves: readonly object[] };
    expect(await registrationFor(CALLERS.analyst)).toEqual({
      ...Object(own),
      agreement: null,
      moves: moves.map((move) => ({ ...move, salt: null, content: null })),
    });
  });

  test('is not shown to anybody else, and looks like that of a loan that is meant for no chain', async () => {
    for (const caller of [CALLERS.stranger, CALLERS.partner]) {
      expect(await registrationFor(caller)).toBeNull();
    }
    expect(await registrationFor(CALLERS.officer, newId('loan'))).toBeNull();
  });

  test('its transaction is for the same people', async () => {
    const hash = (await filled.row(loanId as `loan_${string}`, 'AGREED'))?.hash;
    const query = 'query ($hash: String!) { chainTransaction(hash: $hash) { status commitment } }';
    const seen = await ledger.ask(borrower, query, { hash });
    expect(seen.data?.['chainTransaction']).toMatchObject({ status: 'CONFIRMED' });
    const other = await ledger.ask(CALLERS.stranger, query, { hash });
    expect(other.data?.['chainTransaction']).toBeNull();
  });

  test('is proven to nobody any more once the salts of the borrower are destroyed', async () => {
    const destroyed = await destroyByTwo(filled, userId);
    expect(destroyed).toEqual({ ok: true, value: { count: 2, pending: false } });
    const left = { salt: null, content: null, commitment: expect.stringMatching(/^0x/) };
    expect(await registrationFor(borrower)).toMatchObject({ moves: [left, left] });
  });

  test('is asked for at the gateway as docs/contracts.md says', () => {
    const graph = buildSchema(readFileSync(join(checkout(), 'gateway', 'schema.graphql'), 'utf8'));
    const example = examplesIn(pageOf('docs/contracts.md')).get('LoanOnChain');
    expect(validate(graph, parse(example?.query ?? ''))).toEqual([]);
  });
});

describe('what lending tells', () => {
  const told = { applicationId: newId('app'), entity: 'LOAN', from: null } as const;
  const known = async (id: string) => {
    const [found] = await filled.ports.loans.registrations([id]);
    return found;
  };

  test('is kept where loans are registered, though the chain is off', async () => {
    const id = newId('loan');
    const agreement = `0x${'a9'.repeat(32)}`;
    await ledger.hear('lending.agreement.made', { loanId: id, userId, agreement });
    await ledger.hear('lending.status.changed', { ...told, loanId: id, to: 'ACTIVE' });
    const kept = await eventually(async () => {
      const found = await known(id);
      return found?.status === 'ACTIVE' ? found : undefined;
    });
    expect(kept).toMatchObject({ agreement, userId, state: null });
    expect(kept.nextMoveAt).not.toBeNull();
  });

  test('is passed over where they are not', async () => {
    await ledger.close();
    ledger = await serve('false');
    const passed = newId('loan');
    const agreement = `0x${'b9'.repeat(32)}`;
    const seq = await ledger.hear('lending.agreement.made', {
      ...{ loanId: passed, userId, agreement },
    });
    await eventually(async () => {
      const [heard] = await ledger.sql`
        select 1 from ledger.inbox where stream = 'lending' and seq >= ${seq}`;
      return heard;
    });
    expect(await known(passed)).toBeUndefined();
  });
});
