import { pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const compliance = pgSchema('compliance');

export const moment = (name: string) => timestamp(name, { withTimezone: true });
