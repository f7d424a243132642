import type { Caller } from '@blockscore/caller';
import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { acceptOffer } from '../app/accept-offer.ts';
import { visibilityFor } from '../app/access.ts';
import { applyForLoan } from '../app/apply-for-loan.ts';
import { approveApplication } from '../app/approve-application.ts';
import { calculateApr } from '../app/calculate-apr.ts';
import { cancelLoan } from '../app/cancel-loan.ts';
import {
  changeProduct,
  createProduct,
  reinstateProduct,
  retireProduct,
} from '../app/change-product.ts';
import { disburseLoan } from '../app/disburse-loan.ts';
import { findProduct } from '../app/find-product.ts';
import { offerCosts } from '../app/make-offer.ts';
import type { Page, Ports, Visibility, Work } from '../app/ports.ts';
import { quoteLoan } from '../app/quote-loan.ts';
import { recordRepayment } from '../app/record-repayment.ts';
import { rejectApplication } from '../app/reject-application.ts';
import { retryPosting } from '../app/retry-posting.ts';
import { withdrawApplication } from '../app/withdraw-application.ts';
import type { UseCases } from './context.ts';
import { createEndOfDayUseCases } from './end-of-day/use-cases.ts';
import { createNoticeUseCases } from './notices/use-cases.ts';
import { createPartnerUseCases } from './partners/use-cases.ts';
import { createPaymentReconciliationUseCases } from './payment-reconciliation/use-cases.ts';
import { createPaymentUseCases } from './payments/use-cases.ts';
import { createPayoffUseCases } from './payoff/use-cases.ts';
import { createPolicyUseCases } from './policy/use-cases.ts';
import { createPortfolioUseCases } from './portfolio/use-cases.ts';
import { createPostingUseCases } from './postings/use-cases.ts';
import { createServicingUseCases } from './servicing-office/use-cases.ts';
import { createWebhookUseCases } from './webhooks/use-cases.ts';

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  return {
    ...createEndOfDayUseCases(ports),
    ...createNoticeUseCases(ports),
    ...createPaymentReconciliationUseCases(ports),
    ...createPaymentUseCases(ports),
    ...createPayoffUseCases(ports),
    ...createPostingUseCases(ports),
    ...createServicingUseCases(ports),
    ...createPartnerUseCases(ports),
    ...createPolicyUseCases(ports),
    ...createPortfolioUseCases(ports),
    ...createWebhookUseCases(ports),
    quoteLoan: quoteLoan(ports),
    calculateApr,
    offerCosts: (offer, product) => offerCosts(ports.rules, offer, product),
    printCosts: ports.printCosts,
    listProducts: () => ports.transact((work) => work.products.list()),
    findProduct: findProduct(ports),
    listProductVersions: versionLister(ports),
    createProduct: createProduct(ports),
    changeProduct: changeProduct(ports),
    retireProduct: retireProduct(ports),
    reinstateProduct: reinstateProduct(ports),
    applyForLoan: applyForLoan(ports),
    withdrawApplication: withdrawApplication(ports),
    approveApplication: approveApplication(ports),
    rejectApplication: rejectApplication(ports),
    acceptOffer: acceptOffer(ports),
    disburseLoan: disburseLoan(ports),
    cancelLoan: cancelLoan(ports),
    recordRepayment: recordRepayment(ports),
    retryPosting: retryPosting(ports),
    listApplications: lister(ports, (work, visibility, filter, page) =>
      work.applications.list(visibility, filter, page),
    ),
    listLoans: lister(ports, (work, visibility, filter, page) =>
      work.loans.list(visibility, filter, page),
    ),
    listEntries: async (loan, args) => {
      const page = readPage(args, isNumber);
      const rows = await ports.transact((work) => work.servicing.written(loan, page));
      return connectionOf(rows, page, ({ sequence }) => String(sequence));
    },
    listPayments: async (loan, args) => {
      const page = readPage(args);
      const rows = await ports.transact((work) => work.payments.listOf(loan.id, page));
      return connectionOf(rows, page, (row) => row.id);
    },
  };
}

/** Whether a cursor's key may number a row. */
const isNumber = (key: string) => /^\d{1,9}$/.test(key);

/** Lists the versions of a product, whose cursors are their numbers. */
function versionLister(ports: Ports): UseCases['listProductVersions'] {
  return async (id, args) => {
    const page = readPage(args, isNumber);
    const rows = isId('prod', id)
      ? await ports.transact((work) => work.products.listVersions(id, page))
      : [];
    return connectionOf(rows, page, ({ product }) => product.version.toString());
  };
}

/** Lists what the caller may see, a page at a time. */
function lister<Row extends { readonly id: string }, Filter>(
  ports: Ports,
  read: (work: Work, visibility: Visibility, filter: Filter, page: Page) => Promise<readonly Row[]>,
) {
  return async (caller: Caller, filter: Filter, args: PageArguments) => {
    const page = readPage(args);
    const visibility = visibilityFor(caller);
    const rows =
      visibility === undefined
        ? []
        : await ports.transact((work) => read(work, visibility, filter, page));
    return connectionOf(rows, page, (row) => row.id);
  };
}
