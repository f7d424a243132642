/** Compliance's background jobs by name, with what each carries: ids and states, nothing personal. */
export type ComplianceJobs = {
  /** Tells officers of deadlines of cases that are near or missed: {@link watchDeadlines}. */
  readonly 'watch-case-deadlines': Readonly<Record<string, never>>;
  /** Reports on months of the audit trail that are over: {@link makeAuditReports}. */
  readonly 'report-audit': Readonly<Record<string, never>>;
  /** Has an uploaded document checked: {@link checkKycDocument}. */
  readonly 'check-kyc-document': { readonly documentId: `doc_${string}` };
  /** Takes what was uploaded straight to the storage: {@link takeKycUploads}. */
  readonly 'take-kyc-uploads': Readonly<Record<string, never>>;
  /** Removes what was sent once more after it was taken: {@link dropKycUpload}. */
  readonly 'drop-kyc-upload': { readonly documentId: `doc_${string}` };
  /** Asks the provider about checks that it has not told of: {@link chaseKycChecks}. */
  readonly 'chase-kyc-checks': Readonly<Record<string, never>>;
  /** Marks documents that have run out, and tells people beforehand: {@link expireKycDocuments}. */
  readonly 'expire-kyc-documents': Readonly<Record<string, never>>;
  /** Sends what the simulated provider of checks has to tell. */
  readonly 'send-simulated-kyc-callbacks': Readonly<Record<string, never>>;
  /** Judges anew who was judged by another policy than that of now: {@link judgeAnew}. */
  readonly 'judge-verifications': Readonly<Record<string, never>>;
  /** Judges anew the other accounts of somebody whom officers look at, rejected, or do so no more: {@link judgeSamePerson}. */
  readonly 'judge-same-person': { readonly userId: `user_${string}` };
  /** Works out anew how risky each customer is: {@link reassessRisks}. */
  readonly 'reassess-risks': Readonly<Record<string, never>>;
  /** Looks where the sanctions lists are and takes over what is new: {@link importSanctionsLists}. */
  readonly 'refresh-sanctions-lists': Readonly<Record<string, never>>;
  /** Has destroyed what was kept of erased people and is not to be any more: {@link endRetention}. */
  readonly 'end-retention': Readonly<Record<string, never>>;
  /** Makes the archive of a person's copy: {@link assembleExport}. */
  readonly 'assemble-export': { readonly exportId: `export_${string}` };
  /** Writes the register of erasures beside the database: {@link writeRegister}. */
  readonly 'write-erasure-register': Readonly<Record<string, never>>;
  /** Compares all customers with what has changed of the lists: {@link rescreenCustomers}. */
  readonly 'screen-list-changes': Readonly<Record<string, never>>;
  /** Compares all customers with the lists of now: {@link rescreenCustomers}. */
  readonly 'rescreen-customers': Readonly<Record<string, never>>;
};
