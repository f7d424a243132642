import type { Application, Decision, FirstApproval, Offer } from '../../domain/application.ts';

export type LoanApplicationMapper = Application;
export type LoanOfferMapper = Offer & Pick<Application, 'productId'>;
export type FirstApprovalMapper = FirstApproval;
/** A decision as its reader may know it: staff all of it, the borrower what is theirs to know. */
export type DecisionMapper = Decision & { readonly forStaff: boolean };
