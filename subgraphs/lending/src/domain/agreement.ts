import type { Loan } from './loan.ts';

/** Keeps these hashes apart from any others that anybody makes of the same bytes. */
export const AGREEMENT_DOMAIN = 'blockscore/lending/agreement/v1\n';

/** What lender and borrower agreed on, fixed when the offer was accepted. */
export interface LoanAgreement {
  readonly loanId: Loan['id'];
  readonly userId: Loan['userId'];
  /** `0x…`: SHA-256 over {@link AGREEMENT_DOMAIN}, the salt and the content. */
  readonly commitment: string;
  /** 32 random bytes in hexadecimal; null once the person's data has been erased. */
  readonly salt: string | null;
  /** See {@link agreementContent}. */
  readonly content: string;
}

/** What commits to an agreement and can be shown with it. */
export type AgreementSeal = Pick<LoanAgreement, 'commitment'> & { readonly salt: string };

/**
 * All that a loan's life follows from, as one text: fixed names in a fixed order, amounts in minor units
 * and rates as decimal text. It names the loan and no person: who has the salt can show what it commits
 * to, and nobody else can try out which loan it is.
 */
export function agreementContent(loan: Loan): string {
  const { contract } = loan;
  const { every, lateFee } = contract;
  return JSON.stringify({
    loanId: loan.id,
    productId: loan.productId,
    productVersion: loan.productVersion,
    agreedAt: loan.createdAt.toISOString(),
    currency: loan.principal.currency,
    principal: loan.principal.minor.toString(),
    annualRate: contract.annualRate,
    termMonths: loan.termMonths,
    instalments: contract.instalments,
    every: { count: every.count, unit: every.unit },
    firstPaymentOn: contract.firstPaymentOn,
    method: contract.method,
    dayCount: contract.dayCount,
    multipleOf: contract.multipleOf.toString(),
    principalGrace: contract.principalGrace,
    interestGrace: contract.interestGrace,
    balloonPercent: contract.balloonPercent,
    downPaymentPercent: contract.downPaymentPercent,
    allocationOrder: contract.allocationOrder,
    lateFee:
      lateFee === null
        ? null
        : {
            kind: lateFee.kind,
            value: lateFee.value,
            graceDays: lateFee.graceDays,
            cap: lateFee.cap?.toString() ?? null,
          },
    overdueInterest: contract.overdueInterest,
    excess: contract.excess,
    rules: contract.rules ?? 1,
  });
}
