import { ROOT_FIELDS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { examplesIn, follow, pageOf, sectionOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEDGER_ERROR_CODES } from '../src/domain/errors.ts';
import { startServedLedger } from './ledger-subgraph.ts';

const DAY_MS = 86_400_000;
const TODAY = '2026-03-02';
const YESTERDAY = '2026-03-01';
/** The ledger's, which no midnight comes between. */
const NOON = new Date(`${TODAY}T12:00:00.000Z`);

const PAGE = 'docs/ledger.md';
const examples = examplesIn(pageOf(PAGE));
const admin = userCaller(newId('user'), ['ADMIN']);
const second = userCaller(newId('user'), ['ADMIN']);
const analyst = userCaller(newId('user'), ['ANALYST']);

let ledger: TestSubgraph;
beforeAll(async () => {
  ledger = await startServedLedger({}, () => NOON);
});
afterAll(async () => {
  await ledger?.close();
  await ledger?.drop();
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = admin) =>
  follow(ledger, caller, examples.get(name), variables);
const key = () => ({ key: newId('req') });

async function accountId(code: string): Promise<string> {
  const { ledgerAccounts } = (await run('ChartOfAccounts')) as {
    ledgerAccounts: { id: string; code: string }[];
  };
  return ledgerAccounts.find((account) => account.code === code)?.id ?? '';
}

/** The ids of what a batch wrote. */
function written(answer: Readonly<Record<string, unknown>>): string[] {
  const { transactions } = answer['postTransactions'] as { transactions: { id: string }[] };
  return transactions.map(({ id }) => id);
}

describe('the examples of docs/ledger.md', () => {
  const began = new Date(NOON.getTime() - 60_000).toISOString();

  test('answer as it says, one after the other', async () => {
    await run('OpenAccount');
    const [rent, cash] = [await accountId('RENT'), await accountId('CASH')];
    const posting = { ...key(), day: YESTERDAY };
    const first = await run('PostTransactions', posting);
    // The same key: what was written the first time.
    expect(await run('PostTransactions', posting)).toEqual(first);
    const [, paid] = written(first);
    await run('ReverseTransaction', { ...key(), transaction: paid });
    const until = new Date(NOON.getTime() + DAY_MS).toISOString();
    const [held] = written(await run('HoldMoney', { ...key(), day: YESTERDAY, until }));
    await run('PostPartOfIt', { ...key(), transaction: held });
    await run('LetItGo', { ...key(), transaction: held });
    await run('MostRent', { account: rent });
    await run('TooMuchRent', key());
    await run('Balances', { account: cash, day: TODAY, moment: began }, analyst);
    const trial = await run('TrialBalance', { day: TODAY }, analyst);
    expect(trial['trialBalance']).toMatchObject({
      balanced: true,
      totalDebits: { amount: '5000.00' },
    });
    const journal = await run('Journal', { account: cash, day: YESTERDAY }, analyst);
    expect(journal['journalEntries']).toMatchObject({ pageInfo: { hasNextPage: false } });
    await run('WhatIsPending', {}, analyst);
    expect(await run('OneTransaction', { transaction: paid }, analyst)).toEqual({
      transaction: {
        ...{ status: 'POSTED', kind: 'JOURNAL', resolvedBy: null },
        recordedBy: { kind: 'USER', id: admin.id },
        reversedBy: { kind: 'REVERSAL' },
      },
    });
    await run('Statement', { account: cash, from: YESTERDAY, to: TODAY }, analyst);
    await run(
      'NextOfStatement',
      {
        ...{ account: cash, from: YESTERDAY, to: TODAY, moment: NOON.toISOString() },
        cursor: null,
      },
      analyst,
    );
    const asked = await run('MuchAtOnce', { ...key(), day: YESTERDAY });
    const { proposal } = asked['postTransactions'] as { proposal: { id: string } };
    const waiting = await run('WaitsForASecondPerson', {}, analyst);
    expect(waiting['journalProposals']).toMatchObject({ edges: [{ node: { id: proposal.id } }] });
    await run('Approve', { proposal: proposal.id }, second);
    await run('Reject', { proposal: proposal.id });
    await run('ClosePeriod', { day: YESTERDAY });
    const closed = await run('ClosedPeriods', {}, analyst);
    expect(closed['closedPeriods']).toMatchObject([{ through: YESTERDAY }]);
    await run('CloseAccount', { account: rent });
  });

  test('that write are refused to whoever may only read', async () => {
    const anything = {
      ...{ key: 'k', day: YESTERDAY, until: began },
      ...{ transaction: newId('txn'), person: newId('user') },
    };
    const writing = [...examples.values()].filter(({ query }) => query.startsWith('mutation'));
    expect(writing.length).toBeGreaterThan(8);
    for (const { name, query } of writing) {
      const variables = { ...anything, account: newId('acct'), proposal: newId('proposal') };
      const { data, errors } = await ledger.ask(analyst, query, variables);
      expect([name, data ?? null, errors?.[0]?.extensions?.code]).toEqual([
        name,
        null,
        'FORBIDDEN',
      ]);
    }
  });

  test('show every operation of the books', () => {
    const shown = [...examples.values()].map(({ query }) => query).join('\n');
    const books = Object.keys(ROOT_FIELDS.ledger).flatMap((field) => {
      const [, name = ''] = field.split('.');
      const others = /contract|chain|anchor|proof|reconcil/i.test(name);
      return others ? [] : [name];
    });
    expect(books.filter((name) => !new RegExp(`\\b${name}\\b`).test(shown))).toEqual([]);
  });
});

test('docs/errors.md explains every error of the ledger, in the order of the schema', () => {
  const rows = sectionOf('docs/errors.md', 'Ledger').matchAll(/^\| `([A-Z_]+)` \| .+ \| .+ \|$/gm);
  expect([...rows].map(([, code]) => code)).toEqual([...LEDGER_ERROR_CODES]);
});

describe('a statement as a file', () => {
  const file = async (query: string, caller = analyst) => {
    const answer = await ledger.get(caller, `/exports/statement.csv${query}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };

  test('begins with what stood before and ends with what stands after', async () => {
    const cash = await accountId('CASH');
    const { status, text, headers } = await file(
      `?accountId=${cash}&from=${YESTERDAY}&to=${TODAY}`,
    );
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="CASH-${YESTERDAY}-${TODAY}.csv"`,
    ]);
    const rows = text.trimEnd().split('\r\n');
    expect(rows[0]).toBe(
      'effective_on,recorded_at,transaction,entry,loan,debit,credit,balance,currency',
    );
    expect(rows[1]).toBe(`${YESTERDAY},,OPENING,,,,,0.00,USD`);
    expect(rows[2]).toMatch(/,5000\.00,,5000\.00,USD$/);
    expect(rows.at(-1)).toBe(`${TODAY},,CLOSING,,,,,4750.00,USD`);
    expect(rows).toHaveLength(7);
  });

  test('is refused to others, and without a usable account or days', async () => {
    const cash = await accountId('CASH');
    const officer = userCaller(newId('user'), ['LOAN_OFFICER']);
    const good = `?accountId=${cash}&from=${YESTERDAY}&to=${TODAY}`;
    expect((await file(good, officer)).status).toBe(403);
    for (const query of [
      '',
      `?accountId=acct_x&from=${YESTERDAY}&to=${TODAY}`,
      `?accountId=${cash}&from=${TODAY}&to=${YESTERDAY}`,
      `${good}&x=1`,
    ]) {
      expect([query, (await file(query)).status]).toEqual([query, 400]);
    }
  });
});
