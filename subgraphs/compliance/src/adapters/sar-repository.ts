import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, arrayOverlaps, asc, desc, eq, exists, inArray, or, sql } from 'drizzle-orm';
import type { SarRepository } from '../app/cases/sar-ports.ts';
import type { Sar } from '../domain/cases/sar.ts';
import { alerts, caseEntries, monitoringHits, movements, paymentHolds, sars } from './tables.ts';

type Row = typeof sars.$inferSelect;

const MOST = 100;
const place = (row: string) => ({ table: 'sars', column: 'xml', row });
const holderOf = ({ subject, caseId }: Pick<Sar, 'subject' | 'caseId'>) => subject ?? caseId;

export function createSarRepository(tx: Transaction, vault: Vault): SarRepository {
  async function read(rows: readonly Row[]): Promise<Sar[]> {
    const ciphers = await vault.forSubjects(tx, rows.map(holderOf), 'retention');
    return rows.map((row) => {
      const cipher = ciphers.get(holderOf(row));
      const xml =
        row.xml !== null && cipher?.ok ? cipher.value.decrypt(row.xml, place(row.id)) : null;
      return { ...row, xml };
    });
  }

  return {
    ...loansOn(tx),
    async insert(sar) {
      const cipher = await vault.forSubject(tx, holderOf(sar), 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const xml = sar.xml === null ? null : cipher.value.encrypt(sar.xml, place(sar.id));
      await tx.insert(sars).values({ ...sar, xml });
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(sars)
        .where(inArray(sars.id, [...ids]));
      const found = new Map((await read(rows)).map((sar) => [sar.id, sar]));
      return ids.map((id) => found.get(id));
    },
    async of(caseId) {
      const rows = await tx
        .select()
        .from(sars)
        .where(eq(sars.caseId, caseId))
        .orderBy(desc(sars.id))
        .limit(MOST);
      return await read(rows);
    },
    async filedOf(caseId) {
      const rows = await tx
        .select()
        .from(sars)
        .where(and(eq(sars.caseId, caseId), eq(sars.status, 'FILED')))
        .orderBy(asc(sars.id));
      return await read(rows);
    },
    async lockUnderWay(caseId) {
      const rows = await tx
        .select()
        .from(sars)
        .where(and(eq(sars.caseId, caseId), inArray(sars.status, ['DRAFT', 'REVIEWED'])))
        .for('update');
      return (await read(rows))[0];
    },
    async lock(id) {
      const rows = await tx.select().from(sars).where(eq(sars.id, id)).for('update');
      return (await read(rows))[0];
    },
    async save({ id, version, status, reviewedBy, reviewedAt, bsaId, filedOn, filedBy }) {
      const saved = await tx
        .update(sars)
        .set({ version, status, reviewedBy, reviewedAt, bsaId, filedOn, filedBy })
        .where(and(eq(sars.id, id), eq(sars.version, version - 1)))
        .returning({ id: sars.id });
      if (saved.length !== 1) throw new Error('A report changed while it was locked.');
    },
    async isFiledAs(bsaId) {
      const rows = await tx
        .select({ id: sars.id })
        .from(sars)
        .where(eq(sars.bsaId, bsaId))
        .limit(1);
      return rows.length === 1;
    },
  };
}

/** By which loans a case is about money: those of payments in its alerts and evidence. */
function loansOn(tx: Transaction): Pick<SarRepository, 'loansAbout'> {
  return {
    async loansAbout({ id, subject }) {
      const { paymentId, loanId, transactionId, userId } = movements;
      const raised = tx
        .select({ id: alerts.id })
        .from(alerts)
        .where(
          and(eq(alerts.caseId, id), sql`${alerts.resolution} is distinct from 'FALSE_POSITIVE'`),
        );
      const found = tx
        .select({ paymentId: monitoringHits.paymentId })
        .from(monitoringHits)
        .where(inArray(monitoringHits.alertId, raised));
      const held = tx
        .select({ paymentId: paymentHolds.paymentId })
        .from(paymentHolds)
        .where(arrayOverlaps(paymentHolds.alertIds, sql`array(${raised})`));
      const evidence = tx
        .select({ one: sql`1` })
        .from(caseEntries)
        .where(
          and(
            ...[eq(caseEntries.caseId, id), eq(caseEntries.kind, 'EVIDENCE')],
            or(
              eq(caseEntries.refersTo, paymentId),
              eq(caseEntries.refersTo, loanId),
              eq(caseEntries.refersTo, transactionId),
            ),
          ),
        );
      const rows = await tx
        .selectDistinct({ loanId })
        .from(movements)
        .where(
          and(
            eq(userId, subject),
            or(inArray(paymentId, found), inArray(paymentId, held), exists(evidence)),
          ),
        )
        .orderBy(asc(loanId))
        .limit(MOST);
      return rows.map((row) => row.loanId);
    },
  };
}
