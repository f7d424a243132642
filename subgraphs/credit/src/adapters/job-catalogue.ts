import type { JobCatalogue } from '@blockscore/jobs';
import type { CreditJobs } from '../app/jobs.ts';

/** What credit does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<CreditJobs> = {};
