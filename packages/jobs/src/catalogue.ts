import type { z } from 'zod';

/** What each job of a subgraph carries, by the job's name. */
export type JobTypes = Readonly<Record<string, object>>;

export interface JobDefinition<T extends object> {
  /** What the job carries: ids and states only, never personal data, for the queue is not encrypted. */
  readonly data: z.ZodType<T>;
  /** How often a job is tried again before it is a dead letter; default 8. */
  readonly retries?: number;
  /** Seconds until the first retry, about doubled for each further one; default 5. */
  readonly firstDelaySeconds?: number;
  /** The longest wait between two tries; default 3,600. */
  readonly longestDelaySeconds?: number;
  /** A try that takes longer has failed, and another process may take the job; default 300. */
  readonly timeoutSeconds?: number;
  /** How many of these jobs a process works on at once; default 2. */
  readonly concurrency?: number;
  /** Enqueued by the clock: once for each occurrence, however many processes there are. */
  readonly schedule?: JobSchedule<T>;
}

export interface JobSchedule<T extends object> {
  /** Minute, hour, day of the month, month, day of the week, in UTC; seconds may come first. */
  readonly cron: string;
  readonly data: T;
}

/** The jobs of a subgraph: names in kebab case, each with what it carries and how it is retried. */
export type JobCatalogue<J extends JobTypes> = {
  readonly [N in keyof J & string]: JobDefinition<J[N]>;
};

export interface EnqueueOptions {
  /** Not before this moment. */
  readonly startAfter?: Date;
}

/** Puts jobs into the queue within a transaction: they are there once it commits, or never were. */
export interface JobRecorder<J extends JobTypes> {
  /** @throws where the data are not what the catalogue says, which is a fault of the caller */
  enqueue<N extends keyof J & string>(name: N, data: J[N], options?: EnqueueOptions): Promise<void>;
}

/** One try of a job. */
export interface JobAttempt {
  /** Stays the same from try to try. */
  readonly id: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly enqueuedAt: Date;
  /** Aborted when the time for the try is up or the process cannot wait any longer. */
  readonly signal: AbortSignal;
}

/**
 * Does the work. A job may be handled twice (a process can die between the work and the record of
 * it), so a handler does nothing that hurts when done again. What it throws is recorded without the
 * values of queries; it is tried again, unless it throws a `PermanentFailure`.
 */
export type JobHandler<T> = (data: T, attempt: JobAttempt) => Promise<void>;

export type JobHandlers<J extends JobTypes> = {
  readonly [N in keyof J & string]: JobHandler<J[N]>;
};

/** No try can succeed: the job becomes a dead letter at once. The message is shown to operators. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}
