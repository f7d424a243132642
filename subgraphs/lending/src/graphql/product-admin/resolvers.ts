import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import type { Product } from '../../domain/product.ts';
import type { ProductInput } from '../../domain/product-input.ts';
import { STANDARD_PLAN, STANDARD_SERVICING } from '../../domain/servicing/contract.ts';
import type {
  ChangeProductInput,
  LateFeeResolvers,
  LoanProductResolvers,
  LoanProductVersionResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const productAdminQueries: Pick<QueryResolvers, 'loanProduct' | 'loanProductVersions'> = {
  loanProduct: async (_, { id, version }, { caller, useCases }) =>
    (await useCases.findProduct(caller, id, version)) ?? null,
  loanProductVersions: async (_, { id, ...page }, { useCases }) => {
    const connection = await useCases.listProductVersions(id, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const productAdminMutations: Pick<
  MutationResolvers,
  'createProduct' | 'changeProduct' | 'retireProduct' | 'reinstateProduct'
> = {
  createProduct: async (_, { input }, { caller, useCases }) => {
    const { every, lateFee, instalmentMultiple, ...rest } = input;
    const outcome = await useCases.createProduct(caller, {
      ...DEFAULTS,
      ...rest,
      ...(every !== undefined && { every: { count: every.count ?? 1, unit: every.unit } }),
      lateFee: lateFee ?? null,
      instalmentMultiple: instalmentMultiple ?? null,
    });
    return outcome.ok
      ? { product: outcome.value, userErrors: [] }
      : { product: null, userErrors: errorsOf(outcome) };
  },
  changeProduct: async (_, { input }, { caller, useCases }) => {
    const { id, version, reason } = input;
    const change = { id, version, reason, changes: changesOf(input) };
    const outcome = await useCases.changeProduct(caller, change);
    return outcome.ok
      ? { product: outcome.value, userErrors: [] }
      : { product: null, userErrors: errorsOf(outcome) };
  },
  retireProduct: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.retireProduct(caller, input);
    return outcome.ok
      ? { product: outcome.value, userErrors: [] }
      : { product: null, userErrors: errorsOf(outcome) };
  },
  reinstateProduct: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reinstateProduct(caller, input);
    return outcome.ok
      ? { product: outcome.value, userErrors: [] }
      : { product: null, userErrors: errorsOf(outcome) };
  },
};

/** What the schema gives in place of what is left out. */
const DEFAULTS = {
  ...STANDARD_PLAN,
  ...STANDARD_SERVICING,
  dayCount: 'THIRTY_360',
  method: 'ANNUITY',
} as const;

/** What was said; left out is what was not, and null where null means nothing. */
function changesOf(input: ChangeProductInput): Partial<ProductInput> {
  const { id: _id, version: _version, reason: _reason, lateFee, every, ...rest } = input;
  const said = Object.entries(rest).filter(([, value]) => value != null);
  return {
    ...Object.fromEntries(said),
    ...(every != null && { every: { count: every.count ?? 1, unit: every.unit } }),
    ...(lateFee !== undefined && { lateFee }),
  };
}

type Terms = Pick<LoanProductResolvers, 'instalmentMultiple' | 'lateFee' | 'allocationOrder'>;

/** What of a product's terms is not as it is in the domain. */
export const productTermsResolvers: Terms = {
  instalmentMultiple: ({ multipleOf, currency }) => money(multipleOf, currency),
  allocationOrder: ({ allocationOrder }) => [...allocationOrder],
  lateFee: ({ lateFee, currency }: Product) => (lateFee === null ? null : { ...lateFee, currency }),
};

export const lateFeeResolvers: LateFeeResolvers = {
  amount: ({ kind, value, currency }) => (kind === 'FIXED' ? money(BigInt(value), currency) : null),
  percent: ({ kind, value }) => (kind === 'PERCENT' ? value : null),
  cap: ({ cap, currency }) => (cap === null ? null : money(cap, currency)),
};

export const loanProductVersionResolvers: LoanProductVersionResolvers = {
  version: ({ product }) => product.version,
  madeBy: ({ madeBy }) => (madeBy === null ? null : { id: madeBy }),
};
