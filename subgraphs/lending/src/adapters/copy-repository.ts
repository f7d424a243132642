import type { Transaction } from '@blockscore/database';
import { type CopyRepository, type PersonCopy, wholeSection } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import { type Decision, makerTold } from '../domain/application.ts';
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
  payoutAccounts,
} from './tables.ts';

/** Applications whose decisions are read at once. */
const AT_ONCE = 100;

/** What the borrower may see in the graph: of decisions what was decided, and not by whom or by what. */
export function createCopyRepository(tx: Transaction, vault: Vault): CopyRepository {
  return {
    async of(userId) {
      const ids = await wholeSection('applications', (limit) =>
        tx
          .select({ id: applications.id })
          .from(applications)
          .where(eq(applications.userId, userId))
          .orderBy(desc(applications.id))
          .limit(limit),
      );
      const applicationIds = ids.map(({ id }) => id);
      return {
        applications: await createApplicationRepository(tx, vault).findMany(applicationIds),
        ...(await decided(tx, vault, applicationIds)),
        ...(await lent(tx, userId)),
        payoutAccounts: await accountsOf(tx, vault, userId),
        notices: await wholeSection('notices', (limit) =>
          tx
            .select({ kind: notices.kind, facts: notices.facts, issuedAt: notices.issuedAt })
            .from(notices)
            .where(eq(notices.userId, userId))
            .orderBy(desc(notices.id))
            .limit(limit),
        ),
        noticePreferences: await tx
          .select()
          .from(noticePreferences)
          .where(eq(noticePreferences.userId, userId)),
        partnerConsents: await wholeSection('partnerConsents', (limit) =>
          tx
            .select({ consent: partnerConsents, revokedAt: partnerConsentRevocations.revokedAt })
            .from(partnerConsents)
            .leftJoin(
              partnerConsentRevocations,
              eq(partnerConsentRevocations.consentId, partnerConsents.id),
            )
            .where(eq(partnerConsents.userId, userId))
            .limit(limit),
        ),
      };
    },
  };
}

/** Those that were removed, too, for as long as they are kept. */
async function accountsOf(tx: Transaction, vault: Vault, userId: Id<'user'>) {
  const own = await wholeSection('payoutAccounts', (limit) =>
    tx
      .select({ id: payoutAccounts.id })
      .from(payoutAccounts)
      .where(eq(payoutAccounts.userId, userId))
      .orderBy(desc(payoutAccounts.id))
      .limit(limit),
  );
  const ids = own.map(({ id }) => id);
  return ids.length === 0 ? [] : await createPayoutAccountRepository(tx, vault).findMany(ids);
}

async function decided(
  tx: Transaction,
  vault: Vault,
  ids: readonly Id<'app'>[],
): Promise<PersonCopy> {
  if (ids.length === 0) return { decisions: [], adverseActions: [], offers: [] };
  const told = createAdverseActionRepository(tx, vault);
  const decisions = createDecisionRepository(tx, vault);
  const made: Decision[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    made.push(...(await decisions.listOf(ids.slice(at, at + AT_ONCE))));
  }
  const byApplication = Map.groupBy(made, ({ applicationId }) => applicationId);
  return {
    decisions: made.map((decision) => {
      const { applicationId, outcome, decidedAt } = decision;
      const decidedBy = makerTold(decision, byApplication.get(applicationId) ?? []);
      return { applicationId, outcome, decidedBy, decidedAt };
    }),
    // What the person was told of the reasons.
    adverseActions: (await told.findMany(ids)).flatMap((notice) => notice ?? []),
    offers: await wholeSection('offers', (limit) =>
      tx
        .select()
        .from(offers)
        .where(inArray(offers.applicationId, [...ids]))
        .orderBy(desc(offers.id))
        .limit(limit),
    ),
  };
}

async function lent(tx: Transaction, userId: Id<'user'>): Promise<PersonCopy> {
  const own = await wholeSection('loans', (limit) =>
    tx
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
      .limit(limit),
  );
  const loanIds = own.map(({ id }) => id);
  const schedules =
    loanIds.length === 0
      ? []
      : await wholeSection('schedules', (limit) =>
          tx
            .select()
            .from(instalments)
            .where(inArray(instalments.loanId, loanIds))
            .orderBy(asc(instalments.loanId), asc(instalments.number))
            .limit(limit),
        );
  const paid = await wholeSection('payments', (limit) =>
    tx
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
      .limit(limit),
  );
  return {
    loans: own,
    schedules,
    payments: paid.map((payment) => ({ ...payment, reference: shownReference(payment) })),
  };
}
