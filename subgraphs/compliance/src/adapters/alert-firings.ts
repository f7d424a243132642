import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { AlertRepository } from '../app/alert-ports.ts';
import type { AlertFact } from '../domain/alerts/alert.ts';
import { type AlertFiring, MOST_FIRINGS } from '../domain/alerts/firing.ts';
import { alertFirings } from './tables.ts';

type Row = typeof alertFirings.$inferSelect;

const place = ({ alertId, number }: Pick<Row, 'alertId' | 'number'>) => ({
  table: 'alert_firings',
  column: 'facts',
  row: `${alertId} ${number}`,
});

export function createAlertFirings(
  tx: Transaction,
  vault: Vault,
): Pick<AlertRepository, 'fire' | 'firingsOf' | 'listFirings'> {
  /** All of one alert, and so about the same person. */
  async function read(rows: readonly Row[]): Promise<AlertFiring[]> {
    const subject = rows[0]?.subject ?? null;
    const cipher = subject === null ? null : await vault.forSubject(tx, subject, 'retention');
    return rows.map((row) => {
      const sealed = row.facts;
      if (sealed === null || (cipher !== null && !cipher.ok)) return { ...row, facts: null };
      const facts = cipher === null ? sealed : cipher.value.decrypt(sealed, place(row));
      return { ...row, facts: JSON.parse(facts) as readonly AlertFact[] };
    });
  }
  return {
    async fire(firing) {
      const { subject } = firing;
      const told = JSON.stringify(firing.facts);
      const cipher = subject === null ? null : await vault.forSubject(tx, subject, 'retention');
      const facts = cipher === null ? told : cipher.ok && cipher.value.encrypt(told, place(firing));
      await tx.insert(alertFirings).values({ ...firing, facts: facts === false ? null : facts });
    },
    async firingsOf(alertId) {
      const rows = await tx
        .select()
        .from(alertFirings)
        .where(eq(alertFirings.alertId, alertId))
        .orderBy(asc(alertFirings.number))
        .limit(MOST_FIRINGS);
      return await read(rows);
    },
    async listFirings(alertId, page) {
      const { number } = alertFirings;
      const rows = await tx
        .select()
        .from(alertFirings)
        .where(
          and(
            eq(alertFirings.alertId, alertId),
            page.after === undefined ? undefined : gt(number, Number(page.after)),
            page.before === undefined ? undefined : lt(number, Number(page.before)),
          ),
        )
        .orderBy(page.backward ? desc(number) : asc(number))
        .limit(page.size + 1);
      return await read(rows);
    },
  };
}
