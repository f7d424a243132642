import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { CreditJobs } from '../app/jobs.ts';

/** What credit does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<CreditJobs> = {
  'measure-drift': {
    data: z.strictObject({}),
    retries: 3,
    timeoutSeconds: 1_800,
    concurrency: 1,
    schedule: { cron: '12 * * * *', data: {} },
  },
  'refresh-scores': {
    data: z.strictObject({}),
    // Each try goes on where the last one stopped.
    retries: 30,
    firstDelaySeconds: 10,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '0 3 * * 1', data: {} },
  },
};
