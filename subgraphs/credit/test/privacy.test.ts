import { isId, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFairnessPorts } from '../src/adapters/fairness/transact.ts';
import { weekOf } from '../src/domain/week.ts';
import { person, startTestCredit, submitted } from './credit-subgraph.ts';
import { invent, openWatching, type Watching } from './watched-scores.ts';

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

test('of who restricted that, models are watched without what is known of them', async () => {
  const at = new Date('2026-05-12T10:00:00Z');
  const CHALLENGER = 'application-trees-v1';
  const shadows = [{ modelId: CHALLENGER, value: 600, probabilityOfDefault: '0.120000' }];
  const people = Array.from({ length: 2 }, () => ({ at, value: 650, shadows }));
  const scores = await invent(watching, people);
  const { transact } = createFairnessPorts(watching.resources, watching.ports);
  for (const { id: scoreId, userId } of scores) {
    const [applicationId, loanId, requestId] = [newId('app'), newId('loan'), newId('req')];
    const loan = { loanId, applicationId, userId, scoreId, openedOn: '2026-05-20' };
    await watching.ports.transact(async ({ outcomes }) => {
      await outcomes.saveDecision({ applicationId, userId, outcome: 'APPROVED', decidedAt: at });
      await outcomes.open(loan);
      const age = { loanId, userId, periodEnd: '2026-08-20', monthsOnBook: 3 };
      await outcomes.age({ ...age, isInDefault: false });
    });
    await transact(async ({ ageGroups }) => {
      const request = { requestId, applicationId, userId, privateKey: {} as never };
      await ageGroups.ask({ ...request, asOf: '2026-05-12', requestedAt: at });
      await ageGroups.answer(request, 'FROM_30');
    });
  }
  /** Of how many people each tells. */
  const watched = async () => {
    const week = weekOf(at);
    const told = await watching.ports.transact(async (work) => {
      const loans = await work.outcomes.agedLoans('2026-04-01', '2026-06-30', '2026-12-31', [3]);
      const { people } = await work.shadows.compare({
        ...{ subject: 'APPLICATION', championId: watching.card.id, challengerId: CHALLENGER },
        ...{ from: week.from, to: week.to, fewestPeople: 1 },
        ...{ championCutOff: 600, challengerCutOff: 600 },
      });
      return {
        calibration: loans.filter(({ age, isShadow }) => age === 3 && !isShadow)[0]?.loans,
        drift: (await work.drift.scoresOf(week, 'APPLICATION', undefined, 10)).ids.length,
        shadows: people,
      };
    });
    const decided = await transact(({ ageGroups }) =>
      ageGroups.decided({ from: week.from, to: week.to }, undefined, 10),
    );
    return { ...told, fairness: decided.filter(({ group }) => group !== null).length };
  };
  const all = (people: number) => ({
    ...{ calibration: people, drift: people, shadows: people, fairness: people },
  });
  expect(await watched()).toEqual(all(2));
  const userId = scores[0]?.userId;
  if (userId === undefined) throw new Error('Somebody was scored.');
  const restrict = (restricted: boolean) =>
    watching.ports.transact((work) => work.privacy.restrict(userId, restricted, at));
  await restrict(true);
  expect(await watched()).toEqual(all(1));
  const request = { applicationId: newId('app'), requestId: newId('req'), userId };
  const asked = { ...request, privateKey: {} as never, asOf: '2026-05-12', requestedAt: at };
  expect(await transact(({ ageGroups }) => ageGroups.ask(asked))).toBe(false);
  await restrict(false);
  expect(await watched()).toEqual(all(2));
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
