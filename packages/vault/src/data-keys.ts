import { type PgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * What a person's data is kept for, each with a key of its own: `service` keys are destroyed when
 * the person is erased, `retention` keys when the legal term ends.
 */
const PURPOSES = ['service', 'retention'] as const;
/** Beside the people's keys there is one from which keyed hashes derive. */
const STORED_PURPOSES = [...PURPOSES, 'lookup'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * One data key per person and purpose, wrapped by the master key. A destroyed key leaves its row
 * behind without the key, so that none is ever made again for that person.
 */
export function dataKeysTable<S extends string>(schema: PgSchema<S>) {
  return schema.table(
    'data_key',
    {
      subjectId: text('subject_id').notNull(),
      purpose: text({ enum: STORED_PURPOSES }).notNull(),
      wrappedKey: text('wrapped_key'),
      createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
      destroyedAt: timestamp('destroyed_at', { withTimezone: true }),
    },
    (table) => [primaryKey({ columns: [table.subjectId, table.purpose] })],
  );
}

export type DataKeysTable = ReturnType<typeof dataKeysTable>;
