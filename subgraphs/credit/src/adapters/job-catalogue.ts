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
};
