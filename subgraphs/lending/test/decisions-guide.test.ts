import { readFileSync } from 'node:fs';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { applied, decided } from './application-steps.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';
import { administrator } from './policy-steps.ts';

const lending = useLending();
const GUIDE = new URL('../../../docs/lending.md', import.meta.url);
const UNAFFORDABLE = { value: 700, income: '250000', debts: '50000' };

/** Somebody asks for 10,000.00 over 12 months. */
async function asked(status: string, disclosed: Record<string, unknown>) {
  const caller = borrower();
  const id = await applied(lending, caller, { termMonths: 12 });
  await decided(lending, id, status, disclosed);
  return { caller, id };
}

test('the guide tells what is answered', async () => {
  const [, section = ''] = readFileSync(GUIDE, 'utf8').split('## Decisions\n');
  const [own = ''] = section.split('\n## ');
  const [, content = ''] = own.match(/```json\n(.*?)```/s) ?? [];
  const examples = [...own.matchAll(/```graphql\n(.*?)```\s+```json\n(.*?)```/gs)];
  expect(examples).toHaveLength(5);
  for (let count = 0; count < 5; count += 1) {
    await asked('APPROVED', { value: 700 });
    await asked('REJECTED', UNAFFORDABLE);
  }
  const day = (daysAgo: number) =>
    new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const variables: Record<string, unknown> = { content, from: day(1), to: day(0) };
  const answer = async (index: number, caller: Caller) => {
    const [, query = '', expected = ''] = examples[index] ?? [];
    const { data, errors } = await lending.ask(caller, query, variables);
    expect(errors).toBeUndefined();
    expect(data).toEqual(JSON.parse(expected));
  };
  await answer(0, userCaller(newId('user'), ['ANALYST']));
  await answer(1, administrator());
  await answer(2, administrator());
  const { caller, id } = await asked('APPROVED', UNAFFORDABLE);
  variables['id'] = id;
  await answer(3, caller);
  await answer(4, officer());
});
