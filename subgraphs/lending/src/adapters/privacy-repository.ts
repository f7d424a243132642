import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { OpenDealings, PrivacyRepository } from '../app/privacy-ports.ts';
import {
  OPEN_APPLICATION_STATUSES,
  REPAYABLE_LOAN_STATUSES,
  UNDISBURSED_LOAN_STATUSES,
} from '../domain/lifecycle.ts';
import { loans, noticePreferences, payments, payoutAccounts, restrictedPeople } from './tables.ts';

const OPEN_LOANS = [...UNDISBURSED_LOAN_STATUSES, ...REPAYABLE_LOAN_STATUSES];

const among = (texts: readonly string[]) =>
  sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  );

export function createPrivacyRepository(tx: Transaction, vault: Vault): PrivacyRepository {
  return { ...restrictionsOn(tx), ...dealingsOn(tx), ...erasureOn(tx, vault) };
}

function restrictionsOn(tx: Transaction): Pick<PrivacyRepository, 'restrict' | 'isRestricted'> {
  return {
    async restrict(userId, restricted, since) {
      if (restricted) {
        await tx.insert(restrictedPeople).values({ userId, since }).onConflictDoNothing();
      } else {
        await tx.delete(restrictedPeople).where(eq(restrictedPeople.userId, userId));
      }
    },
    async isRestricted(userId) {
      return (await tx.$count(restrictedPeople, eq(restrictedPeople.userId, userId))) > 0;
    },
  };
}

function dealingsOn(tx: Transaction): Pick<PrivacyRepository, 'openDealings' | 'fileOf'> {
  return {
    async openDealings(userId) {
      const [row] = await tx.execute<{ [K in keyof OpenDealings]: OpenDealings[K] }>(sql`
        select
          exists (select from lending.applications where user_id = ${userId}
            and status in (${among(OPEN_APPLICATION_STATUSES)})) as application,
          exists (select from lending.loans where user_id = ${userId}
            and status in (${among(OPEN_LOANS)})) as loan,
          exists (select from lending.loans where user_id = ${userId}
            and status not in (${among(OPEN_LOANS)})
            and (lost > 0 or credit > 0 or principal_outstanding > 0)) as money,
          exists (select from lending.payments where user_id = ${userId}
            and status = 'PENDING') as payment,
          (select max(i.due_on)::text from lending.instalments i
            join lending.loans l on l.id = i.loan_id
            where l.user_id = ${userId} and l.status in (${among(OPEN_LOANS)})) as "lastDueOn"`);
      if (row === undefined) throw new Error('A question without an answer.');
      return row;
    },
    async fileOf(userId) {
      const [row] = await tx.execute<{
        loans: boolean;
        consents: boolean;
        last: string | null;
      }>(sql`
        select
          exists (select from lending.loans where user_id = ${userId}) as loans,
          exists (select from lending.partner_consents where user_id = ${userId}) as consents,
          (select max(greatest(a.submitted_at, d.decided_at)) from lending.applications a
            left join lending.decisions d on d.application_id = a.id
            where a.user_id = ${userId})::text as last`);
      return {
        hasLoans: row?.loans ?? false,
        hasConsents: row?.consents ?? false,
        lastDealtWith: row?.last == null ? null : new Date(row.last),
      };
    },
  };
}

function erasureOn(
  tx: Transaction,
  vault: Vault,
): Pick<PrivacyRepository, 'erase' | 'destroyRetention'> {
  return {
    async erase(userId, at) {
      await tx.execute(sql`
        insert into lending.partner_consent_revocations (consent_id, revoked_at)
        select id, ${at.toISOString()}::timestamptz from lending.partner_consents
        where user_id = ${userId} and expires_at > ${at.toISOString()}::timestamptz
        on conflict do nothing`);
      const ofLoans = tx
        .select({ id: loans.payoutAccountId })
        .from(loans)
        .where(and(eq(loans.userId, userId), isNotNull(loans.payoutAccountId)));
      const ofPayments = tx
        .select({ id: payments.payoutAccountId })
        .from(payments)
        .where(and(eq(payments.userId, userId), isNotNull(payments.payoutAccountId)));
      const theirs = eq(payoutAccounts.userId, userId);
      // The simulated provider's orders have the last digits of the account.
      await tx.execute(sql`
        delete from lending.simulated_orders where next_at is null and id in (
          select id from lending.payout_accounts where user_id = ${userId}
          union all select id from lending.payments where user_id = ${userId})`);
      const unused = [ofLoans, ofPayments].map((used) => notInArray(payoutAccounts.id, used));
      await tx.delete(payoutAccounts).where(and(theirs, ...unused));
      // Where money went is part of the loan's file; whose account it was is not to be tried out.
      await tx
        .update(payoutAccounts)
        .set({
          accountHash: sql`'erased:' || ${payoutAccounts.id}`,
          holderName: null,
          refusalReason: null,
          status: 'REMOVED',
        })
        .where(theirs);
      await tx.delete(noticePreferences).where(eq(noticePreferences.userId, userId));
      await tx.delete(restrictedPeople).where(eq(restrictedPeople.userId, userId));
      await vault.destroy(tx, userId);
    },
    async destroyRetention(userId) {
      await vault.destroy(tx, userId, 'retention');
    },
  };
}
