import { type Id, newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import type { TestSubgraph } from '@blockscore/testkit';
import type { Ports, Work } from '../src/app/ports.ts';
import { changeOf } from '../src/app/record-entry.ts';
import { addDays, type LocalDate } from '../src/domain/calendar.ts';
import { contractOf } from '../src/domain/contract-of.ts';
import { defaultProducts } from '../src/domain/default-products.ts';
import type { Loan } from '../src/domain/loan.ts';
import { NO_BOOKS } from '../src/domain/servicing/books.ts';
import type { LoanContract } from '../src/domain/servicing/contract.ts';
import type { EntryBody, LoanEntry } from '../src/domain/servicing/entries.ts';
import { sumOf } from '../src/domain/servicing/parts.ts';
import { replayLoan } from '../src/domain/servicing/replay.ts';
import { openOf } from '../src/domain/servicing/state.ts';

/** So many loans are worked out one by one; the rest are copies of them under other ids. */
const LIVES = 600;
const TABLES = ['loans', 'payments', 'loan_entries', 'instalments', 'loan_standings'];
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Loans as a lender has them at the end of a day, the same each time: of three products, paid out over
 * the last twenty months, so that a thirtieth falls due each day; of forty two are a little late,
 * one stopped paying and one is paid off.
 */
export async function inventLoans(
  ports: Pick<Ports, 'transact'>,
  lending: TestSubgraph,
  count: number,
  through: LocalDate,
): Promise<void> {
  const { sql } = lending;
  // Applications are none of this.
  for (const name of [
    'loans_application_id_applications_id_fk',
    'loans_product_id_products_id_fk',
  ]) {
    await sql.unsafe(`alter table lending.loans drop constraint if exists ${name}`);
  }
  await sql`alter table lending.loan_entries drop constraint loan_entries_payment_id_payments_id_fk`;
  const lives = Array.from({ length: LIVES }, (_, index) => inventLife(index, through));
  await ports.transact((work) => insertLives(work, lives));
  await sql`
    insert into lending.payments (id, version, loan_id, user_id, direction, method, amount, currency,
      status, effective_on, created_at, principal, interest, fee, penalty, recovered, credit)
    select e.payment_id, 1, e.loan_id, l.user_id, 'COLLECTION', 'DIRECT_DEBIT',
      (e.body->>'amount')::bigint, 'USD', 'POSTED', e.effective_on, e.recorded_at, 0, 0, 0, 0, 0, 0
    from lending.loan_entries e join lending.loans l on l.id = e.loan_id where e.kind = 'REPAID'`;
  await ports.transact((work) =>
    work.servicing.project(
      lives.map(({ loan, entries, begunOn }) => changeOf(loan, entries, begunOn, through)),
    ),
  );
  await copyAll(lending, Math.ceil(count / LIVES) - 1);
  await sql`vacuum analyze`;
}

/** The last four characters of the ids of a copy, in the ids' alphabet. */
const suffixOf = (copy: number): string =>
  Array.from({ length: 4 }, (_, place) => ALPHABET[(copy >> (5 * place)) & 31]).join('');

async function copyAll({ sql }: TestSubgraph, copies: number): Promise<void> {
  const suffixes = Array.from({ length: copies }, (_, index) => suffixOf(index + 1));
  await sql.begin(async (tx) => {
    // What is copied refers to what was copied before: nobody has to look at each row again.
    await tx`set local session_replication_role = replica`;
    for (const table of TABLES) {
      const columns = await tx`
        select column_name as name from information_schema.columns
        where table_schema = 'lending' and table_name = ${table} order by ordinal_position`;
      const key = table === 'loans' || table === 'payments' ? 'id' : 'loan_id';
      const chosen = columns.map(({ name }) =>
        ['id', 'loan_id', 'application_id', 'payment_id'].includes(String(name))
          ? `left(${name}, -4) || suffix`
          : String(name),
      );
      const names = columns.map(({ name }) => String(name)).join(', ');
      await tx.unsafe(
        `insert into lending.${table} (${names}) select ${chosen.join(', ')}
         from unnest('{${suffixes.join(',')}}'::text[]) as suffix, lending.${table}
         where right(${key}, 4) = '0000'`,
      );
    }
  });
}

/** An id whose last four characters tell the copy: those of the first are all 0. */
const ownId = <P extends 'app' | 'loan' | 'pay'>(prefix: P) =>
  `${newId(prefix).slice(0, -4)}0000` as Id<P>;

interface Life {
  readonly loan: Loan;
  readonly entries: readonly LoanEntry[];
  readonly begunOn: LocalDate;
}

function inventLife(index: number, through: LocalDate): Life {
  const products = defaultProducts('USD');
  const product = products[Math.floor(index / 30) % 3];
  if (product === undefined) throw new RangeError('There are three products.');
  const disbursedOn = addDays(through, -(((index * 13) % 18) + 1) * 30 - (index % 30));
  const termMonths = index % 40 === 39 ? 6 : 36;
  const contract = contractOf(product, { annualRate: '10.9', termMonths });
  const entries = entriesOf(contract, disbursedOn, through, (index * 7) % 40);
  const loan: Loan = {
    id: ownId('loan'),
    version: 1,
    applicationId: ownId('app'),
    userId: newId('user'),
    partnerId: null,
    productId: product.id,
    productVersion: 1,
    principal: money(1_000_000n, 'USD'),
    annualRate: contract.annualRate,
    termMonths,
    pricingBand: 'B',
    dayCount: contract.dayCount,
    method: contract.method,
    status: 'DISBURSING',
    disbursedOn: null,
    chargedOffOn: null,
    payoutAccountId: null,
    contract,
    booked: NO_BOOKS,
    bookedThrough: null,
    isOutdated: false,
    createdAt: new Date(`${disbursedOn}T09:00:00Z`),
  };
  return { loan, entries, begunOn: disbursedOn };
}

async function insertLives(work: Work, lives: readonly Life[]): Promise<void> {
  for (const { loan, entries } of lives) {
    await work.loans.insert(loan);
    const written = entries.map((entry) => ({ ...entry, recordedBy: 'lending', note: null }));
    await work.servicing.append(loan, written);
  }
}

/** Pays each instalment on the day that it falls due, until it does so no more. */
function entriesOf(
  contract: LoanContract,
  disbursedOn: LocalDate,
  through: LocalDate,
  behaviour: number,
): readonly LoanEntry[] {
  const entries: LoanEntry[] = [];
  const write = (effectiveOn: LocalDate, body: EntryBody) => {
    const recordedAt = new Date(`${effectiveOn}T10:00:00Z`);
    entries.push({ sequence: entries.length + 1, effectiveOn, recordedAt, body });
  };
  write(disbursedOn, { kind: 'DISBURSED', paymentId: ownId('pay'), amount: 1_000_000n });
  const dueDays = replayLoan(contract, entries, disbursedOn)
    .instalments.map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn <= through);
  const missed = behaviour === 39 ? dueDays.length - 3 : behaviour >= 37 ? behaviour - 36 : 0;
  for (const dueOn of missed > 0 ? dueDays.slice(0, -missed) : dueDays) {
    const row = replayLoan(contract, entries, dueOn).instalments.find(
      (each) => each.dueOn === dueOn,
    );
    const amount = row === undefined ? 0n : sumOf(openOf(row));
    if (amount > 0n) {
      write(dueOn, { kind: 'REPAID', paymentId: ownId('pay'), amount, excess: 'IN_ADVANCE' });
    }
  }
  return entries;
}
