import { isId, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, startTestCredit, submitted } from './credit-subgraph.ts';
import { openWatching, type Watching } from './watched-scores.ts';

let credit: TestSubgraph;
let watching: Watching;
beforeAll(async () => {
  credit = await startTestCredit();
  watching = await openWatching(credit, '2027-01-04T03:00:00Z');
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

async function scored() {
  const caller = person();
  await submitted(credit, caller);
  if (!isId('user', caller.id)) throw new Error('A person is a user.');
  return caller.id;
}

test('of who restricted that, the refresh scores nothing until it is lifted', async () => {
  const userId = await scored();
  const other = await scored();
  const refreshed = () =>
    watching.ports.transact(async (work) => await work.refreshes.nextPeople(null, 100));
  await credit.hear('compliance.restriction.changed', { userId, restricted: true });
  await eventually(async () => ((await refreshed()).includes(userId) ? undefined : true));
  expect(await refreshed()).toContain(other);
  await credit.hear('compliance.restriction.changed', { userId, restricted: false });
  await eventually(async () => ((await refreshed()).includes(userId) ? true : undefined));
});

test('an erasure destroys the key and the salts, and leaves figures that nobody can name', async () => {
  const userId = await scored();
  const erasureId = newId('erasure');
  await credit.hear('compliance.erasure.ordered', { erasureId, userId });
  const done = await eventually(async () =>
    (await credit.events('credit.erasure.done')).find(
      ({ data }) => data['erasureId'] === erasureId,
    ),
  );
  expect(done.data).toMatchObject({ kept: ['SCORE_FIGURES'], keptUntil: null });
  const [left] = await credit.sql`
    select (select count(*)::int from credit.score_salts where score_id in (
        select id from credit.credit_scores where user_id = ${userId})) as salts,
      (select count(*)::int from credit.data_key
        where subject_id = ${userId} and wrapped_key is not null) as keys,
      (select count(*)::int from credit.credit_scores where user_id = ${userId}) as scores`;
  expect(left).toEqual({ salts: 0, keys: 0, scores: 1 });
});
