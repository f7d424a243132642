/**
 * Background jobs of a subgraph, on pg-boss, in the schema `<subgraph>_jobs` of the same database.
 *
 * 1. A subgraph declares its jobs in `adapters/jobs.ts`: a `JobCatalogue` of what each carries (ids
 *    and states, never personal data), how often it is tried, and, for some, a schedule in UTC.
 * 2. `openJobs` opens the queue. A use case calls `work.jobs.enqueue('send-mail', {…})`; behind it is
 *    `queue.recorder(tx)`, which writes the job in the transaction of the change: it is there once
 *    that commits, or never was.
 * 3. `startJobWorkers` does the jobs, some at once, as often as it takes: a try that throws is made
 *    again later and later, and after the last one the job is a dead letter. A `PermanentFailure`
 *    makes it one at once. A job may be done twice, so handlers do nothing that hurts when repeated.
 * 4. `runDeadJobCommand` lists dead letters and puts them back: `pnpm dead-jobs <subgraph>`.
 *
 * `provisionJobs` (of `@blockscore/jobs/provisioning`) makes the schema: docs/jobs.md.
 */
export {
  type EnqueueOptions,
  type JobAttempt,
  type JobCatalogue,
  type JobDefinition,
  type JobHandler,
  type JobHandlers,
  type JobRecorder,
  type JobSchedule,
  type JobTypes,
  PermanentFailure,
} from './catalogue.ts';
export { type DeadJobCommand, runDeadJobCommand } from './dead-job-command.ts';
export { createDeadJobs, type DeadJob, type DeadJobs } from './dead-letters.ts';
export { type JobQueue, type JobQueueOptions, openJobs } from './queue.ts';
export { type JobWorkers, type JobWorkersOptions, startJobWorkers } from './workers.ts';
