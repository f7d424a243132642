import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobHandlersOf } from '../src/adapters/jobs.ts';
import { createPorts } from '../src/adapters/resources.ts';
import { decidingModels } from '../src/app/active-models.ts';
import type { Ports, Work } from '../src/app/ports.ts';
import { promoteModel } from '../src/app/promote-model.ts';
import type { ScoreRefresh } from '../src/app/refresh-ports.ts';
import { type RefreshFailure, refreshScores } from '../src/app/refresh-scores.ts';
import { submitFinancialProfile } from '../src/app/submit-financial-profile.ts';
import { creditConfig } from '../src/config.ts';
import type { FinancialProfile } from '../src/domain/financial-profile.ts';
import { analyst, person, startTestCredit } from './credit-subgraph.ts';
import { modelFolder } from './model-folder.ts';
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
const ignore = {
  progressed() {},
  failed({ error }: RefreshFailure) {
    throw error;
  },
};
const telling = (progressed: (refresh: ScoreRefresh) => void) => ({ ...ignore, progressed });

/** The ports, but for what happens between the reading of a batch's profiles and their scoring. */
function whileScoring(happens: () => Promise<void>): Ports {
  const withRefreshes = (work: Work): Work => {
    const { refreshes } = work;
    const latestOutcomes: typeof refreshes.latestOutcomes = async (userIds) => {
      await happens();
      return await refreshes.latestOutcomes(userIds);
    };
    return { ...work, refreshes: { ...refreshes, latestOutcomes } };
  };
  const { transact } = watching.ports;
  return { ...watching.ports, transact: (run) => transact((work) => run(withRefreshes(work))) };
}

