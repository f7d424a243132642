import { keyset, type Transaction } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { CaseFilter, CaseRepository } from '../app/cases/case-ports.ts';
import type { UserId } from '../app/ports.ts';
import type { Case } from '../domain/cases/case.ts';
import { DAYS_NEAR, type DeadlineState, orderKey } from '../domain/cases/deadlines.ts';
import { doesNotConcern } from './named-repository.ts';
import { caseEntries, cases } from './tables.ts';

type Row = typeof cases.$inferSelect;
type EntryRow = typeof caseEntries.$inferSelect;
type EntryColumn = 'text' | 'name' | 'content';

const titlePlace = (row: string) => ({ table: 'cases', column: 'title', row });
const entryPlace = (column: EntryColumn, row: string) => ({ table: 'case_entries', column, row });
/** Whose key the texts of a case are encrypted with. */
const holderOf = ({ id, subject }: Pick<Case, 'id' | 'subject'>): string => subject ?? id;

export function createCaseRepository(tx: Transaction, vault: Vault): CaseRepository {
  const reading = readingOf(tx, vault);
  return { ...casesOn(tx, reading), ...timelinesOn(tx, reading), ...deadlinesOn(tx) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  /** Undefined once the person's key is gone. */
  async function cipherOf(of: Pick<Case, 'id' | 'subject'>): Promise<SubjectCipher | undefined> {
    const cipher = await vault.forSubject(tx, holderOf(of), 'retention');
    return cipher.ok ? cipher.value : undefined;
  }

  async function read(rows: readonly Row[]): Promise<Case[]> {
    const titled = rows.filter(({ title }) => title !== null);
    const ciphers = await vault.forSubjects(tx, titled.map(holderOf), 'retention');
    return rows.map((row) => {
      const cipher = ciphers.get(holderOf(row));
      const title =
        row.title !== null && cipher?.ok
          ? cipher.value.decrypt(row.title, titlePlace(row.id))
          : null;
      return caseOf(row, title);
    });
  }
  return { cipherOf, read };
}

function casesOn(
  tx: Transaction,
  { cipherOf, read }: Reading,
): Pick<CaseRepository, 'insert' | 'findMany' | 'list' | 'lock' | 'lockOpenAbout' | 'save'> {
  return {
    async insert(made) {
      const cipher = made.title === null ? undefined : await cipherOf(made);
      const title = cipher?.encrypt(made.title ?? '', titlePlace(made.id)) ?? null;
      const inserted = await tx
        .insert(cases)
        .values({ ...rowOf(made), title })
        .onConflictDoNothing({ target: cases.subject, where: sql`status <> 'CLOSED'` })
        .returning({ id: cases.id });
      return inserted.length === 1;
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(cases)
        .where(inArray(cases.id, [...ids]));
      const found = new Map((await read(rows)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    },
    async list(filter, notAbout, page) {
      const rows = await tx
        .select()
        .from(cases)
        .where(
          and(
            ...conditionsOf(filter),
            doesNotConcern(notAbout, cases.subject),
            page.after === undefined ? undefined : gt(cases.orderKey, page.after),
            page.before === undefined ? undefined : lt(cases.orderKey, page.before),
          ),
        )
        .orderBy(page.backward ? desc(cases.orderKey) : asc(cases.orderKey))
        .limit(page.size + 1);
      return await read(rows);
    },
    async lock(id) {
      const rows = await tx.select().from(cases).where(eq(cases.id, id)).for('update');
      return (await read(rows))[0];
    },
    async lockOpenAbout(subject) {
      const rows = await tx
        .select()
        .from(cases)
        .where(and(eq(cases.subject, subject), ne(cases.status, 'CLOSED')))
        .for('update');
      return (await read(rows))[0];
    },
    async save(changed) {
      const { id, version, ...row } = rowOf(changed);
      const saved = await tx
        .update(cases)
        .set({ ...row, version })
        .where(and(eq(cases.id, id), eq(cases.version, version - 1)))
        .returning({ id: cases.id });
      if (saved.length !== 1) throw new Error('A case changed while it was locked.');
    },
  };
}

function timelinesOn(
  tx: Transaction,
  { cipherOf }: Reading,
): Pick<CaseRepository, 'append' | 'timeline' | 'newSinceDecided'> {
  return {
    async append(of, happened, by, at) {
      if (happened.length === 0) return of.entries;
      const cipher = await cipherOf(of);
      const rows = happened.map(({ kind, refersTo, outcome, ...texts }, index): EntryRow => {
        const id = newId('entry');
        const sealed = (column: EntryColumn) => {
          const text = texts[column];
          return text === undefined
            ? null
            : (cipher?.encrypt(text, entryPlace(column, id)) ?? null);
        };
        return {
          ...{ id, caseId: of.id, number: of.entries + index + 1, kind },
          ...{ refersTo: refersTo ?? null, outcome: outcome ?? null },
          ...{ text: sealed('text'), name: sealed('name'), content: sealed('content') },
          ...{ byKind: by.kind, byId: by.id, at },
        };
      });
      await tx.insert(caseEntries).values(rows);
      return of.entries + rows.length;
    },
    async timeline(of, page) {
      const { where, orderBy, limit } = keyset(caseEntries.number, page);
      const rows = await tx
        .select()
        .from(caseEntries)
        .where(and(eq(caseEntries.caseId, of.id), where))
        .orderBy(orderBy)
        .limit(limit);
      const cipher = await cipherOf(of);
      return rows.map((row) => entryOf(row, cipher));
    },
    async newSinceDecided(id) {
      const { caseId, number, kind, refersTo } = caseEntries;
      const decided = sql`(select max(decided.number) from ${caseEntries} decided
        where decided.case_id = ${id} and decided.kind = 'DECIDED')`;
      const rows = await tx
        .select({ refersTo })
        .from(caseEntries)
        .where(
          and(
            eq(caseId, id),
            inArray(kind, ['ALERT_ADDED', 'ALERT_FIRED_AGAIN']),
            gt(number, decided),
          ),
        );
      return new Set(rows.flatMap((row) => row.refersTo ?? []));
    },
  };
}

function deadlinesOn(tx: Transaction): Pick<CaseRepository, 'countByDeadline' | 'untoldDue'> {
  return {
    async countByDeadline(today) {
      const state = sql<DeadlineState | 'NONE'>`case when ${cases.dueOn} is null then 'NONE'
        when ${cases.dueOn} < ${today}::date then 'MISSED'
        when ${cases.dueOn} <= ${today}::date + ${DAYS_NEAR}::int then 'NEAR' else 'AHEAD' end`;
      const rows = await tx
        .select({ state, count: sql<number>`count(*)::int` })
        .from(cases)
        .groupBy(sql`1`);
      return new Map(rows.map(({ state: kind, count }) => [kind, count]));
    },
    async untoldDue(through, told, limit) {
      const untold =
        told === 'NEAR'
          ? isNull(cases.deadlineTold)
          : or(isNull(cases.deadlineTold), ne(cases.deadlineTold, 'MISSED'));
      const rows = await tx
        .select({ id: cases.id })
        .from(cases)
        .where(and(lte(cases.dueOn, through), untold))
        .orderBy(asc(cases.orderKey))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
  };
}

function caseOf(row: Row, title: string | null): Case {
  const { openedByKind, openedBy, deadlineKind, dueOn, orderKey: _, ...rest } = row;
  return {
    ...rest,
    title,
    openedBy: { kind: openedByKind, id: openedBy },
    deadline: deadlineKind === null || dueOn === null ? null : { kind: deadlineKind, dueOn },
  };
}

/** The row without the title, which never changes. */
function rowOf(given: Case): Omit<Row, 'title'> {
  const { title: _, openedBy, deadline, ...rest } = given;
  return {
    ...rest,
    openedByKind: openedBy.kind,
    openedBy: openedBy.id,
    deadlineKind: deadline?.kind ?? null,
    dueOn: deadline?.dueOn ?? null,
    orderKey: orderKey(given),
  };
}

function entryOf(row: EntryRow, cipher: SubjectCipher | undefined) {
  const { byKind, byId, refersTo, outcome, text: _t, name: _n, content: _c, ...rest } = row;
  const open = (column: EntryColumn) => {
    const sealed = row[column];
    if (sealed === null || cipher === undefined) return {};
    return { [column]: cipher.decrypt(sealed, entryPlace(column, row.id)) };
  };
  return {
    ...rest,
    by: { kind: byKind, id: byId },
    ...(refersTo !== null && { refersTo }),
    ...(outcome !== null && { outcome }),
    ...open('text'),
    ...open('name'),
    ...open('content'),
    erased: cipher === undefined,
  };
}

function conditionsOf(filter: CaseFilter): (SQL | undefined)[] {
  const { status, assignee, subject, dueBefore } = filter;
  return [
    status && eq(cases.status, status),
    assignee === undefined ? undefined : eq(cases.assignee, assignee as UserId),
    subject === undefined ? undefined : eq(cases.subject, subject as UserId),
    dueBefore === undefined ? undefined : lt(cases.dueOn, dueBefore),
  ];
}
