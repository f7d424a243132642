export type { LoanAgreement as LoanAgreementMapper } from '../../domain/agreement.ts';
