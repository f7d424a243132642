import { type Id, isId } from '@blockscore/ids';
import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { LendingJobs } from '../app/jobs.ts';

/** What lending does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<LendingJobs> = {
  'end-of-day': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    // After a standstill of weeks there is much to make up for; what was written stays.
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '30 0 * * *', data: {} },
  },
  'tell-books': {
    data: z.strictObject({}),
    // The first waits for the end of the day, which may take as long.
    retries: 8,
    firstDelaySeconds: 60,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '30 1 * * *', data: {} },
  },
  'report-performance': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    // After a standstill of months there is much to make up for; what was told of stays.
    timeoutSeconds: 3_600,
    concurrency: 1,
    // After the end of the day, which it neither needs nor waits for, so that they do not meet.
    schedule: { cron: '0 1 * * *', data: {} },
  },
  'revise-performance': {
    data: z.strictObject({
      loanId: z.custom<Id<'loan'>>((value) => typeof value === 'string' && isId('loan', value)),
      since: z.iso.date(),
    }),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 60,
    concurrency: 1,
  },
  'remind-borrowers': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    // After the end of the day of 00:30, so that what fell due then and what was paid is known.
    schedule: { cron: '0 5 * * *', data: {} },
  },
  'close-incomplete-applications': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 600,
    concurrency: 1,
    // By then the day before is over wherever an applicant lives.
    schedule: { cron: '10 12 * * *', data: {} },
  },
  'chase-payments': {
    data: z.strictObject({}),
    retries: 2,
    firstDelaySeconds: 30,
    timeoutSeconds: 540,
    concurrency: 1,
    schedule: { cron: '*/10 * * * *', data: {} },
  },
  'end-payment-patience': {
    data: z.strictObject({}),
    // What is left undone is due again a minute later.
    retries: 1,
    firstDelaySeconds: 5,
    timeoutSeconds: 300,
    concurrency: 1,
    schedule: { cron: '* * * * *', data: {} },
  },
  'reconcile-payments': {
    data: z.strictObject({}),
    // What is left is there a quarter of an hour later.
    retries: 1,
    firstDelaySeconds: 60,
    timeoutSeconds: 840,
    concurrency: 1,
    schedule: { cron: '*/15 * * * *', data: {} },
  },
  'send-simulated-callbacks': {
    data: z.strictObject({}),
    // What is left undone is due again a minute later.
    retries: 1,
    firstDelaySeconds: 5,
    timeoutSeconds: 300,
    concurrency: 1,
    schedule: { cron: '* * * * *', data: {} },
  },
  'send-webhooks': {
    data: z.strictObject({
      endpointId: z.custom<Id<'webhook'>>(
        (value) => typeof value === 'string' && isId('webhook', value),
      ),
    }),
    // Of tries of a delivery there are more: these are for a process that died or a database away.
    retries: 4,
    firstDelaySeconds: 10,
    timeoutSeconds: 240,
    concurrency: 4,
  },
  'sweep-webhooks': {
    data: z.strictObject({}),
    retries: 0,
    timeoutSeconds: 60,
    concurrency: 1,
    schedule: { cron: '* * * * *', data: {} },
  },
  'purge-webhooks': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '15 1 * * *', data: {} },
  },
};
