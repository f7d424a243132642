import type { CalculatedApr } from '../../app/calculate-apr.ts';
import type { QuotedLoan } from '../../app/quote-loan.ts';
import type { Product, ProductRate } from '../../domain/product.ts';
import type { ScheduleRow } from '../../domain/schedule.ts';

export type LoanProductMapper = Product;
export type LoanRateMapper = ProductRate & { readonly product: Product };
export type LoanQuoteMapper = QuotedLoan;
/** Amounts in minor units of `currency`. */
export type ScheduleRowMapper = ScheduleRow & { readonly currency: string };
export type AprResultMapper = CalculatedApr;
