import { type Caller, isSelf } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application, Offer } from '../domain/application.ts';
import { contractOf } from '../domain/contract-of.ts';
import { bandIn } from '../domain/decision-inputs.ts';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { readAccount, readLine } from '../domain/input.ts';
import type { Loan } from '../domain/loan.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import { NO_BOOKS } from '../domain/servicing/books.ts';
import { moveApplication, recordLoan } from './change-status.ts';
import { type Call, onceLoan } from './once.ts';
import { refusalOf, registerAccount, verifyAccount } from './payout-account.ts';
import type { Ports, Work } from './ports.ts';
import { versionOf } from './product-of-application.ts';
import { recordAgreement } from './record-agreement.ts';
import { requestClearance } from './request-checks.ts';

export interface AcceptOfferInput {
  /** Of the application or of its offer. */
  readonly id: string;
  /** The id of a verified account of the borrower, or the number of one. */
  readonly payoutAccount: string;
  /** Of an account that is given by its number. */
  readonly accountHolder?: string | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * A borrower accepts the offer on their application: it becomes a loan that waits to be paid out. An
 * account that is given by its number is added to theirs and the provider is asked about it first,
 * outside the transaction.
 */
export function acceptOffer(ports: Ports) {
  return async (
    caller: Caller,
    input: AcceptOfferInput,
  ): Promise<Outcome<Loan, LendingErrorCode>> => {
    const account = await accountOf(ports, caller, input, ports.clock());
    if (!account.ok) return account;
    const accepting = onceLoan<AcceptOfferInput>('acceptOffer', (call, { id }) =>
      accept(call, id, account.value),
    );
    return await accepting(ports)(caller, input);
  };
}

type Input = Omit<AcceptOfferInput, 'idempotencyKey'>;

/** The account that was meant. One is added only by who has an application to accept the offer on. */
async function accountOf(
  ports: Ports,
  caller: Caller,
  input: Input,
  now: Date,
): Promise<Outcome<PayoutAccount['id'], LendingErrorCode>> {
  const path = ['input', 'payoutAccount'];
  if (isId('bank', input.payoutAccount)) return ok(input.payoutAccount);
  const account = readAccount(input.payoutAccount);
  if (!account.ok) return err([account.error]);
  const holder = readLine(input.accountHolder, 'accountHolder', 140);
  if (!holder.ok) return err([holder.error]);
  const registered = await ports.transact(async (work) => {
    const found = await findApplication(work, input.id);
    if (found === undefined || !isSelf(caller, found.userId)) return notFound('offer');
    const added = { userId: found.userId, account: account.value, holderName: holder.value };
    return await registerAccount(work, caller, added, now, path);
  });
  if (!registered.ok) return registered;
  return ok((await verifyAccount(ports, registered.value)).id);
}

async function accept(
  { ports, work, caller }: Call,
  id: string,
  accountId: PayoutAccount['id'],
): Promise<Outcome<Loan['id'], LendingErrorCode>> {
  const application = await findApplication(work, id);
  const found =
    application === undefined ? undefined : await work.applications.lock(application.id);
  if (found === undefined || !isSelf(caller, found.userId)) return notFound('offer');
  const account = await work.payoutAccounts.lock(accountId);
  // Only now: whoever had to wait for these may have waited until the offer ran out.
  const now = ports.clock();
  if (found.status === 'EXPIRED') return expired();
  const [offer] = await work.offers.findMany([found.id]);
  if (offer === undefined || found.status !== 'APPROVED') {
    return invalidState(`This application is ${found.status}: there is no open offer on it.`);
  }
  if (offer.expiresAt <= now) return expired();
  if (account === undefined || account.userId !== found.userId || account.status === 'REMOVED') {
    return notFound('account', 'payoutAccount');
  }
  if (account.status === 'REFUSED') {
    const message = `${refusalOf(account)}: accept the offer with another account.`;
    return fail('PAYOUT_ACCOUNT_REFUSED', message, ['input', 'payoutAccount']);
  }
  const loan = await makeLoan(work, found, offer, account.id, now);
  await work.loans.insert(loan);
  await recordAgreement(ports, work, caller, loan);
  await work.offers.markAccepted(offer, now);
  await moveApplication(work, caller, found, 'ACCEPTED', loan.id);
  await recordLoan(work, caller, loan, null);
  // By now there is an account: whoever else has it is known before anything is paid out.
  await requestClearance(work, loan, now);
  return ok(loan.id);
}

function expired() {
  return fail<LendingErrorCode>('OFFER_EXPIRED', 'This offer has expired: apply again.', [
    'input',
    'id',
  ]);
}

async function findApplication(work: Work, id: string): Promise<Application | undefined> {
  if (isId('app', id)) return (await work.applications.findMany([id]))[0];
  const offer = isId('offer', id) ? await work.offers.find(id) : undefined;
  return offer === undefined
    ? undefined
    : (await work.applications.findMany([offer.applicationId]))[0];
}

async function makeLoan(
  work: Work,
  application: Application,
  offer: Offer,
  payoutAccountId: PayoutAccount['id'],
  now: Date,
): Promise<Loan> {
  const product = await versionOf(work, application.productId, offer.productVersion);
  const [decision] = await work.decisions.listOf([application.id]);
  return {
    id: newId('loan'),
    version: 1,
    applicationId: application.id,
    userId: application.userId,
    partnerId: application.partnerId,
    productId: product.id,
    productVersion: product.version,
    principal: offer.amount,
    annualRate: offer.annualRate,
    termMonths: offer.termMonths,
    pricingBand: decision?.inputs == null ? null : (bandIn(decision.inputs) ?? null),
    dayCount: product.dayCount,
    method: product.method,
    status: 'PENDING_DISBURSEMENT',
    disbursedOn: null,
    chargedOffOn: null,
    contract: contractOf(product, offer),
    booked: NO_BOOKS,
    bookedThrough: null,
    isOutdated: false,
    payoutAccountId,
    createdAt: now,
  };
}
