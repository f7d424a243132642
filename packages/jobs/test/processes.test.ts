import { eventually } from '@blockscore/testkit';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { driverOf } from '../src/driver.ts';
import { CATALOGUE, startTestQueue, type TestQueue } from './support.ts';

/** An occurrence that came due a moment ago is due for the rest of a minute: nobody need wait for it. */
function cronOf(moment: Date): string {
  const parts = [moment.getUTCSeconds(), moment.getUTCMinutes(), moment.getUTCHours()];
  return `${parts.join(' ')} ${moment.getUTCDate()} ${moment.getUTCMonth() + 1} *`;
}

const tidyAt = (cron: string) => ({
  ...CATALOGUE,
  tidy: { ...CATALOGUE.tidy, schedule: { cron, data: { everything: true } } },
});

let jobs: TestQueue;

/** As processes run it. */
const QUIET = { migrate: false, reindex: false, monitorVacuum: false };

describe('a schedule', () => {
  let daily: string;

  beforeEach(async () => {
    daily = cronOf(new Date(Date.now() - 5_000));
    jobs = await startTestQueue(tidyAt(daily));
  });
  afterEach(() => jobs.close());

  test('fires once with two processes, and not again when they look again', async () => {
    const seen: boolean[] = [];
    const handlers = {
      tidy: async ({ everything }: { readonly everything: boolean }) => void seen.push(everything),
    };
    const often = { scheduleSeconds: 1 };
    await Promise.all([jobs.start(handlers, often), jobs.start(handlers, often)]);
    await eventually(() => (seen.length > 0 ? true : undefined));
    const looked = async () => {
      const [row] = await jobs.connection.sql`select cron_on as at from identity_jobs.version`;
      return String(row?.['at']);
    };
    for (let look = 0; look < 2; look += 1) {
      const before = await looked();
      await eventually(async () => ((await looked()) === before ? undefined : true));
    }
    expect(seen).toEqual([true]);
    await expect.poll(() => jobs.states()).toEqual(['tidy completed']);
  });

  test('that the catalogue names no longer is taken out', async () => {
    await jobs.start({});
    const schedules = async () => {
      const rows = await jobs.connection
        .sql`select name, cron, timezone from identity_jobs.schedule`;
      return rows.map((row) => ({ ...row }));
    };
    expect(await schedules()).toEqual([{ name: 'tidy', cron: daily, timezone: 'UTC' }]);
    await jobs.startAs(CATALOGUE);
    expect(await schedules()).toEqual([]);
  });
});

describe('a process', () => {
  beforeEach(async () => {
    jobs = await startTestQueue();
  });
  afterEach(() => jobs.close());

  test('that stops takes no more jobs and finishes those it holds', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const begun: string[] = [];
    const workers = await jobs.start({
      tidy: async () => {
        begun.push('tidy');
        await held;
      },
    });
    await jobs.enqueue('tidy', { everything: true });
    await eventually(() => (begun.length > 0 ? true : undefined));
    await jobs.enqueue('tidy', { everything: false });
    let stopped = false;
    const stopping = workers.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(begun).toEqual(['tidy']);
    expect([...(await jobs.states())].sort()).toEqual(['tidy completed', 'tidy created']);
  });

  test('that cannot wait any longer gives its job back, and tells the handler', async () => {
    let begun = false;
    let aborted = false;
    const workers = await jobs.start(
      {
        greet: (_, { signal }) =>
          new Promise((resolve) => {
            begun = true;
            signal.addEventListener('abort', () => {
              aborted = true;
              resolve();
            });
          }),
      },
      { stopWithinMs: 50 },
    );
    await jobs.enqueue('greet', { userId: 'user_1' });
    await eventually(() => begun || undefined);
    await workers.stop();
    expect(aborted).toBe(true);
    expect(await jobs.states()).toEqual(['greet retry']);
  });

  test('does a backlog without waiting between the jobs of it', async () => {
    const seen: string[] = [];
    const names = Array.from({ length: 30 }, (_, index) => `user_${index}`);
    await Promise.all(names.map((userId) => jobs.enqueue('greet', { userId })));
    await jobs.start({ greet: async ({ userId }) => void seen.push(userId) }, { pollSeconds: 45 });
    // Long before they would look again.
    await eventually(() => (seen.length === names.length ? true : undefined), 30_000);
  });

  test('is told of a new job and need not look for it', async () => {
    const seen: string[] = [];
    const { check } = await jobs.start(
      { greet: async ({ userId }) => void seen.push(userId) },
      { pollSeconds: 45 },
    );
    await check();
    await eventually(async () => {
      await jobs.enqueue('greet', { userId: 'user_1' });
      return seen.length > 0 ? true : undefined;
    });
  });

  test('that died leaves its job to the others when its time is up', async () => {
    await jobs.enqueue('greet', { userId: 'user_1' });
    const { sql } = jobs.connection;
    await sql`update identity_jobs.job set state = 'active', started_on = now() - interval '1 hour'`;
    // What every process does once in a minute, by the app role and with its rights.
    const boss = new PgBoss({ ...QUIET, schema: 'identity_jobs', db: driverOf(sql) });
    const faults: unknown[] = [];
    boss.on('error', (error) => faults.push(error));
    await boss.supervise();
    expect(faults).toEqual([]);
    expect(await jobs.states()).toEqual(['greet retry']);
  });

  test('goes on when the database has ended its connections', async () => {
    const seen: string[] = [];
    const { check } = await jobs.start({ greet: async ({ userId }) => void seen.push(userId) });
    await jobs.enqueue('greet', { userId: 'before' });
    await eventually(() => (seen.length === 1 ? true : undefined));
    const admin = postgres(jobs.database.adminUrl, { max: 1 });
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await admin.end();
    await eventually(() =>
      jobs.enqueue('greet', { userId: 'after' }).then(
        () => true,
        () => undefined,
      ),
    );
    await eventually(() => (seen.includes('after') ? true : undefined));
    await check();
  });
});
