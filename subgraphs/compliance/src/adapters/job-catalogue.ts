import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { ComplianceJobs } from '../app/jobs.ts';

/** What compliance does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<ComplianceJobs> = {
  'reassess-risks': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    // After the rescreening of 02:00, whose findings count.
    schedule: { cron: '0 3 * * *', data: {} },
  },
  'refresh-sanctions-lists': {
    data: z.strictObject({}),
    // What is left undone is looked at an hour later, and by then too old by an hour.
    retries: 2,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_000,
    concurrency: 1,
    schedule: { cron: '23 * * * *', data: {} },
  },
  'end-retention': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '15 4 * * *', data: {} },
  },
  'write-erasure-register': {
    data: z.strictObject({}),
    retries: 16,
    firstDelaySeconds: 10,
    timeoutSeconds: 600,
    concurrency: 1,
  },
  'rescreen-customers': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '0 2 * * *', data: {} },
  },
};
