import type { Caller } from '@blockscore/caller';
import type { ConnectionPage, PageArguments } from '@blockscore/database';
import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { acceptOffer } from '../app/accept-offer.ts';
import type { ApplicationFilter } from '../app/application-ports.ts';
import type { applyForLoan } from '../app/apply-for-loan.ts';
import type { approveApplication } from '../app/approve-application.ts';
import type { calculateApr } from '../app/calculate-apr.ts';
import type { cancelLoan } from '../app/cancel-loan.ts';
import type {
  changeProduct,
  createProduct,
  reinstateProduct,
  retireProduct,
} from '../app/change-product.ts';
import type { disburseLoan } from '../app/disburse-loan.ts';
import type { findProduct } from '../app/find-product.ts';
import type { Clock, ListFilter } from '../app/ports.ts';
import type { ProductVersion } from '../app/product-ports.ts';
import type { quoteLoan } from '../app/quote-loan.ts';
import type { recordRepayment } from '../app/record-repayment.ts';
import type { rejectApplication } from '../app/reject-application.ts';
import type { retryPosting } from '../app/retry-posting.ts';
import type { WrittenEntry } from '../app/servicing-ports.ts';
import type { withdrawApplication } from '../app/withdraw-application.ts';
import type { WorkBudget } from '../app/work-budget.ts';
import type { Application, Offer } from '../domain/application.ts';
import type { CostDisclosure } from '../domain/cost-disclosure.ts';
import type { LoanStatus } from '../domain/lifecycle.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { Product } from '../domain/product.ts';
import type { EndOfDayUseCases } from './end-of-day/use-cases.ts';
import type { Loaders } from './loaders.ts';
import type { NoticeUseCases } from './notices/use-cases.ts';
import type { PartnerUseCases } from './partners/use-cases.ts';
import type { PaymentReconciliationUseCases } from './payment-reconciliation/use-cases.ts';
import type { PaymentUseCases } from './payments/use-cases.ts';
import type { PayoffUseCases } from './payoff/use-cases.ts';
import type { PolicyUseCases } from './policy/use-cases.ts';
import type { PortfolioUseCases } from './portfolio/use-cases.ts';
import type { PostingUseCases } from './postings/use-cases.ts';
import type { ServicingUseCases } from './servicing-office/use-cases.ts';
import type { WebhookUseCases } from './webhooks/use-cases.ts';

type List<Row, Filter> = (
  caller: Caller,
  filter: Filter,
  page: PageArguments,
) => Promise<ConnectionPage<Row>>;

/** What resolvers may call: use cases, and lists that are no more than a page of rows. */
export interface UseCases
  extends EndOfDayUseCases,
    NoticeUseCases,
    PartnerUseCases,
    PaymentReconciliationUseCases,
    PaymentUseCases,
    PayoffUseCases,
    PostingUseCases,
    ServicingUseCases,
    PolicyUseCases,
    PortfolioUseCases,
    WebhookUseCases {
  readonly quoteLoan: ReturnType<typeof quoteLoan>;
  readonly calculateApr: typeof calculateApr;
  readonly offerCosts: (offer: Offer, product: Product) => CostDisclosure;
  readonly printCosts: (disclosure: CostDisclosure) => Promise<Uint8Array>;
  readonly listProducts: () => Promise<readonly Product[]>;
  readonly findProduct: ReturnType<typeof findProduct>;
  readonly listProductVersions: (
    id: string,
    page: PageArguments,
  ) => Promise<ConnectionPage<ProductVersion>>;
  readonly createProduct: ReturnType<typeof createProduct>;
  readonly changeProduct: ReturnType<typeof changeProduct>;
  readonly retireProduct: ReturnType<typeof retireProduct>;
  readonly reinstateProduct: ReturnType<typeof reinstateProduct>;
  readonly applyForLoan: ReturnType<typeof applyForLoan>;
  readonly withdrawApplication: ReturnType<typeof withdrawApplication>;
  readonly approveApplication: ReturnType<typeof approveApplication>;
  readonly rejectApplication: ReturnType<typeof rejectApplication>;
  readonly acceptOffer: ReturnType<typeof acceptOffer>;
  readonly disburseLoan: ReturnType<typeof disburseLoan>;
  readonly cancelLoan: ReturnType<typeof cancelLoan>;
  readonly recordRepayment: ReturnType<typeof recordRepayment>;
  readonly retryPosting: ReturnType<typeof retryPosting>;
  readonly listApplications: List<Application, ApplicationFilter>;
  readonly listLoans: List<Loan, ListFilter<LoanStatus>>;
  readonly listEntries: (loan: Loan, page: PageArguments) => Promise<ConnectionPage<WrittenEntry>>;
  readonly listPayments: (loan: Loan, page: PageArguments) => Promise<ConnectionPage<Payment>>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly loaders: Loaders;
  readonly clock: Clock;
  /** What this request may still have worked out. */
  readonly budget: WorkBudget;
}
