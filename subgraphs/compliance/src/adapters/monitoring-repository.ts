import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, desc, eq, gt, gte, inArray, isNull, notInArray, sum } from 'drizzle-orm';
import type {
  HitRepository,
  HoldRepository,
  MonitoringRepositories,
  RiskRepository,
} from '../app/monitoring-ports.ts';
import type { UserId } from '../app/ports.ts';
import type { RiskScore } from '../domain/monitoring/customer-risk.ts';
import type { PaymentHold } from '../domain/monitoring/hold.ts';
import { createMonitoringRuleRepository } from './monitoring-rule-repository.ts';
import { createMovementRepository } from './movement-repository.ts';
import { doesNotConcern } from './named-repository.ts';
import {
  alerts,
  customerRisks,
  monitoringHits,
  movements,
  paymentHolds,
  subjects,
} from './tables.ts';

const MOST_ASSESSMENTS = 100;
const MOST_ALERTS = 200;
const MOST_RELEASED = 50;

type HoldRow = typeof paymentHolds.$inferSelect;
type RiskRow = typeof customerRisks.$inferSelect;

const holdPlace = (row: string) => ({ table: 'payment_holds', column: 'reason', row });
const riskPlace = ({ userId, number }: Pick<RiskRow, 'userId' | 'number'>) => ({
  table: 'customer_risks',
  column: 'facts',
  row: `${userId} ${number}`,
});

/** All that monitoring keeps, on one transaction. */
export function createMonitoringRepositories(
  tx: Transaction,
  vault: Vault,
): MonitoringRepositories {
  return {
    movements: createMovementRepository(tx, vault),
    rules: createMonitoringRuleRepository(tx),
    hits: createHitRepository(tx),
    holds: createHoldRepository(tx, vault),
    risks: createRiskRepository(tx, vault),
  };
}

function createHitRepository(tx: Transaction): HitRepository {
  return {
    async of(code, paymentIds) {
      return await tx
        .select()
        .from(monitoringHits)
        .where(
          and(eq(monitoringHits.code, code), inArray(monitoringHits.paymentId, [...paymentIds])),
        )
        .orderBy(asc(monitoringHits.foundAt), asc(monitoringHits.paymentId));
    },
    async ofPayments(paymentIds) {
      return await tx
        .select()
        .from(monitoringHits)
        .where(inArray(monitoringHits.paymentId, [...paymentIds]));
    },
    async insert(hits) {
      await tx.insert(monitoringHits).values([...hits]);
    },
    async sumOf(alertId, { userId, kind, currency }, except) {
      const [row] = await tx
        .select({ sum: sum(movements.amount) })
        .from(monitoringHits)
        .innerJoin(movements, eq(movements.paymentId, monitoringHits.paymentId))
        .where(
          and(
            ...[eq(monitoringHits.alertId, alertId), eq(movements.userId, userId)],
            ...[eq(movements.kind, kind), eq(movements.currency, currency)],
            ...[isNull(movements.undoneAt), notInArray(movements.paymentId, [...except])],
          ),
        );
      return BigInt(row?.sum ?? '0');
    },
  };
}

function createHoldRepository(tx: Transaction, vault: Vault): HoldRepository {
  async function read(row: HoldRow): Promise<PaymentHold> {
    if (row.reason === null) return row;
    const cipher = await vault.forSubject(tx, row.userId, 'retention');
    const reason = cipher.ok ? cipher.value.decrypt(row.reason, holdPlace(row.paymentId)) : null;
    return { ...row, reason };
  }
  return {
    async insert(hold) {
      await tx.insert(paymentHolds).values({ ...hold, alertIds: [...hold.alertIds] });
    },
    async lock(paymentId) {
      const [row] = await tx
        .select()
        .from(paymentHolds)
        .where(eq(paymentHolds.paymentId, paymentId as HoldRow['paymentId']))
        .for('update');
      return row === undefined ? undefined : await read(row);
    },
    async save({ reason, alertIds, ...hold }) {
      const cipher = await vault.forSubject(tx, hold.userId, 'retention');
      const kept =
        reason === null || !cipher.ok
          ? null
          : cipher.value.encrypt(reason, holdPlace(hold.paymentId));
      const saved = await tx
        .update(paymentHolds)
        .set({ ...hold, alertIds: [...alertIds], reason: kept })
        .where(
          and(
            eq(paymentHolds.paymentId, hold.paymentId),
            eq(paymentHolds.version, hold.version - 1),
          ),
        )
        .returning({ paymentId: paymentHolds.paymentId });
      if (saved.length !== 1) throw new Error('A hold changed while it was locked.');
    },
    async releasedSince(userId, since) {
      const rows = await tx
        .select({ paymentId: paymentHolds.paymentId })
        .from(paymentHolds)
        .where(
          and(
            ...[eq(paymentHolds.userId, userId), eq(paymentHolds.status, 'RELEASED')],
            gte(paymentHolds.decidedAt, since),
          ),
        )
        .orderBy(desc(paymentHolds.decidedAt))
        .limit(MOST_RELEASED);
      return rows.map(({ paymentId }) => paymentId);
    },
    async list(statuses, notAbout, page) {
      const { where, orderBy, limit } = keyset(paymentHolds.paymentId, page);
      const rows = await tx
        .select()
        .from(paymentHolds)
        .where(
          and(
            where,
            inArray(paymentHolds.status, [...statuses]),
            doesNotConcern(notAbout, paymentHolds.userId),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      const holds: PaymentHold[] = [];
      for (const row of rows) holds.push(await read(row));
      return holds;
    },
  };
}

function createRiskRepository(tx: Transaction, vault: Vault): RiskRepository {
  async function newest(userId: UserId, limit: number) {
    const rows = await tx
      .select()
      .from(customerRisks)
      .where(eq(customerRisks.userId, userId))
      .orderBy(desc(customerRisks.number))
      .limit(limit);
    if (rows.length === 0) return [];
    const cipher = await vault.forSubject(tx, userId, 'retention');
    return rows.map(({ facts, ...row }) => ({
      ...row,
      facts:
        facts === null || !cipher.ok
          ? null
          : (JSON.parse(cipher.value.decrypt(facts, riskPlace(row))) as RiskScore['facts']),
    }));
  }
  return {
    latest: async (userId) => (await newest(userId, 1))[0],
    history: (userId) => newest(userId, MOST_ASSESSMENTS),
    async append({ facts, ...assessment }) {
      const cipher = await vault.forSubject(tx, assessment.userId, 'retention');
      const kept = cipher.ok
        ? cipher.value.encrypt(JSON.stringify(facts), riskPlace(assessment))
        : null;
      await tx.insert(customerRisks).values({ ...assessment, facts: kept });
    },
    async customerSince(userId) {
      const [row] = await tx
        .select({ since: subjects.createdAt })
        .from(subjects)
        .where(eq(subjects.userId, userId));
      return row?.since;
    },
    async alertsSince(userId, since) {
      return await tx
        .select({ severity: alerts.severity, resolution: alerts.resolution })
        .from(alerts)
        .where(and(eq(alerts.subject, userId), gte(alerts.raisedAt, since)))
        .orderBy(desc(alerts.id))
        .limit(MOST_ALERTS);
    },
    async customersAfter(after, limit) {
      const rows = await tx
        .select({ userId: subjects.userId })
        .from(subjects)
        .where(gt(subjects.userId, after as UserId))
        .orderBy(asc(subjects.userId))
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
  };
}
