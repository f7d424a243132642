import type { Transaction } from '@blockscore/database';
import type { CopyRepository, PersonCopy } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import { makerTold } from '../domain/application.ts';
import { shownReference } from '../domain/loan.ts';
import { createAdverseActionRepository } from './adverse-action-repository.ts';
import { createApplicationRepository } from './application-repository.ts';
import { createDecisionRepository } from './decision-repository.ts';
import { createPayoutAccountRepository } from './payout-account-repository.ts';
import {
  applications,
  instalments,
  loans,
  noticePreferences,
  notices,
  offers,
  partnerConsentRevocations,
  partnerConsents,
  payments,
} from './tables.ts';

const MOST = 500;
const MOST_ROWS = 5_000;

/** What the borrower may see in the graph: of decisions what was decided, and not by whom or by what. */
export function createCopyRepository(tx: Transaction, vault: Vault): CopyRepository {
  return {
    async of(userId) {
      const ids = await tx
        .select({ id: applications.id })
        .from(applications)
        .where(eq(applications.userId, userId))
        .orderBy(desc(applications.id))
        .limit(MOST);
      const applicationIds = ids.map(({ id }) => id);
      return {
        applications: await createApplicationRepository(tx, vault).findMany(applicationIds),
        ...(await decided(tx, vault, applicationIds)),
        ...(await lent(tx, userId)),
        payoutAccounts: await createPayoutAccountRepository(tx, vault).listOf(userId),
        notices: await tx
          .select({ kind: notices.kind, facts: notices.facts, issuedAt: notices.issuedAt })
          .from(notices)
          .where(eq(notices.userId, userId))
          .orderBy(desc(notices.id))
          .limit(MOST_ROWS),
        noticePreferences: await tx
          .select()
          .from(noticePreferences)
          .where(eq(noticePreferences.userId, userId)),
        partnerConsents: await tx
          .select({ consent: partnerConsents, revokedAt: partnerConsentRevocations.revokedAt })
          .from(partnerConsents)
          .leftJoin(
            partnerConsentRevocations,
            eq(partnerConsentRevocations.consentId, partnerConsents.id),
          )
          .where(eq(partnerConsents.userId, userId))
          .limit(MOST_ROWS),
      };
    },
  };
}

async function decided(
  tx: Transaction,
  vault: Vault,
  ids: readonly Id<'app'>[],
): Promise<PersonCopy> {
  if (ids.length === 0) return { decisions: [], adverseActions: [], offers: [] };
  const told = createAdverseActionRepository(tx, vault);
  const made = await createDecisionRepository(tx, vault).listOf(ids);
  const byApplication = Map.groupBy(made, ({ applicationId }) => applicationId);
  return {
    decisions: made.map((decision) => {
      const { applicationId, outcome, decidedAt } = decision;
      const decidedBy = makerTold(decision, byApplication.get(applicationId) ?? []);
      return { applicationId, outcome, decidedBy, decidedAt };
    }),
    // What the person was told of the reasons.
    adverseActions: (await told.findMany(ids)).flatMap((notice) => notice ?? []),
    offers: await tx
      .select()
      .from(offers)
      .where(inArray(offers.applicationId, [...ids])),
  };
}

async function lent(tx: Transaction, userId: Id<'user'>): Promise<PersonCopy> {
  const own = await tx
    .select({
      id: loans.id,
      applicationId: loans.applicationId,
      principal: loans.principal,
      currency: loans.currency,
      annualRate: loans.annualRate,
      termMonths: loans.termMonths,
      status: loans.status,
      disbursedOn: loans.disbursedOn,
      contract: loans.contract,
      principalOutstanding: loans.principalOutstanding,
      daysPastDue: loans.daysPastDue,
      createdAt: loans.createdAt,
    })
    .from(loans)
    .where(eq(loans.userId, userId))
    .orderBy(desc(loans.id))
    .limit(MOST);
  const loanIds = own.map(({ id }) => id);
  const schedules =
    loanIds.length === 0
      ? []
      : await tx
          .select()
          .from(instalments)
          .where(inArray(instalments.loanId, loanIds))
          .orderBy(asc(instalments.loanId), asc(instalments.number))
          .limit(MOST_ROWS);
  const paid = await tx
    .select({
      id: payments.id,
      loanId: payments.loanId,
      direction: payments.direction,
      method: payments.method,
      amount: payments.amount,
      currency: payments.currency,
      status: payments.status,
      principal: payments.principal,
      interest: payments.interest,
      fee: payments.fee,
      penalty: payments.penalty,
      reference: payments.reference,
      effectiveOn: payments.effectiveOn,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .where(eq(payments.userId, userId))
    .orderBy(desc(payments.id))
    .limit(MOST_ROWS);
  return {
    loans: own,
    schedules,
    payments: paid.map((payment) => ({ ...payment, reference: shownReference(payment) })),
  };
}
