/** Credit's background jobs by name, with what each carries: ids and states, nothing personal. */
export type CreditJobs = {
  readonly 'measure-drift': Readonly<Record<string, never>>;
  readonly 'refresh-scores': Readonly<Record<string, never>>;
};
