/** Compliance's background jobs by name, with what each carries: ids and states, nothing personal. */
export type ComplianceJobs = {
  /** Looks where the sanctions lists are and takes over what is new: {@link importSanctionsLists}. */
  readonly 'refresh-sanctions-lists': Readonly<Record<string, never>>;
  /** Compares all customers with the lists of now: {@link rescreenCustomers}. */
  readonly 'rescreen-customers': Readonly<Record<string, never>>;
};
