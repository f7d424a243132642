import { connect } from '@blockscore/database';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJobMetrics } from '../src/metrics.ts';
import { SILENT, startTestQueue, type TestQueue } from './support.ts';

let jobs: TestQueue;

beforeAll(async () => {
  jobs = await startTestQueue();
});
afterAll(() => jobs.close());

test('jobs are counted by state, of all processes, with how long the oldest has waited', async () => {
  const registry = new Registry();
  const metrics = createJobMetrics(registry, jobs.queue, SILENT);
  for (const userId of ['a', 'b']) await jobs.enqueue('greet', { userId });
  await jobs.enqueue('tidy', { everything: true });
  await jobs.connection.sql`
    update identity_jobs.job set start_after = now() - interval '1 hour'
    where name = 'greet' and data ->> 'userId' = 'b'`;
  await jobs.connection.sql`
    update identity_jobs.job set start_after = now() + interval '1 hour' where name = 'tidy'`;
  metrics.done('greet');
  metrics.failed('greet');
  const told = await registry.metrics();
  expect(told).toMatch(/^jobs\{job="greet",state="created"\} 2$/m);
  expect(told).toMatch(/^jobs\{job="tidy",state="created"\} 1$/m);
  expect(told).toMatch(/^jobs_oldest_seconds\{job="greet"\} 36\d\d/m);
  expect(told).not.toMatch(/^jobs_oldest_seconds\{job="tidy"\}/m);
  expect(told).toMatch(/^jobs_done_total\{job="greet"\} 1$/m);
  expect(told).toMatch(/^jobs_failures_total\{job="greet"\} 1$/m);
});

test('while the database is away the other metrics are told, and why some are not', async () => {
  const connection = connect(jobs.database.appUrl, { max: 1 });
  await connection.close();
  const warnings: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) });
  const registry = new Registry();
  createJobMetrics(registry, { ...jobs.queue, connection }, logger).done('greet');
  const told = await registry.metrics();
  expect(told).toMatch(/^jobs_done_total\{job="greet"\} 1$/m);
  expect(told).not.toMatch(/^jobs\{/m);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('could not be counted');
});
