import { isSelf } from '@blockscore/caller';
import { money } from '@blockscore/money';
import { maySee, readsFindings } from '../../app/access.ts';
import { offerSchedule } from '../../app/make-offer.ts';
import {
  type Application,
  decisionAt,
  hasOffer,
  isUndecided,
  makerTold,
} from '../../domain/application.ts';
import { contractOf } from '../../domain/contract-of.ts';
import type { Product } from '../../domain/product.ts';
import { forBorrower } from '../../domain/reasons.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  DecisionResolvers,
  FirstApprovalResolvers,
  LoanApplicationResolvers,
  LoanOfferResolvers,
  QueryResolvers,
} from '../types.generated.ts';

/** The version that something was decided, offered or lent under. */
export async function loadVersion(
  { productId, productVersion: version }: Pick<Application, 'productId' | 'productVersion'>,
  { loaders }: SubgraphContext,
): Promise<Product> {
  const product = await loaders.productVersion.load({ productId, version });
  if (product === undefined) throw new Error(`Product ${productId} has no version ${version}.`);
  return product;
}

/** What an application is for: the product as it is now until a decision fixes its version. */
async function loadProduct(application: Application, context: SubgraphContext): Promise<Product> {
  const { status, productId } = application;
  const current =
    status === 'SUBMITTED' ? await context.loaders.product.load(productId) : undefined;
  return current ?? (await loadVersion(application, context));
}

export const applicationQueries: Pick<QueryResolvers, 'loanApplication' | 'loanApplications'> = {
  loanApplication: async (_, { id }, { caller, loaders }) => {
    const found = await loaders.application.load(id);
    return found !== undefined && maySee(caller, found) ? found : null;
  },
  loanApplications: async (_, { filter, ...page }, { caller, useCases }) => {
    const connection = await useCases.listApplications(caller, filter ?? {}, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const loanApplicationResolvers: LoanApplicationResolvers = {
  __resolveReference: async ({ id }, { caller, loaders }) => {
    const found = await loaders.application.load(id);
    return found !== undefined && maySee(caller, found) ? found : null;
  },
  purpose: async ({ userId, purpose }, _, { caller, loaders }) => {
    if (purpose !== null && !isSelf(caller, userId)) {
      await loaders.disclosure.load({ userId, field: 'purpose' });
    }
    return purpose;
  },
  product: (application, _, context) => loadProduct(application, context),
  borrower: ({ userId }) => ({ id: userId }),
  decision: async (application, _, context) => {
    const all = await context.loaders.decisions.load(application.id);
    const latest = decisionAt(application.status, all);
    if (latest === undefined) return null;
    if (readsFindings(context.caller, application)) return { ...latest, forStaff: true };
    return { ...latest, decidedBy: makerTold(latest, all), forStaff: false };
  },
  decisions: async ({ id }, _, { loaders }) =>
    (await loaders.decisions.load(id)).map((decision) => ({ ...decision, forStaff: true })),
  firstApproval: async ({ id }, _, { loaders }) => (await loaders.firstApproval.load(id)) ?? null,
  missing: ({ status, missing }) => (status === 'UNDER_REVIEW' ? [...missing] : []),
  answerBy: ({ status, answerBy }) => (status === 'UNDER_REVIEW' ? answerBy : null),
  decideBy: ({ status, decideBy }) => (isUndecided(status) ? decideBy : null),
  offer: async ({ id, productId, status }, _, { loaders }) => {
    const offer = hasOffer(status) ? await loaders.offer.load(id) : undefined;
    return offer === undefined ? null : { ...offer, productId };
  },
  loan: async ({ id }, _, { loaders }) => (await loaders.loanOfApplication.load(id)) ?? null,
};

export const decisionResolvers: DecisionResolvers = {
  reasons: ({ reasons, inputs, forStaff }) => [
    ...(forStaff ? reasons : forBorrower(reasons, inputs?.kyc)),
  ],
  inputs: async ({ inputs, forStaff, userId }, _, { loaders }) => {
    if (!forStaff || inputs === null) return null;
    await loaders.disclosure.load({ userId, field: 'decisionInputs' });
    const { score, scoreCalculatedAt, financesStatedAt } = inputs;
    const { band, debtToIncome, kyc, screening, note } = inputs;
    return {
      score: score ?? null,
      scoreCalculatedAt: scoreCalculatedAt === undefined ? null : new Date(scoreCalculatedAt),
      financesStatedAt: financesStatedAt === undefined ? null : new Date(financesStatedAt),
      band: band ?? null,
      debtToIncome: debtToIncome ?? null,
      identityVerified: kyc === undefined ? null : kyc === 'APPROVED',
      screeningClear: screening === undefined ? null : screening === 'CLEAR',
      note: note ?? null,
      overridden: [...(inputs.overridden ?? [])],
    };
  },
};

export const firstApprovalResolvers: FirstApprovalResolvers = {
  officer: ({ officerId }) => ({ id: officerId }),
};

export const loanOfferResolvers: LoanOfferResolvers = {
  payment: (offer) => money(offer.payment, offer.amount.currency),
  amountFinanced: (offer) =>
    money(offer.totalOfPayments - offer.financeCharge, offer.amount.currency),
  financeCharge: (offer) => money(offer.financeCharge, offer.amount.currency),
  totalOfPayments: (offer) => money(offer.totalOfPayments, offer.amount.currency),
  document: async (offer, _, context) => {
    const product = await loadVersion(offer, context);
    await context.budget.spend('PLANNED_INSTALMENTS', contractOf(product, offer).instalments);
    return context.useCases.offerCosts(offer, product);
  },
  schedule: async (offer, _, context) => {
    const product = await loadVersion(offer, context);
    const { instalments } = contractOf(product, offer);
    await context.budget.spend('PLANNED_INSTALMENTS', instalments);
    await context.budget.spend('LISTED_INSTALMENTS', instalments);
    const rows = offerSchedule(offer, product);
    return rows.map((row) => ({ ...row, currency: offer.amount.currency }));
  },
};
