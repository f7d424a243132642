import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServedLedger } from './ledger-subgraph.ts';

const examples = examplesIn(pageOf('docs/reconciliation.md'));
const analyst = userCaller(newId('user'), ['ANALYST']);
const borrower = userCaller(newId('user'), ['BORROWER']);

let ledger: TestSubgraph;
beforeAll(async () => {
  ledger = await startServedLedger({});
});
afterAll(async () => {
  await ledger?.close();
  await ledger?.drop();
});

test('a loan that lending never heard of comes to staff, by queries and by a metric', async () => {
  const loanId = newId('loan');
  await ledger.hear('lending.posting.requested', {
    postingId: newId('req'),
    ...{ loanId, userId: newId('user'), kind: 'FEE', currency: 'USD', effectiveOn: '2026-01-31' },
    lines: [
      { account: 'FEES_RECEIVABLE', side: 'DEBIT', minor: '1200' },
      { account: 'FEE_INCOME', side: 'CREDIT', minor: '1200' },
    ],
  });
  await ledger.hear('lending.books.totalled', { runId: newId('recon'), loans: 0 });
  await expect
    .poll(async () => (await ledger.events('ledger.books.questioned')).at(-1)?.data['loanIds'], {
      timeout: 20_000,
    })
    .toEqual([loanId]);
  const none = { loanId, postings: 0, balances: [] };
  await ledger.hear('lending.books.told', { answers: true, loans: [none] });
  await expect
    .poll(async () => (await ledger.events('ledger.reconciliation.alerted')).length, {
      timeout: 20_000,
    })
    .toBe(1);
  const { reconciliationDifferences } = await follow(
    ledger,
    analyst,
    examples.get('OpenDifferences'),
  );
  expect(reconciliationDifferences).toMatchObject({
    edges: [
      {
        node: {
          ...{ scope: 'LOANS', kind: 'LOAN_DIFFERS', subject: loanId, resolvedAt: null },
          expected: 'FEES_RECEIVABLE 0.00, FEE_INCOME 0.00, 0 postings',
          found: 'FEES_RECEIVABLE 12.00, FEE_INCOME -12.00, 1 postings',
        },
      },
    ],
  });
  const { reconciliations } = await follow(ledger, analyst, examples.get('Reconciliations'));
  expect(reconciliations).toMatchObject({ edges: [{ node: { scope: 'LOANS' } }] });
  const metrics = await (await fetch(`${ledger.url}/metrics`)).text();
  expect(metrics).toMatch(/ledger_reconciliation_open\{[^}]*kind="LOAN_DIFFERS"[^}]*\} 1/);
  for (const name of ['OpenDifferences', 'Reconciliations']) {
    const { data, errors } = await ledger.ask(borrower, examples.get(name)?.query ?? '');
    expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
  }
});
