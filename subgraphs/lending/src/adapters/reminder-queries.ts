import type { Transaction } from '@blockscore/database';
import { and, asc, eq, exists, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { NoticeRepository } from '../app/notice-ports.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import type { OpenInstalment } from '../domain/notice.ts';
import { applications, offers } from './application-tables.ts';
import { toOffer } from './decision-repository.ts';
import { toLoan } from './loan-repository.ts';
import { instalments, loans } from './loan-tables.ts';
import { loanEntries } from './servicing-tables.ts';

const { principal, interest, fee, penalty } = instalments;
const { paidPrincipal, paidInterest, paidFee, paidPenalty } = instalments;
const { waivedInterest, waivedFee, waivedPenalty } = instalments;
/** What an instalment still asks for, minor units. */
const open = sql<string>`${principal} + ${interest} + ${fee} + ${penalty}
  - ${paidPrincipal} - ${paidInterest} - ${paidFee} - ${paidPenalty}
  - ${waivedInterest} - ${waivedFee} - ${waivedPenalty}`;

/** What reminders are made from; it locks nothing. */
export function createReminderQueries(
  tx: Transaction,
): Pick<NoticeRepository, 'loansOwing' | 'offersExpiring'> {
  return {
    async loansOwing(by, after, limit) {
      const owed = and(lte(instalments.dueOn, by), sql`${open} > 0`);
      const rows = await tx
        .select()
        .from(loans)
        .where(
          and(
            inArray(loans.status, [...REPAYABLE_LOAN_STATUSES]),
            after === undefined ? undefined : gt(loans.id, after),
            exists(
              tx
                .select({ one: sql`1` })
                .from(instalments)
                .where(and(eq(instalments.loanId, loans.id), owed)),
            ),
          ),
        )
        .orderBy(asc(loans.id))
        .limit(limit);
      const parts = await tx
        .select({ loanId: instalments.loanId, dueOn: instalments.dueOn, open })
        .from(instalments)
        .where(
          and(
            inArray(
              instalments.loanId,
              rows.map((row) => row.id),
            ),
            owed,
          ),
        )
        .orderBy(asc(instalments.loanId), asc(instalments.dueOn), asc(instalments.number));
      const pauses = await tx
        .selectDistinct({ loanId: loanEntries.loanId })
        .from(loanEntries)
        .where(
          and(
            inArray(
              loanEntries.loanId,
              rows.map((row) => row.id),
            ),
            eq(loanEntries.kind, 'PAUSED'),
          ),
        );
      const paused = new Set<string>(pauses.map(({ loanId }) => loanId));
      const owing = new Map<string, OpenInstalment[]>(rows.map((row) => [row.id, []]));
      for (const { loanId, dueOn, open: minor } of parts) {
        owing.get(loanId)?.push({ dueOn, open: BigInt(minor) });
      }
      return rows.map((row) => ({
        loan: toLoan(row),
        instalments: owing.get(row.id) ?? [],
        isPaused: paused.has(row.id),
      }));
    },
    async offersExpiring({ madeBefore, after, until }, beyond, limit) {
      const rows = await tx
        .select({
          offer: offers,
          owner: { userId: applications.userId, partnerId: applications.partnerId },
        })
        .from(offers)
        .innerJoin(applications, eq(applications.id, offers.applicationId))
        .where(
          and(
            eq(applications.status, 'APPROVED'),
            isNull(offers.acceptedAt),
            lt(offers.createdAt, madeBefore),
            gt(offers.expiresAt, after),
            lte(offers.expiresAt, until),
            beyond === undefined ? undefined : gt(offers.applicationId, beyond),
          ),
        )
        .orderBy(asc(offers.applicationId))
        .limit(limit);
      return rows.map(({ offer, owner }) => ({ owner, offer: toOffer(offer) }));
    },
  };
}
