/** Credit's background jobs by name, with what each carries: ids and states, nothing personal. */
export type CreditJobs = Readonly<Record<never, never>>;
