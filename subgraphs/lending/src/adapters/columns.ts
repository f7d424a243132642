import type { Id, IdPrefix } from '@blockscore/ids';
import { bigint, numeric, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

export const lending = pgSchema('lending');

/** The kinds of column that lending's tables are made of. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });
export const id = <P extends IdPrefix>(name: string) => text(name).$type<Id<P>>();
/** Minor units of the row's currency. */
export const minor = (name: string) => bigint(name, { mode: 'bigint' });
/** Percent. */
export const percent = (name: string) => numeric(name, { precision: 20, scale: 6 });
