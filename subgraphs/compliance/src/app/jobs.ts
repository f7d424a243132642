/** Compliance's background jobs by name, with what each carries: ids and states, nothing personal. */
export type ComplianceJobs = {
  /** Compares all customers with the lists of now: {@link rescreenCustomers}. */
  readonly 'rescreen-customers': Readonly<Record<string, never>>;
};
