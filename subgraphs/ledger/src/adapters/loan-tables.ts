import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  foreignKey,
  index,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { ledger } from './tables.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

/** Loans that are to be in a LoanRegistry. Of what was agreed on, only what commits to it comes here. */
export const loanRegistrations = ledger.table(
  'loan_registrations',
  {
    loanId: text('loan_id').$type<`loan_${string}`>().primaryKey(),
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    agreement: text().notNull().unique(),
    /** Lending's, as it was heard last. */
    status: text().notNull(),
    statusSince: timestamp('status_since', { withTimezone: true }).notNull(),
    /** The last state that was meant for the chain, as the contract numbers them; 0 = none. */
    step: smallint().notNull(),
    nextMoveAt: timestamp('next_move_at', { withTimezone: true }),
    heardAt: timestamp('heard_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('loan_registrations_due')
      .on(table.nextMoveAt)
      .where(sql`${table.nextMoveAt} is not null`),
    check('loan_registrations_step', sql`${table.step} between 0 and 4`),
  ],
);

/** Each state that was meant for the chain; rows are only ever added. */
export const loanMoves = ledger.table(
  'loan_moves',
  {
    loanId: text('loan_id')
      .$type<`loan_${string}`>()
      .notNull()
      .references(() => loanRegistrations.loanId),
    step: smallint().notNull(),
    content: text().notNull(),
    queuedAt: timestamp('queued_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.step] }),
    check('loan_moves_step', sql`${table.step} between 1 and 4`),
  ],
);

/** The salts of their commitments, apart, so that they can be destroyed. */
export const loanMoveSalts = ledger.table(
  'loan_move_salts',
  {
    loanId: text('loan_id').$type<`loan_${string}`>().notNull(),
    step: smallint().notNull(),
    salt: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.step] }),
    foreignKey({
      name: 'loan_move_salts_move',
      columns: [table.loanId, table.step],
      foreignColumns: [loanMoves.loanId, loanMoves.step],
    }),
  ],
);
