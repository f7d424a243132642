import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshScores } from '../src/app/refresh-scores.ts';
import type { FinancialProfile } from '../src/domain/financial-profile.ts';
import { analyst, person, startTestCredit } from './credit-subgraph.ts';
import { openWatching, type Watching } from './watched-scores.ts';

const STATEMENT: FinancialProfile = {
  monthlyIncome: money(500_000n, 'USD'),
  monthlyDebtPayments: money(90_000n, 'USD'),
  revolvingUtilization: '0.2',
  openCreditLines: 5,
  realEstateLoans: 1,
  timesLate30Days: 0,
  timesLate60Days: 0,
  timesLate90Days: 0,
  dependents: null,
  employmentMonths: null,
};
const PEOPLE = 25;
const BATCH = 10;

interface Shown {
  readonly scoreRefreshes: {
    readonly edges: readonly {
      readonly node: {
        readonly total: number;
        readonly done: number;
        readonly appended: number;
        readonly finishedAt: string | null;
      };
    }[];
  };
}

let credit: TestSubgraph;
let watching: Watching;
const people = Array.from({ length: PEOPLE }, () => newId('user')).sort();

beforeAll(async () => {
  credit = await startTestCredit();
  watching = await openWatching(credit, '2027-01-04T03:00:00Z');
  for (const userId of people) await state(userId);
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

async function state(userId: (typeof people)[number], changes: Partial<FinancialProfile> = {}) {
  await watching.ports.transact((work) =>
    work.profiles.insert({
      id: newId('prof'),
      userId,
      statement: { ...STATEMENT, ...changes },
      reviewId: null,
      submittedAt: watching.clock.now,
    }),
  );
}

const refresh = (ports = watching.ports) => refreshScores(ports, BATCH);
const ignore = () => {};

/** How many scores, salts, shadows and events there are of each person. */
async function kept() {
  const rows = await credit.sql`
    select user_id, count(*)::int scores, count(salt)::int salts,
           count(distinct event->'data'->>'commitment')::int events
    from credit.credit_scores score
    left join credit.score_salts salt on salt.score_id = score.id
    left join credit.outbox on event->'data'->>'scoreId' = score.id
    group by user_id order by user_id`;
  return rows.map(({ user_id, scores, salts, events }) => [user_id, scores, salts, events]);
}

describe('a rescoring of everybody', () => {
  test('that is stopped goes on where it stopped: everybody once, with salt, shadows and event', async () => {
    const stop = new AbortController();
    const first = await refresh()(({ done }) => void (done > 0 && stop.abort()), stop.signal);
    expect(first).toMatchObject({ total: PEOPLE, done: BATCH, finishedAt: null });
    expect(first.cursor).toBe(people[BATCH - 1]);
    expect((await kept()).map(([userId]) => userId)).toEqual(people.slice(0, BATCH));

    const steps: number[] = [];
    const second = await refresh()(({ done }) => void steps.push(done));
    expect(second).toMatchObject({ id: first.id, done: PEOPLE, appended: PEOPLE });
    expect(steps).toEqual([10, 20, 25, 25]);
    expect(await kept()).toEqual(people.map((userId) => [userId, 1, 1, 1]));
    const [shadows] = await credit.sql`select count(*)::int from credit.shadow_scores`;
    const challengers = watching.ports.models.all.filter(
      ({ id, subject }) => subject === 'APPLICATION' && id !== 'application-v1',
    );
    expect(shadows?.['count']).toBe(PEOPLE * challengers.length);
  });

  test('appends nothing where nothing came out differently, and one score where one did', async () => {
    expect(await refresh()(ignore)).toMatchObject({ done: PEOPLE, appended: 0 });
    const [one] = people;
    if (!one) throw new Error('nobody');
    await state(one, { revolvingUtilization: '0.9' });
    expect(await refresh()(ignore)).toMatchObject({ done: PEOPLE, appended: 1 });
    const [newest] = await watching.ports.transact((work) => work.scores.latest([one]));
    expect(newest).toMatchObject({ cause: 'REFRESH', calculatedAt: watching.clock.now });
    expect(newest?.explanation?.inputs).toMatchObject({ revolvingUtilization: 0.9 });
  });

  test('by two processes at once scores nobody twice', async () => {
    for (const userId of people) await state(userId, { openCreditLines: 1 });
    const before = new Map((await kept()).map(([userId, scores]) => [userId, Number(scores)]));
    const both = await Promise.all([refresh()(ignore), refresh()(ignore)]);
    expect(both.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
    for (const [userId, scores] of await kept()) expect(scores).toBe((before.get(userId) ?? 0) + 1);
  });

  test('that fails in a batch keeps nothing of it, and is taken up again', async () => {
    for (const userId of people) await state(userId, { openCreditLines: 12 });
    const before = await kept();
    let salts = 0;
    const failing = () => {
      salts += 1;
      if (salts > 5) throw new Error('no randomness left');
      return watching.ports.newSalt();
    };
    await expect(refresh({ ...watching.ports, newSalt: failing })(ignore)).rejects.toThrow(
      'no randomness left',
    );
    expect(await kept()).toEqual(before);
    expect(await refresh()(ignore)).toMatchObject({ done: PEOPLE, appended: PEOPLE });
  });

  test('passes over people whose data was erased', async () => {
    const [erased] = people;
    if (!erased) throw new Error('nobody');
    for (const userId of people) await state(userId, { openCreditLines: 3 });
    const { connection, vault } = watching.resources;
    await connection.db.transaction((tx) => vault.destroy(tx, erased));
    expect(await refresh()(ignore)).toMatchObject({ done: PEOPLE, appended: PEOPLE - 1 });
  });

  test('is a job of Mondays at three, and is shown to analysts alone', async () => {
    const [schedule] = await credit.sql`
      select cron, timezone from credit_jobs.schedule where name = 'refresh-scores'`;
    expect(schedule).toEqual({ cron: '0 3 * * 1', timezone: 'UTC' });
    for (const userId of people.slice(1)) await state(userId, { openCreditLines: 0 });
    await watching.ports.transact((work) => work.jobs.enqueue('refresh-scores', {}));
    const query = `{ scoreRefreshes(first: 1) { edges { node { total done appended finishedAt } } } }`;
    const shown = await eventually(async () => {
      const { data } = await credit.ask(analyst, query);
      const [newest] = (data as unknown as Shown).scoreRefreshes.edges;
      return newest?.node.appended === PEOPLE - 1 ? newest.node : undefined;
    });
    expect(shown).toMatchObject({ total: PEOPLE, done: PEOPLE });
    expect(shown.finishedAt).not.toBeNull();
    const refused = await credit.ask(person(), query);
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
