import { connect } from '@blockscore/database';
import { eventually } from '@blockscore/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createDeadJobs,
  type JobAttempt,
  openJobs,
  PermanentFailure,
  runDeadJobCommand,
} from '../src/index.ts';
import { CATALOGUE, startTestQueue, type TestQueue } from './support.ts';

let jobs: TestQueue;

beforeEach(async () => {
  jobs = await startTestQueue();
});
afterEach(() => jobs.close());

const listed = async (args: readonly string[] = []) => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const code = await runDeadJobCommand({
    deadJobs: createDeadJobs(jobs.queue),
    subgraph: 'identity',
    args,
    write,
  });
  return { code, lines };
};

describe('a job', () => {
  test('is enqueued if the transaction commits, and never was if it does not', async () => {
    const seen: string[] = [];
    await jobs.start({ greet: async ({ userId }) => void seen.push(userId) });
    const { db } = jobs.connection;
    await expect(
      db.transaction(async (tx) => {
        await jobs.queue.recorder(tx).enqueue('greet', { userId: 'rolled back' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await jobs.enqueue('greet', { userId: 'committed' });
    await eventually(() => (seen.length > 0 ? true : undefined));
    expect(seen).toEqual(['committed']);
    await eventually(async () => (await jobs.states()).join() === 'greet completed' || undefined);
  });

  test('carries what the catalogue says, and nothing else', async () => {
    const enqueue = (data: object) => jobs.enqueue('greet', data as { userId: string });
    await expect(enqueue({ userId: 'user_1', email: 'ada@example.com' })).rejects.toThrow(/email/);
    await expect(enqueue({})).rejects.toThrow(/userId/);
    expect(await jobs.states()).toEqual([]);
  });

  test('needs no further connection than that of its transaction', async () => {
    const connection = connect(jobs.database.appUrl, { max: 1 });
    try {
      const queue = await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
      await connection.db.transaction((tx) =>
        queue.recorder(tx).enqueue('greet', { userId: 'user_1' }),
      );
      expect(await jobs.states()).toEqual(['greet created']);
    } finally {
      await connection.close();
    }
  });

  test('waits until its time', async () => {
    const seen: string[] = [];
    await jobs.start({ greet: async ({ userId }) => void seen.push(userId) });
    await jobs.connection.db.transaction((tx) =>
      jobs.queue
        .recorder(tx)
        .enqueue('greet', { userId: 'later' }, { startAfter: new Date(Date.now() + 3_600_000) }),
    );
    await jobs.enqueue('greet', { userId: 'now' });
    await eventually(() => (seen.length > 0 ? true : undefined));
    expect(seen).toEqual(['now']);
    expect(await jobs.states()).toContain('greet created');
  });

  test('is done by one of two processes, each once', async () => {
    const seen: string[] = [];
    const slowly = async ({ userId }: { readonly userId: string }) => {
      seen.push(userId);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const names = Array.from({ length: 40 }, (_, index) => `user_${index}`);
    await Promise.all(names.map((userId) => jobs.enqueue('greet', { userId })));
    await Promise.all([jobs.start({ greet: slowly }), jobs.start({ greet: slowly })]);
    await eventually(() => (seen.length >= names.length ? true : undefined), 30_000);
    expect([...seen].sort()).toEqual([...names].sort());
  });

  test('of one kind never takes more than its share of a process', async () => {
    const share = CATALOGUE.greet.concurrency ?? 0;
    let atOnce = 0;
    let most = 0;
    let done = 0;
    await Promise.all(
      Array.from({ length: 9 }, (_, index) => jobs.enqueue('greet', { userId: `user_${index}` })),
    );
    await jobs.start({
      greet: async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        // Until there are as many as may be: whatever is one too many comes while these are held.
        await eventually(() => (most >= share ? true : undefined));
        await new Promise((resolve) => setTimeout(resolve, 30));
        atOnce -= 1;
        done += 1;
      },
    });
    await eventually(() => (done === 9 ? true : undefined), 30_000);
    expect(most).toBe(share);
  });
});

describe('a failing job', () => {
  test('is tried again after a while, and what failed is recorded without the values', async () => {
    const tries: { attempt: number; at: number; id: string }[] = [];
    await jobs.start({
      greet: async (_, { attempt, id }: JobAttempt) => {
        tries.push({ attempt, id, at: Date.now() });
        if (attempt > 1) return;
        const failed = new Error('Failed query: select $1 params: ada@example.com');
        throw Object.assign(failed, { query: 'select $1', params: ['ada@example.com'] });
      },
    });
    await jobs.enqueue('greet', { userId: 'user_1' });
    await eventually(() => (tries.length === 2 ? true : undefined));
    expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(tries[0]?.id).toBe(tries[1]?.id);
    expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(900);
    const rows = await jobs.connection.sql`select * from identity_jobs.job`;
    expect(JSON.stringify(rows)).not.toContain('ada@');
  });

  test('is a dead letter after its last try, which can be listed and tried again', async () => {
    let broken = true;
    const seen: string[] = [];
    await jobs.start({
      greet: async ({ userId }) => {
        seen.push(userId);
        if (broken) throw new Error('the mail server is away');
      },
    });
    await jobs.enqueue('greet', { userId: 'user_1' });
    const [letter] = await eventually(async () => {
      const { lines } = await listed();
      return lines.length > 1 ? lines : undefined;
    });
    expect(seen).toHaveLength(3);
    expect(letter).toMatch(/^\S+ \| greet \| 3 attempts \| .* \| Error: the mail server is away$/);
    broken = false;
    const id = letter?.split(' ')[0] ?? '';
    expect(await listed(['retry', id])).toEqual({
      code: 0,
      lines: [`Job ${id} is in its queue again.`],
    });
    await eventually(() => (seen.length === 4 ? true : undefined));
    expect(await listed()).toEqual({ code: 0, lines: ['No dead letters.'] });
    expect(await listed(['retry', id])).toMatchObject({ code: 1 });
    for (const words of [['retry'], ['retry', '17'], ['retry', 'all', 'now'], ['delete', id]]) {
      expect((await listed(words)).code).toBe(2);
    }
  });

  test('that can never succeed is a dead letter at once; all are put back by one command', async () => {
    const refuse = async () => {
      throw new PermanentFailure('no such mailbox');
    };
    const { registry } = await jobs.start({ greet: refuse });
    await Promise.all(['a', 'b', 'c'].map((userId) => jobs.enqueue('greet', { userId })));
    await eventually(async () => ((await listed()).lines.length === 4 ? true : undefined));
    expect((await listed()).lines[0]).toContain('| greet | 1 attempts |');
    expect(await registry.metrics()).toMatch(/^jobs\{job="greet",state="dead"\} 3$/m);
    expect(await registry.metrics()).toMatch(/^jobs_failures_total\{job="greet"\} 3$/m);
    expect((await listed(['retry', 'all'])).lines).toEqual(['3 jobs are in the queue again.']);
  });

  test('whose data an older release wrote otherwise is a dead letter that says so', async () => {
    const older = await startTestQueue({
      ...CATALOGUE,
      greet: { ...CATALOGUE.greet, data: z.object({ userId: z.string(), name: z.number() }) },
    });
    try {
      const data = { userId: 'user_1', name: 5 };
      await older.enqueue('greet', data);
      await older.connection.sql`update identity_jobs.job set data = '{"name": 5}'`;
      await older.start({});
      const deadJobs = createDeadJobs(older.queue);
      const [dead] = await eventually(async () => {
        const found = await deadJobs.list();
        return found.length > 0 ? found : undefined;
      });
      expect(dead?.reason).toMatch(/does not carry what the catalogue says/);
    } finally {
      await older.close();
    }
  });
});
