import { describeLoggable } from '@blockscore/database/loggable-error';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import type { Logger } from 'pino';
import { type JobDefinition, type JobHandler, PermanentFailure } from './catalogue.ts';
import type { JobMetrics } from './metrics.ts';

export interface Work<T extends object> {
  readonly name: string;
  readonly definition: JobDefinition<T>;
  readonly handler: JobHandler<T>;
  readonly logger: Logger;
  readonly metrics: JobMetrics;
}

const LONGEST_REASON = 500;

/**
 * One try of a job, and what becomes of it. Whatever goes wrong ends here: what pg-boss stores of a
 * failure is the text made of it, never the error itself, in which there could be anything.
 */
export async function attempt<T extends object>(
  work: Work<T>,
  job: JobWithMetadata<unknown>,
): Promise<JobResult> {
  const { name, definition, handler, logger, metrics } = work;
  const tried = { job: name, jobId: job.id, attempt: job.retryCount + 1 };
  try {
    const read = definition.data.safeParse(job.data);
    if (!read.success) {
      throw new PermanentFailure('The job does not carry what the catalogue says of it.');
    }
    const { id, createdOn, signal } = job;
    await handler(read.data, { id, attempt: tried.attempt, enqueuedAt: createdOn, signal });
    metrics.done(name);
    return { id, status: 'completed' };
  } catch (error) {
    const permanent = error instanceof PermanentFailure;
    const isLast = permanent || job.retryCount >= job.retryLimit;
    metrics.failed(name);
    if (isLast) logger.error({ err: error, ...tried }, 'job given up: it is a dead letter now');
    else logger.warn({ err: error, ...tried }, 'job failed and will be tried again');
    const message = describeLoggable(error).slice(0, LONGEST_REASON);
    return { id: job.id, status: permanent ? 'deadletter' : 'failed', output: { message } };
  }
}
