import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { ComplianceJobs } from '../app/jobs.ts';

/** What compliance does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<ComplianceJobs> = {
  'rescreen-customers': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '0 2 * * *', data: {} },
  },
};
