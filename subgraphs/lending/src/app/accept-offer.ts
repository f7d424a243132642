import { type Caller, isSelf } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application, Offer } from '../domain/application.ts';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { readAccount } from '../domain/input.ts';
import type { Loan } from '../domain/loan.ts';
import { moveApplication, recordLoan } from './change-status.ts';
import { once } from './once.ts';
import type { Ports, Work } from './ports.ts';
import { versionOf } from './product-of-application.ts';

export interface AcceptOfferInput {
  /** Of the application or of its offer. */
  readonly id: string;
  readonly payoutAccount: string;
  readonly idempotencyKey: string;
}

/** A borrower accepts the offer on their application: it becomes a loan that waits to be paid out. */
export function acceptOffer(ports: Ports) {
  return async (
    caller: Caller,
    { idempotencyKey: key, ...input }: AcceptOfferInput,
  ): Promise<Outcome<Loan, LendingErrorCode>> => {
    const now = ports.clock();
    return await ports.transact((work) =>
      once(
        work,
        caller,
        { mutation: 'acceptOffer', key, input },
        { prefix: 'loan', find: async (id) => (await work.loans.findMany([id]))[0] },
        () => accept(work, caller, input, now),
      ),
    );
  };
}

async function accept(
  work: Work,
  caller: Caller,
  input: Omit<AcceptOfferInput, 'idempotencyKey'>,
  now: Date,
): Promise<Outcome<Loan['id'], LendingErrorCode>> {
  const account = readAccount(input.payoutAccount);
  if (!account.ok) return err([account.error]);
  const found = await lockApplication(work, input.id);
  if (found === undefined || !isSelf(caller, found.userId)) return notFound('offer');
  if (found.status === 'EXPIRED') return expired();
  const [offer] = await work.offers.findMany([found.id]);
  if (offer === undefined || found.status !== 'APPROVED') {
    return invalidState(`This application is ${found.status}: there is no open offer on it.`);
  }
  if (offer.expiresAt <= now) return expired();
  const loan = await makeLoan(work, found, offer, now);
  await work.loans.insert(loan, account.value);
  await work.offers.markAccepted(offer, now);
  await moveApplication(work, caller, found, 'ACCEPTED', loan.id);
  await recordLoan(work, caller, loan, null);
  return ok(loan.id);
}

function expired() {
  return fail<LendingErrorCode>('OFFER_EXPIRED', 'This offer has expired: apply again.', [
    'input',
    'id',
  ]);
}

async function lockApplication(work: Work, id: string): Promise<Application | undefined> {
  if (isId('app', id)) return await work.applications.lock(id);
  const offer = isId('offer', id) ? await work.offers.find(id) : undefined;
  return offer === undefined ? undefined : await work.applications.lock(offer.applicationId);
}

async function makeLoan(
  work: Work,
  application: Application,
  offer: Offer,
  now: Date,
): Promise<Loan> {
  const product = await versionOf(work, application.productId, offer.productVersion);
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
    dayCount: product.dayCount,
    method: product.method,
    status: 'PENDING_DISBURSEMENT',
    disbursedOn: null,
    chargedOffOn: null,
    createdAt: now,
  };
}
