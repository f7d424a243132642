import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { LendingJobs } from '../app/jobs.ts';

/** What lending does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<LendingJobs> = {
  'report-performance': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    // After a standstill of months there is much to make up for; what was told of stays.
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '30 0 * * *', data: {} },
  },
};
