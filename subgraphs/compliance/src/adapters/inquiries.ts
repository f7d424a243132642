import type { Transaction } from '@blockscore/database';
import { and, eq, exists, gte, inArray, ne, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import { alerts, cases, sars } from './tables.ts';

/**
 * What officers look at, or did on that day or later: each is there only of whom what was found has to be
 * kept. Reports and what supports them are kept from their filing on (31 CFR 1020.320(d)).
 */
export function inquiriesSince(
  tx: Transaction,
  person: SQLWrapper | UserId,
  since: string,
): readonly SQLWrapper[] {
  const start = new Date(`${since}T00:00:00Z`);
  const unresolved = and(eq(alerts.subject, person), ne(alerts.status, 'RESOLVED'));
  const lately = or(ne(cases.status, 'CLOSED'), cases.continuing, gte(cases.closedAt, start));
  const reported = or(inArray(sars.status, ['DRAFT', 'REVIEWED']), gte(sars.filedOn, since));
  const one = { one: sql`1` };
  return [
    tx.select(one).from(alerts).where(unresolved),
    tx
      .select(one)
      .from(cases)
      .where(and(eq(cases.subject, person), lately)),
    tx
      .select(one)
      .from(sars)
      .where(and(eq(sars.subject, person), reported)),
  ];
}

/** See `RegisterRepository.isWanted`. */
export async function hasInquirySince(
  tx: Transaction,
  userId: UserId,
  since: string,
): Promise<boolean> {
  const [found] = await tx.execute<{ found: boolean }>(
    sql`select ${or(...inquiriesSince(tx, userId, since).map((each) => exists(each)))} as found`,
  );
  return found?.found ?? false;
}
