import type { ProductVersion } from '../../app/product-ports.ts';

export type LoanProductVersionMapper = ProductVersion;
