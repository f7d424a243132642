import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { mutate, type UserError } from './lending-subgraph.ts';

export const TERMS = `id code version name active minAmount { amount currency } maxAmount { amount }
  minTermMonths maxTermMonths dayCount method every { count unit } instalmentMultiple { amount }
  principalGrace interestGrace balloonPercent downPaymentPercent allocationOrder overdueInterest excess
  lateFee { amount { amount } percent graceDays cap { amount } }
  rates { band minTermMonths maxTermMonths annualRate }`;

export interface ProductView {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly active: boolean;
  readonly rates: readonly { readonly band: string; readonly annualRate: string }[];
  readonly lateFee: object | null;
}

export interface Changed {
  readonly product: ProductView | null;
  readonly userErrors: readonly UserError[];
}

export function admin(): Caller {
  return userCaller(newId('user'), ['ADMIN']);
}

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** One rate for all terms, band by band. */
export function rates(minTermMonths: number, maxTermMonths: number, lowest = 9) {
  return ['A', 'B', 'C', 'D'].map((band, index) => ({
    band,
    minTermMonths,
    maxTermMonths,
    annualRate: `${lowest + index}`,
  }));
}

let codes = 0;
export function declaration(changes: Record<string, unknown> = {}) {
  codes += 1;
  return {
    code: `BRIDGE_${codes}`,
    reason: 'Asked for by partners',
    name: 'Bridge loan',
    description: 'Until the next payment comes.',
    minAmount: usd('200'),
    maxAmount: usd('5000'),
    minTermMonths: 3,
    maxTermMonths: 12,
    rates: rates(3, 12),
    every: { count: 2, unit: 'WEEK' },
    ...changes,
  };
}

export function create(
  lending: TestSubgraph,
  caller: Caller,
  changes: Record<string, unknown> = {},
): Promise<Changed> {
  return mutate(lending, caller, 'createProduct', declaration(changes), `product { ${TERMS} }`);
}

export async function created(
  lending: TestSubgraph,
  changes: Record<string, unknown> = {},
): Promise<ProductView> {
  const { product, userErrors } = await create(lending, admin(), changes);
  if (product === null) throw new Error(JSON.stringify(userErrors));
  return product;
}

export function change(
  lending: TestSubgraph,
  caller: Caller,
  { id, version }: Pick<ProductView, 'id' | 'version'>,
  changes: Record<string, unknown>,
): Promise<Changed> {
  const input = { id, version, reason: 'The market moved', ...changes };
  return mutate(lending, caller, 'changeProduct', input, `product { ${TERMS} }`);
}

export function offer(
  lending: TestSubgraph,
  field: 'retireProduct' | 'reinstateProduct',
  id: string,
  caller: Caller = admin(),
): Promise<Changed> {
  return mutate(lending, caller, field, { id }, `product { ${TERMS} }`);
}

export async function productOf(
  lending: TestSubgraph,
  id: string,
  { caller = ANONYMOUS, version }: { caller?: Caller; version?: number } = {},
): Promise<ProductView | null> {
  const query = `query ($id: ID!, $version: Int) { loanProduct(id: $id, version: $version) { ${TERMS} } }`;
  const answer = await lending.ask(caller, query, { id, version });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loanProduct'] as ProductView | null;
}
