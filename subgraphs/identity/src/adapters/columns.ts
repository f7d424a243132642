import { pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const identity = pgSchema('identity');

export const moment = (name: string) => timestamp(name, { withTimezone: true });
