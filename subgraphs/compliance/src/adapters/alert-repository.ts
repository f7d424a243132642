import { keyset, type Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, asc, eq, gte, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { AlertFilter, AlertRepository } from '../app/alert-ports.ts';
import type { UserId } from '../app/ports.ts';
import type { Alert, AlertFact } from '../domain/alerts/alert.ts';
import { createAlertDeadlines } from './alert-deadlines.ts';
import { createAlertFirings } from './alert-firings.ts';
import { doesNotConcern } from './named-repository.ts';
import { createSupersededResolutions } from './superseded-resolutions.ts';
import { alerts, officerProposals } from './tables.ts';

type Row = typeof alerts.$inferSelect;
type Column = 'facts' | 'reason';

const MOST_LOCKED = 200;

const place = (column: Column, row: string) => ({ table: 'alerts', column, row });

export function createAlertRepository(tx: Transaction, vault: Vault): AlertRepository {
  const facts = factsOf(tx, vault);
  return {
    ...queriesOn(tx, facts),
    ...fraudsOn(tx),
    ...raisingOn(tx, facts),
    ...changesOn(tx, facts),
    ...createAlertDeadlines(tx),
    ...createAlertFirings(tx, vault),
    ...createSupersededResolutions(tx, vault),
  };
}

type Facts = ReturnType<typeof factsOf>;

function factsOf(tx: Transaction, vault: Vault) {
  /** Undefined of what is about nobody; null once the person's key is gone. */
  async function cipherOf(subject: Row['subject']): Promise<SubjectCipher | null | undefined> {
    if (subject === null) return undefined;
    const cipher = await vault.forSubject(tx, subject, 'retention');
    return cipher.ok ? cipher.value : null;
  }

  async function sealed(alert: Alert, column: Column, text: string): Promise<string | null> {
    const cipher = await cipherOf(alert.subject);
    // Of somebody whose keys are gone nothing can be kept, but that there was something is.
    return cipher === null ? null : (cipher?.encrypt(text, place(column, alert.id)) ?? text);
  }

  async function read(rows: readonly Row[]): Promise<Alert[]> {
    const subjects = rows.flatMap(({ subject }) => subject ?? []);
    const ciphers = await vault.forSubjects(tx, subjects, 'retention');
    return rows.map((row) => {
      const cipher = row.subject === null ? undefined : ciphers.get(row.subject);
      const open = (column: Column) => {
        const text = row[column];
        if (text === null || row.subject === null) return text;
        return cipher?.ok ? cipher.value.decrypt(text, place(column, row.id)) : null;
      };
      const facts = open('facts');
      return {
        ...row,
        facts: facts === null ? null : (JSON.parse(facts) as readonly AlertFact[]),
        reason: open('reason'),
        lastFiredAt: row.lastFiredAt ?? row.raisedAt,
      };
    });
  }
  return { cipherOf, sealed, read };
}

function queriesOn(
  tx: Transaction,
  { read }: Facts,
): Pick<AlertRepository, 'findMany' | 'list' | 'findUnresolved'> {
  return {
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(alerts)
        .where(inArray(alerts.id, [...ids]));
      const found = new Map((await read(rows)).map((alert) => [alert.id, alert]));
      return ids.map((id) => found.get(id));
    },
    async list(filter, notAbout, page) {
      const { where, orderBy, limit } = keyset(alerts.id, page);
      const rows = await tx
        .select()
        .from(alerts)
        .where(and(...conditionsOf(filter), doesNotConcern(notAbout, alerts.subject), where))
        .orderBy(orderBy)
        .limit(limit);
      return await read(rows);
    },
    async findUnresolved(source, rule, dedupeKey) {
      const rows = await tx
        .select()
        .from(alerts)
        .where(
          and(
            eq(alerts.source, source),
            eq(alerts.rule, rule),
            eq(alerts.dedupeKey, dedupeKey),
            ne(alerts.status, 'RESOLVED'),
          ),
        );
      return (await read(rows))[0];
    },
  };
}

function fraudsOn(tx: Transaction): Pick<AlertRepository, 'fraudsAgainst' | 'confirmedFrauds'> {
  const isConfirmed = and(eq(alerts.source, 'FRAUD'), eq(alerts.resolution, 'CONFIRMED'));
  const isLikely = and(
    ...[eq(alerts.source, 'FRAUD'), eq(alerts.severity, 'HIGH'), ne(alerts.status, 'RESOLVED')],
  );
  return {
    async fraudsAgainst(subject) {
      return await tx
        .select({ id: alerts.id, resolution: alerts.resolution })
        .from(alerts)
        .where(and(eq(alerts.subject, subject), or(isConfirmed, isLikely)))
        .orderBy(asc(alerts.id))
        .limit(100);
    },
    async confirmedFrauds(subjects) {
      const rows = await tx
        .selectDistinct({ subject: alerts.subject })
        .from(alerts)
        .where(and(inArray(alerts.subject, [...subjects]), isConfirmed));
      return new Set(rows.flatMap(({ subject }) => subject ?? []));
    },
  };
}

