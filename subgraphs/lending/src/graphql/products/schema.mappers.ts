import type { CalculatedApr } from '../../app/calculate-apr.ts';
import type { QuotedLoan } from '../../app/quote-loan.ts';
import type { CostDisclosure } from '../../domain/cost-disclosure.ts';
import type { Product, ProductRate } from '../../domain/product.ts';
import type { ScheduleRow } from '../../domain/schedule.ts';
import type { LateFee } from '../../domain/servicing/contract.ts';

export type LoanProductMapper = Product;
/** Amounts in minor units of `currency`. */
export type LateFeeMapper = LateFee & { readonly currency: string };
export type LoanRateMapper = ProductRate & { readonly product: Product };
export type CostDocumentMapper = CostDisclosure;
export type LoanQuoteMapper = QuotedLoan;
/** Amounts in minor units of `currency`. */
export type ScheduleRowMapper = ScheduleRow & { readonly currency: string };
export type AprResultMapper = CalculatedApr;
