import { newId } from '@blockscore/ids';
import type { Application, ApprovedTerms, Offer } from '../domain/application.ts';
import { dayOf } from '../domain/calendar.ts';
import { contractOf, scheduleTermsOf } from '../domain/contract-of.ts';
import type { CostDisclosure } from '../domain/cost-disclosure.ts';
import type { Product } from '../domain/product.ts';
import { quote } from '../domain/quote.ts';
import type { ScheduleRow, ScheduleTerms } from '../domain/schedule.ts';
import { buildSchedule } from '../domain/schedule.ts';
import type { LendingRules, Work } from './ports.ts';

const DAY_MS = 86_400_000;

function termsOf(terms: ApprovedTerms, product: Product, from: Date): ScheduleTerms {
  return scheduleTermsOf(contractOf(product, terms), terms.amount.minor, dayOf(from));
}

/** Offers approved terms, disclosed as if the money were paid out today. */
export async function makeOffer(
  work: Work,
  rules: LendingRules,
  application: Application,
  product: Product,
  terms: ApprovedTerms,
  now: Date,
): Promise<void> {
  const { amount, annualRate, termMonths } = terms;
  const { payment, financeCharge, totalOfPayments, apr } = quote(
    termsOf(terms, product, now),
    amount.currency,
  );
  await work.offers.insert({
    id: newId('offer'),
    applicationId: application.id,
    productVersion: product.version,
    amount,
    annualRate,
    termMonths,
    payment,
    financeCharge,
    totalOfPayments,
    apr: apr.toString(),
    createdAt: now,
    expiresAt: new Date(now.getTime() + rules.offerValidDays * DAY_MS),
    acceptedAt: null,
  });
}

/** The offer as it is handed to the borrower. */
export function offerCosts(
  { creditor }: Pick<LendingRules, 'creditor'>,
  offer: Offer,
  product: Product,
): CostDisclosure {
  const terms = termsOf(offer, product, offer.createdAt);
  const { currency } = offer.amount;
  return {
    title: `Offer: ${product.name}`,
    lender: `${creditor.name}, ${creditor.address}`,
    preparedOn: dayOf(offer.createdAt),
    validUntil: dayOf(offer.expiresAt),
    currency,
    terms,
    quote: quote(terms, currency),
  };
}

/** The schedule that an offer disclosed; the product in the version that was offered. */
export function offerSchedule(offer: Offer, product: Product): readonly ScheduleRow[] {
  return buildSchedule(termsOf(offer, product, offer.createdAt));
}
