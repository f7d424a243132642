import { keyset, type Transaction } from '@blockscore/database';
import { money } from '@blockscore/money';
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  type SQL,
  sql,
} from 'drizzle-orm';
import type {
  FoundDifference,
  StatementRepository,
  TakenStatement,
} from '../app/statement-ports.ts';
import { toJson } from './stored.ts';
import {
  paymentDifferences as differences,
  paymentStatementLines as lines,
  payments,
  paymentStatements as statements,
} from './tables.ts';

/** Lines that are inserted by one statement. */
const AT_ONCE = 5_000;

const textsOf = (texts: readonly string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;

export function createStatementRepository(tx: Transaction): StatementRepository {
  return { ...statementsOn(tx), ...sidesOn(tx), ...differencesOn(tx) };
}

function statementsOn(
  tx: Transaction,
): Pick<StatementRepository, 'lock' | 'taken' | 'latest' | 'coveredUntil' | 'insert' | 'list'> {
  return {
    async lock() {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended('lending.payment_statements', 0))`,
      );
    },
    async taken({ sha256, from, until }) {
      const [row] = await tx
        .select()
        .from(statements)
        .where(
          and(
            eq(statements.sha256, sha256),
            eq(statements.from, from),
            eq(statements.until, until),
            sql`not exists (select from ${statements} s where s.place > ${statements.place}
              and greatest(s.from_on, ${statements.from}) <= least(s.until_on, ${statements.until}))`,
          ),
        )
        .orderBy(desc(statements.place))
        .limit(1);
      return row && shown(row);
    },
    async latest() {
      const [row] = await tx.select().from(statements).orderBy(desc(statements.place)).limit(1);
      return row && shown(row);
    },
    async coveredUntil() {
      const [row] = await tx
        .select({ until: max(statements.until) })
        .from(statements)
        .where(lte(statements.from, statements.until));
      return row?.until ?? null;
    },
    async insert(statement, said) {
      await tx.insert(statements).values(statement);
      for (let start = 0; start < said.length; start += AT_ONCE) {
        const rows = said.slice(start, start + AT_ONCE).map(({ settledOn, ...line }) => ({
          ...{ ...line, settled_on: settledOn },
          statement_id: statement.id,
        }));
        await tx.execute(sql`
          insert into ${lines} (statement_id, number, reference, direction, amount, currency, settled_on, status)
          select statement_id, number, reference, direction, amount, currency, settled_on, status
          from jsonb_populate_recordset(null::${lines}, ${toJson(rows)}::text::jsonb)`);
      }
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(statements.id, page);
      const rows = await tx.select().from(statements).where(where).orderBy(orderBy).limit(limit);
      return rows.map(shown);
    },
  };
}

const shown = ({ place: _, ...statement }: typeof statements.$inferSelect): TakenStatement =>
  statement;

/** Whether no statement that was taken later covers the day of a line. */
const holds = sql`not exists (
  select from ${statements} s
  where s.place > ${statements.place} and ${lines.settledOn} between s.from_on and s.until_on)`;

/** Whether a statement has such a line of a payment. */
const isSaid = (where: SQL): SQL => sql`exists (
  select from ${lines} join ${statements} on ${statements.id} = ${lines.statementId}
  where ${lines.reference} = ${payments.reference} and ${where} and ${holds})`;

/** Both sides of the comparison. */
function sidesOn(
  tx: Transaction,
): Pick<StatementRepository, 'referencesOf' | 'unsaidOf' | 'linesOf' | 'paymentsOf'> {
  const isProviders = and(isNull(payments.recordedBy), isNotNull(payments.reference));
  const isCovered = (day: typeof payments.effectiveOn | typeof payments.returnedOn) =>
    sql<boolean>`exists (select from ${statements} s where ${day} between s.from_on and s.until_on)`;
  return {
    async referencesOf(from, until) {
      const rows = await tx.execute<{ reference: string }>(sql`
        select ${payments.reference} from ${payments}
        where ${isProviders} and ${payments.effectiveOn} between ${from}::date and ${until}::date
        union
        select ${payments.reference} from ${payments}
        where ${isProviders} and ${payments.returnedOn} between ${from}::date and ${until}::date
        union
        select ${lines.reference} from ${lines}
        where ${lines.settledOn} between ${from}::date and ${until}::date`);
      return rows.map(({ reference }) => reference);
    },
    async unsaidOf(from, until) {
      const rows = await tx.execute<{ reference: string }>(sql`
        select ${payments.reference} from ${payments}
        where ${isProviders} and ${payments.effectiveOn} between ${from}::date and ${until}::date
          and not ${isSaid(sql`true`)}
        union
        select ${payments.reference} from ${payments}
        where ${isProviders} and ${payments.returnedOn} between ${from}::date and ${until}::date
          and not ${isSaid(sql`${lines.status} = 'RETURNED'`)}`);
      return rows.map(({ reference }) => reference);
    },
    async linesOf(references) {
      const rows = await tx
        .select(getTableColumns(lines))
        .from(lines)
        .innerJoin(statements, eq(statements.id, lines.statementId))
        .where(and(sql`${lines.reference} = any(${textsOf(references)})`, holds))
        .orderBy(asc(statements.place), asc(lines.number));
      return Map.groupBy(rows, ({ reference }) => reference);
    },
    async paymentsOf(references) {
      const rows = await tx
        .select({
          id: payments.id,
          userId: payments.userId,
          reference: payments.reference,
          direction: payments.direction,
          amount: payments.amount,
          currency: payments.currency,
          status: payments.status,
          effectiveOn: payments.effectiveOn,
          returnedOn: payments.returnedOn,
          settlementCovered: isCovered(payments.effectiveOn),
          returnCovered: isCovered(payments.returnedOn),
        })
        .from(payments)
        .where(and(isProviders, sql`${payments.reference} = any(${textsOf(references)})`));
      return new Map(
        rows.flatMap(({ amount, currency, reference, ...row }) =>
          reference === null
            ? []
            : [[reference, { ...row, reference, amount: money(amount, currency) }] as const],
        ),
      );
    },
  };
}

type DifferencePart = 'openOf' | 'openAfter' | 'add' | 'resolve' | 'differences';

function differencesOn(tx: Transaction): Pick<StatementRepository, DifferencePart> {
  const isOpen = isNull(differences.resolvedAt);
  return {
    openOf: (references) =>
      tx
        .select()
        .from(differences)
        .where(and(isOpen, sql`${differences.reference} = any(${textsOf(references)})`)),
    async openAfter(reference, limit) {
      const rows = await tx
        .selectDistinct({ reference: differences.reference })
        .from(differences)
        .where(and(isOpen, sql`${differences.reference} > ${reference}`))
        .orderBy(asc(differences.reference))
        .limit(limit);
      return rows.map((row) => row.reference);
    },
    async add(added) {
      if (added.length === 0) return [];
      const rows: FoundDifference[] = [];
      for (let start = 0; start < added.length; start += AT_ONCE) {
        rows.push(
          ...(await tx
            .insert(differences)
            .values([...added.slice(start, start + AT_ONCE)])
            .onConflictDoNothing()
            .returning()),
        );
      }
      return rows;
    },
    async resolve(ids, at) {
      if (ids.length === 0) return;
      await tx
        .update(differences)
        .set({ resolvedAt: at })
        .where(and(isOpen, inArray(differences.id, [...ids])));
    },
    async differences({ open }, page) {
      const { where, orderBy, limit } = keyset(differences.id, page);
      const wanted = open ? isOpen : isNotNull(differences.resolvedAt);
      return await tx
        .select()
        .from(differences)
        .where(and(where, open === null ? undefined : wanted))
        .orderBy(orderBy)
        .limit(limit);
    },
  };
}
