import { newId } from '@blockscore/ids';
import type { Application, ApprovedTerms, Offer } from '../domain/application.ts';
import { dayOf } from '../domain/calendar.ts';
import { contractOf, scheduleTermsOf } from '../domain/contract-of.ts';
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

/** The schedule that an offer disclosed; the product in the version that was offered. */
export function offerSchedule(offer: Offer, product: Product): readonly ScheduleRow[] {
  return buildSchedule(termsOf(offer, product, offer.createdAt));
}
