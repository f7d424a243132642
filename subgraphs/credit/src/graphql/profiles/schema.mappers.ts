export type { SubmittedProfile as FinancialProfileMapper } from '../../domain/credit-score.ts';
