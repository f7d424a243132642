/** What a model scores: a stated profile, or how somebody repaid the lender's own loans. */
export const MODEL_SUBJECTS = ['APPLICATION', 'BEHAVIOUR'] as const;
export type ModelSubject = (typeof MODEL_SUBJECTS)[number];
