import type { Transaction } from '@blockscore/database';
import { Decimal, money } from '@blockscore/money';
import { Fault } from '@blockscore/result';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, desc, eq, getTableColumns, gt, gte, inArray, lt, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ApprovalRepository, DecisionRepository, OfferRepository } from '../app/ports.ts';
import type { Decision, DecisionInputs } from '../domain/application.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { applications, decisions, firstApprovals, offers } from './tables.ts';

const place = (row: string) => ({ table: 'decisions', column: 'inputs', row });
/** Of a batch of applications: each has a few, since every one takes a change of circumstances. */
const MOST = 10_000;

/** `12.500000` as `12.5`. */
export function plainRate(text: string): string {
  return new Decimal(text).toString();
}

/** With its inputs, or without where the person has been erased. */
function opened(
  row: typeof decisions.$inferSelect,
  cipherOf: (userId: string) => SubjectCipher | undefined,
): Decision {
  const text = cipherOf(row.userId)?.decrypt(row.inputs, place(row.id));
  return { ...row, inputs: text === undefined ? null : (JSON.parse(text) as DecisionInputs) };
}

export function createDecisionRepository(
  tx: Transaction,
  vault: Vault,
  most = MOST,
): DecisionRepository {
  return {
    async append({ inputs, ...decision }) {
      const cipher = await cipherFor(tx, vault, decision.userId);
      const text = JSON.stringify(inputs);
      await tx
        .insert(decisions)
        .values({ ...decision, inputs: cipher.encrypt(text, place(decision.id)) });
    },
    async listOf(applicationIds) {
      const rows = await tx
        .select()
        .from(decisions)
        .where(inArray(decisions.applicationId, [...applicationIds]))
        .orderBy(desc(decisions.id))
        .limit(most + 1);
      if (rows.length > most) {
        const message = `There are more than ${most} decisions on these applications: ask for fewer of them at once.`;
        throw new Fault('BAD_USER_INPUT', message);
      }
      const cipherOf = await ciphersFor(
        tx,
        vault,
        rows.map((row) => row.userId),
      );
      return rows.map((row) => opened(row, cipherOf));
    },
    async decidedByPolicy({ from, before, productId }, after, limit) {
      const later = alias(decisions, 'later');
      const rows = await tx
        .select(getTableColumns(decisions))
        .from(decisions)
        .innerJoin(applications, eq(applications.id, decisions.applicationId))
        .where(
          and(
            eq(decisions.decidedBy, 'POLICY'),
            gte(decisions.decidedAt, from),
            lt(decisions.decidedAt, before),
            productId === undefined ? undefined : eq(applications.productId, productId),
            after === undefined
              ? undefined
              : sql`(${decisions.decidedAt}, ${decisions.id}) < (${after.decidedAt.toISOString()}::timestamptz, ${after.id})`,
            notExists(
              tx
                .select({ one: sql`1` })
                .from(later)
                .where(
                  and(
                    eq(later.applicationId, decisions.applicationId),
                    eq(later.decidedBy, 'POLICY'),
                    gt(later.id, decisions.id),
                  ),
                ),
            ),
          ),
        )
        .orderBy(desc(decisions.decidedAt), desc(decisions.id))
        .limit(limit);
      const users = [...new Set(rows.map((row) => row.userId))];
      const cipherOf = await ciphersFor(tx, vault, users);
      return rows.map((row) => opened(row, cipherOf));
    },
  };
}

export function createApprovalRepository(tx: Transaction): ApprovalRepository {
  return {
    async findMany(applicationIds) {
      const rows = await tx
        .select()
        .from(firstApprovals)
        .where(inArray(firstApprovals.applicationId, [...applicationIds]));
      return rows.map(({ amount, currency, annualRate, ...row }) => ({
        ...row,
        amount: money(amount, currency),
        annualRate: plainRate(annualRate),
      }));
    },
    async insert({ amount, ...approval }) {
      await tx
        .insert(firstApprovals)
        .values({ ...approval, amount: amount.minor, currency: amount.currency });
    },
    async remove(applicationId) {
      await tx.delete(firstApprovals).where(eq(firstApprovals.applicationId, applicationId));
    },
  };
}

type OfferRow = typeof offers.$inferSelect;

export function toOffer({ amount, currency, annualRate, apr, ...row }: OfferRow) {
  return {
    ...row,
    amount: money(amount, currency),
    annualRate: plainRate(annualRate),
    apr: plainRate(apr),
  };
}

export function createOfferRepository(tx: Transaction): OfferRepository {
  return {
    async insert({ amount, ...offer }) {
      await tx.insert(offers).values({ ...offer, amount: amount.minor, currency: amount.currency });
    },
    async find(id) {
      const [row] = await tx.select().from(offers).where(eq(offers.id, id));
      return row === undefined ? undefined : toOffer(row);
    },
    async findMany(applicationIds) {
      const rows = await tx
        .select()
        .from(offers)
        .where(inArray(offers.applicationId, [...applicationIds]));
      return rows.map(toOffer);
    },
    async markAccepted(offer, at) {
      await tx.update(offers).set({ acceptedAt: at }).where(eq(offers.id, offer.id));
    },
  };
}
