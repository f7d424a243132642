import { type Id, isId } from '@blockscore/ids';
import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { ComplianceJobs } from '../app/jobs.ts';

/** What compliance does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<ComplianceJobs> = {
  'watch-case-deadlines': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 600,
    concurrency: 1,
    schedule: { cron: '30 5 * * *', data: {} },
  },
  'check-kyc-document': {
    data: z.strictObject({
      documentId: z.custom<Id<'doc'>>((value) => typeof value === 'string' && isId('doc', value)),
    }),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 120,
    concurrency: 2,
  },
  'take-kyc-uploads': {
    data: z.strictObject({}),
    // What is left is there a minute later.
    retries: 0,
    timeoutSeconds: 300,
    concurrency: 1,
    schedule: { cron: '* * * * *', data: {} },
  },
  'drop-kyc-upload': {
    data: z.strictObject({
      documentId: z.custom<Id<'doc'>>((value) => typeof value === 'string' && isId('doc', value)),
    }),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 120,
    concurrency: 2,
  },
  'chase-kyc-checks': {
    data: z.strictObject({}),
    retries: 2,
    firstDelaySeconds: 30,
    timeoutSeconds: 540,
    concurrency: 1,
    schedule: { cron: '*/10 * * * *', data: {} },
  },
  'expire-kyc-documents': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '30 2 * * *', data: {} },
  },
  'send-simulated-kyc-callbacks': {
    data: z.strictObject({}),
    retries: 1,
    firstDelaySeconds: 5,
    timeoutSeconds: 300,
    concurrency: 1,
    schedule: { cron: '* * * * *', data: {} },
  },
  'judge-verifications': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    // What was judged stays so; a further try goes on.
    timeoutSeconds: 3_600,
    concurrency: 1,
    // What changed in the configuration, or with a release; a rule has it done at once.
    schedule: { cron: '40 2 * * *', data: {} },
  },
  'judge-same-person': {
    data: z.strictObject({
      userId: z.custom<Id<'user'>>((value) => typeof value === 'string' && isId('user', value)),
    }),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 120,
    concurrency: 1,
  },
  'reassess-risks': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
    concurrency: 1,
    // After the rescreening of 02:00, whose findings count.
    schedule: { cron: '0 3 * * *', data: {} },
  },
  'report-audit': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    // A month's trail is verified entry by entry; what was made of other months stays.
    timeoutSeconds: 3_600,
    concurrency: 1,
    schedule: { cron: '0 1 1 * *', data: {} },
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
  'assemble-export': {
    data: z.strictObject({
      exportId: z.custom<`export_${string}`>((id) => isId('export', String(id))),
    }),
    retries: 8,
    firstDelaySeconds: 10,
    timeoutSeconds: 600,
    concurrency: 1,
  },
  'write-erasure-register': {
    data: z.strictObject({}),
    retries: 16,
    firstDelaySeconds: 10,
    timeoutSeconds: 600,
    concurrency: 1,
  },
  'screen-list-changes': {
    data: z.strictObject({}),
    retries: 8,
    firstDelaySeconds: 30,
    timeoutSeconds: 3_600,
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