/** Whether a transaction waits for a lock that another one holds on people or models. */
async function isSomebodyWaiting(): Promise<boolean> {
  const waiting = await credit.sql`
    select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  return waiting.length > 0;
}

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
    const first = await refresh()(
      telling(({ done }) => void (done > 0 && stop.abort())),
      { signal: stop.signal },
    );
    expect(first).toMatchObject({ total: PEOPLE, done: BATCH, finishedAt: null });
    expect(first.cursor).toBe(people[BATCH - 1]);
    expect((await kept()).map(([userId]) => userId)).toEqual(people.slice(0, BATCH));

    const steps: number[] = [];
    const second = await refresh()(telling(({ done }) => void steps.push(done)));
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
    const [one, other] = both;
    expect(one).toMatchObject({ done: PEOPLE, appended: PEOPLE, finishedAt: watching.clock.now });
    expect(other).toEqual(one);
    for (const [userId, scores] of await kept()) expect(scores).toBe((before.get(userId) ?? 0) + 1);
  });

  test('that fails in a batch keeps nothing of it, and is taken up again', async () => {
    for (const userId of people) await state(userId, { openCreditLines: 12 });
    const before = await kept();
    const failing = whileScoring(() => Promise.reject(new Error('the disk is full')));
    await expect(refresh(failing)(ignore)).rejects.toThrow('the disk is full');
    expect(await kept()).toEqual(before);
    expect(await refresh()(ignore)).toMatchObject({ done: PEOPLE, appended: PEOPLE });
  });

  test('never appends a score of what somebody has replaced meanwhile', async () => {
    const [one] = people;
    if (!one) throw new Error('nobody');
    await state(one, { openCreditLines: 2 });
    const submit = submitFinancialProfile(watching.ports);
    const amount = { amount: '5000.00', currency: 'USD' };
    const stated = { ...STATEMENT, monthlyIncome: amount, monthlyDebtPayments: amount };
    let submitting: ReturnType<typeof submit> | undefined;
    const meanwhile = whileScoring(async () => {
      if (submitting) return;
      let isDone = false;
      submitting = submit(userCaller(one, ['BORROWER']), stated);
      void submitting.finally(() => {
        isDone = true;
      });
      await eventually(async () => isDone || (await isSomebodyWaiting()) || undefined);
    });
    await refresh(meanwhile)(ignore);
    const submitted = await submitting;
    if (!submitted?.ok) throw new Error('nothing was submitted');
    const [newest] = await watching.ports.transact((work) => work.scores.latest([one]));
    expect(newest).toMatchObject({ cause: 'SUBMISSION', profileId: submitted.value.profile.id });
  });

  test('goes on past people who cannot be scored, counts and names them, and fails at the end', async () => {
    for (const userId of people) await state(userId, { openCreditLines: 8 });
    const [unreadable, unscorable] = people.slice(BATCH);
    if (!unreadable || !unscorable) throw new Error('nobody');
    await credit.sql`
      insert into credit.financial_profiles (id, user_id, statement, submitted_at)
      values (${newId('prof')}, ${unreadable}, 'torn', now())`;
    let composed = 0;
    const newSalt = () => {
      // The first of the second batch who can be read.
      if (++composed === BATCH + 1) throw new Error('no such bin');
      return watching.ports.newSalt();
    };
    const failures: RefreshFailure[] = [];
    const failed = (failure: RefreshFailure) => void failures.push(failure);
    const ports = { ...watching.ports, newSalt };
    const counts = { done: PEOPLE, appended: PEOPLE - 2, failed: 2 };
    expect(await refresh(ports)({ ...ignore, failed })).toMatchObject(counts);
    expect(failures.map(({ userId }) => userId)).toEqual([unreadable, unscorable]);

    const handlers = jobHandlersOf(watching.ports, watching.resources.logger);
    const attempt = { id: '', attempt: 1, enqueuedAt: watching.clock.now };
    await expect(
      handlers['refresh-scores']({}, { ...attempt, signal: new AbortController().signal }),
    ).rejects.toThrow(`is finished, but 1 of ${PEOPLE} people could not be scored`);
    await state(unreadable);
  });

  test('of last week that was left open is ended, and this week’s comes to everybody', async () => {
    for (const userId of people) await state(userId, { openCreditLines: 4 });
    const stop = new AbortController();
    const left = await refresh()(
      telling(({ done }) => void (done > 0 && stop.abort())),
      { signal: stop.signal },
    );
    const [one] = people;
    if (!one) throw new Error('nobody');
    await state(one, { openCreditLines: 5 });
    watching.clock.now = new Date('2027-01-11T03:00:00Z');
    const next = await refresh()(ignore, { notBefore: watching.clock.now });
    expect(next).toMatchObject({ done: PEOPLE, appended: PEOPLE - BATCH + 1 });
    const given = await watching.ports.transact((work) => work.refreshes.find(left.id));
    expect(given).toEqual({ ...left, finishedAt: watching.clock.now });
  });

  test('is refused where a model’s file says something else than when it was registered', async () => {
    const folder = await modelFolder({ id: 'application-v1', morePoints: 50 });
    try {
      const resources = { ...watching.resources, models: folder.url };
      const ports = await createPorts(resources, creditConfig(credit.environment));
      for (const userId of people) await state(userId, { openCreditLines: 8 });
      const before = await kept();
      await expect(refresh(ports)(ignore)).rejects.toThrow(/score otherwise .* application-v1/);
      expect(await kept()).toEqual(before);
    } finally {
      await folder.remove();
    }
  });

  test('holds a promotion back, so that no score of the model of before comes after it', async () => {
    const order: string[] = [];
    const promote = promoteModel(watching.ports);
    const said = { reason: 'A trial', by: 'Ada Example' };
    let promoting: Promise<unknown> | undefined;
    await watching.ports.transact(async (work) => {
      await decidingModels(watching.ports, work);
      promoting = promote('application-trees-v1', said).then(() => order.push('promoted'));
      await eventually(async () => order.length > 0 || (await isSomebodyWaiting()) || undefined);
      order.push('scored');
    });
    await promoting;
    expect(order).toEqual(['scored', 'promoted']);
    expect(await promote('application-v1', said)).toMatchObject({ ok: true });
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
    const query = `{ scoreRefreshes(first: 1) { edges { node { total done appended failed finishedAt } } } }`;
    const shown = await eventually(async () => {
      const { data } = await credit.ask(analyst, query);
      const [newest] = (data as unknown as Shown).scoreRefreshes.edges;
      const isThis = newest?.node.appended === PEOPLE - 1;
      return isThis && newest.node.finishedAt ? newest.node : undefined;
    });
    expect(shown).toMatchObject({ total: PEOPLE, done: PEOPLE, failed: 0 });
    const refused = await credit.ask(person(), query);
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
