import { pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const credit = pgSchema('credit');

export const moment = (name: string) => timestamp(name, { withTimezone: true });
