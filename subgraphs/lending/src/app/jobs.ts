/** Lending's background jobs by name, with what each carries: ids and states, nothing personal. */
export type LendingJobs = {
  /** Tells of the months of loans that have ended: {@link reportPerformance}. */
  readonly 'report-performance': Readonly<Record<string, never>>;
};
