import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { AlertRepository } from '../app/alert-ports.ts';
import type { Alert, AlertFact } from '../domain/alerts/alert.ts';
import { alerts } from './tables.ts';

type Row = typeof alerts.$inferSelect;

const place = (column: 'facts' | 'reason', row: string) => ({ table: 'alerts', column, row });

export function createAlertRepository(tx: Transaction, vault: Vault): AlertRepository {
  /** Undefined of what is about nobody; null once the person's key is gone. */
  async function cipherOf(subject: Row['subject']): Promise<SubjectCipher | null | undefined> {
    if (subject === null) return undefined;
    const cipher = await vault.forSubject(tx, subject, 'retention');
    return cipher.ok ? cipher.value : null;
  }

  async function read(row: Row): Promise<Alert> {
    const cipher = await cipherOf(row.subject);
    const open = (column: 'facts' | 'reason', text: string) => {
      if (cipher === null) return null;
      return cipher === undefined ? text : cipher.decrypt(text, place(column, row.id));
    };
    const facts = row.facts === null ? null : open('facts', row.facts);
    return {
      ...row,
      facts: facts === null ? null : (JSON.parse(facts) as readonly AlertFact[]),
      reason: row.reason === null ? null : open('reason', row.reason),
    };
  }

  return {
    async raise(alert) {
      const cipher = await cipherOf(alert.subject);
      const facts = JSON.stringify(alert.facts);
      const values: Row = {
        ...alert,
        // Of somebody whose keys are gone nothing can be kept, but that there was something is.
        facts: cipher === null ? null : (cipher?.encrypt(facts, place('facts', alert.id)) ?? facts),
        reason: null,
      };
      const made = await tx
        .insert(alerts)
        .values(values)
        .onConflictDoNothing({
          target: [alerts.source, alerts.rule, alerts.dedupeKey],
          where: sql`status <> 'RESOLVED'`,
        })
        .returning({ id: alerts.id });
      if (made.length === 1) return { alert, isNew: true };
      const [known] = await tx
        .select()
        .from(alerts)
        .where(
          and(
            eq(alerts.source, alert.source),
            eq(alerts.rule, alert.rule),
            eq(alerts.dedupeKey, alert.dedupeKey),
            ne(alerts.status, 'RESOLVED'),
          ),
        );
      if (known === undefined) {
        throw new Error('An alert was resolved while it was raised again: to be raised once more.');
      }
      return { alert: await read(known), isNew: false };
    },
  };
}
