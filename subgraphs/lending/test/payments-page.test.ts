import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout, eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { behaviourOf } from '../src/adapters/simulated-behaviour.ts';
import { examplesIn, follow } from './guide.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan, disburse, paymentReached } from './loan-steps.ts';

const run = promisify(execFile);
const lending = useLending();
const page = readFileSync(join(checkout(), 'docs/payments.md'), 'utf8');

test('the example of docs/payments.md is a callback that is taken', async () => {
  const [, example = ''] = /```sh\n([\s\S]*?)```/.exec(page) ?? [];
  const loanId = await acceptedLoan(lending, borrower(), 'ACCT-0010');
  const { payment } = await disburse(lending, officer(), loanId);
  const order = payment?.id ?? '';
  const data = await follow(lending, officer(), examplesIn(page).get('OrderOf'), { loanId });
  expect(data['loan']).toMatchObject({ payments: { edges: [{ node: { id: order } }] } });
  await eventually(async () => {
    const [row] = await lending.sql`select reference from lending.payments where id = ${order}`;
    return row?.['reference'] ?? undefined;
  });
  const send = async (kind = {}) => {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', example], {
      env: {
        PATH: process.env['PATH'],
        PAYMENT_CALLBACK_SECRET: lending.environment['PAYMENT_CALLBACK_SECRET'],
        GATEWAY: lending.url,
        ORDER: order,
        ...kind,
      },
    });
    return JSON.parse(stdout) as unknown;
  };
  expect(await send()).toEqual({ outcome: 'APPLIED' });
  expect(await send()).toEqual({ outcome: 'DUPLICATE' });
  await paymentReached(lending, order, 'SETTLED');
  expect(await send({ KIND: 'RETURNED' })).toEqual({ outcome: 'APPLIED' });
  await paymentReached(lending, order, 'RETURNED');
});

test('the table of simulated accounts tells of each how it behaves', () => {
  const rows = [...page.matchAll(/^\| `(\d{4})` \| (.*) \| (.*) \| (.*) \|$/gm)];
  expect(rows).toHaveLength(12);
  for (const [, ending = '', verification = '', payout = '', collection = ''] of rows) {
    for (const [service, said] of [
      ['VERIFICATION', verification],
      ['PAYOUT', payout],
      ['COLLECTION', collection],
    ] as const) {
      if (said === '–') continue;
      const { answer, callbacks, silently } = behaviourOf(service, ending);
      const told = callbacks.length > 0 || silently !== undefined;
      expect(told, `${ending} ${service}`).toBe(/callback|told|never/.test(said));
      expect(answer === 'FAILED', `${ending} ${service}`).toBe(/fails at once|refused$/.test(said));
      const codes = callbacks.flatMap(({ code }) => code ?? []);
      for (const code of said.includes('`') ? codes : []) expect(said).toContain(code);
    }
  }
});
