import type { z } from 'zod';

/** What each job of a subgraph carries, by the job's name. */
export type JobTypes = Readonly<Record<string, object>>;

export interface JobDefinition<T extends object> {
  /** What the job carries: ids and states only, never personal data, for the queue is not encrypted. */
  readonly data: z.ZodType<T>;
  /** How often a job is tried again before it is a dead letter; default 8. */
  readonly retries?: number;
  /** Seconds until the first retry, doubled for each further one; default 5. */
  readonly firstDelaySeconds?: number;
  /** The longest wait between two tries; default 3,600. */
  readonly longestDelaySeconds?: number;
  /** A try that takes longer has failed, and another process may take the job; default 300. */
  readonly timeoutSeconds?: number;
  /** How many of these jobs a process works on at once; default 2. */
  readonly concurrency?: number;
  /** How often an idle process looks for a job that it was not told of; default 2 s. */
  readonly pollSeconds?: number;
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
  enqueue<N extends keyof J & string>(
    name: N,
    data: J[N],
    options?: EnqueueOptions,
  ): Promise<void>;
}