function raisingOn(tx: Transaction, { sealed, read }: Facts): Pick<AlertRepository, 'raise'> {
  return {
    async raise(alert) {
      const values: Row = {
        ...alert,
        facts: await sealed(alert, 'facts', JSON.stringify(alert.facts)),
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
      const known = await tx
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
      const [found] = await read(known);
      if (found === undefined) {
        throw new Error('An alert was resolved while it was raised again: to be raised once more.');
      }
      return { alert: found, isNew: false };
    },
  };
}

function changesOn(
  tx: Transaction,
  { sealed, read }: Facts,
): Pick<
  AlertRepository,
  'lock' | 'lockMany' | 'lockUnresolvedIn' | 'lockOpenAboutNobody' | 'save'
> {
  return {
    async lock(id) {
      const rows = await tx.select().from(alerts).where(eq(alerts.id, id)).for('update');
      return (await read(rows))[0];
    },
    async lockMany(ids) {
      const rows = await tx
        .select()
        .from(alerts)
        .where(inArray(alerts.id, [...ids]))
        .orderBy(asc(alerts.id))
        .for('update');
      return await read(rows);
    },
    async lockUnresolvedIn(caseId) {
      const rows = await tx
        .select()
        .from(alerts)
        .where(and(eq(alerts.caseId, caseId), ne(alerts.status, 'RESOLVED')))
        .orderBy(asc(alerts.id))
        .for('update');
      return await read(rows);
    },
    async lockOpenAboutNobody(source, rules) {
      const rows = await tx
        .select()
        .from(alerts)
        .where(
          and(
            ...[eq(alerts.status, 'OPEN'), eq(alerts.source, source)],
            ...[inArray(alerts.rule, [...rules]), isNull(alerts.subject)],
          ),
        )
        .orderBy(asc(alerts.id))
        .limit(MOST_LOCKED)
        .for('update');
      return await read(rows);
    },
    async save(alert) {
      const { id, version, status, caseId, resolution, reason, resolvedBy, resolvedAt } = alert;
      const { severity, firings, lastFiredAt } = alert;
      const kept = reason === null ? {} : { reason: await sealed(alert, 'reason', reason) };
      // Nobody finds it again by its key once it is resolved, and that of a match tells whom the person is like.
      const isToForget = alert.source === 'SCREENING' && status === 'RESOLVED';
      const changed = await tx
        .update(alerts)
        .set({
          ...{ version, status, caseId, resolution, resolvedBy, resolvedAt },
          ...{ severity, firings, lastFiredAt, ...kept },
          ...(isToForget && { dedupeKey: id }),
        })
        .where(and(eq(alerts.id, id), eq(alerts.version, version - 1)))
        .returning({ id: alerts.id });
      if (changed.length !== 1) throw new Error('An alert changed while it was locked.');
    },
  };
}

function conditionsOf(filter: AlertFilter): (SQL | undefined)[] {
  const { status, source, rule, severity, subject, caseId } = filter;
  const { raisedFrom, raisedTo, proposedAt } = filter;
  return [
    status && eq(alerts.status, status),
    source && eq(alerts.source, source),
    severity && eq(alerts.severity, severity),
    rule === undefined ? undefined : eq(alerts.rule, rule),
    subject === undefined ? undefined : eq(alerts.subject, subject as UserId),
    caseId === undefined ? undefined : eq(alerts.caseId, caseId as `case_${string}`),
    raisedFrom && gte(alerts.raisedAt, raisedFrom),
    raisedTo && lt(alerts.raisedAt, raisedTo),
    proposedAt && isProposed(proposedAt),
  ];
}

/**
 * Waits for another officer's word: what becomes of it, of one that is resolved that this is taken back, or what
 * was proposed of a rule or a list, of which it tells.
 */
const isProposed = (at: Date): SQL => sql`exists (
  select from ${officerProposals} proposal
  where case when proposal.about = ${alerts.id} then case ${alerts.status}
        when 'RESOLVED' then proposal.act = 'TAKE_BACK_CONFIRMATION'
        else proposal.act in ('RESOLVE_AS_FALSE_POSITIVE', 'RESOLVE_AS_NO_ACTION') end
      else proposal.id = ${alerts.dedupeKey} and ${alerts.status} <> 'RESOLVED' end
    and proposal.carried_out_by is null and proposal.expires_at > ${at.toISOString()}::timestamptz)`;
