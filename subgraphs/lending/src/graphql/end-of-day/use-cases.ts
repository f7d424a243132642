import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import type { Ports } from '../../app/ports.ts';
import { isCalendarDay } from '../../domain/calendar.ts';
import type { EndOfDayMapper } from './schema.mappers.ts';

/** So many of a day's failed loans are named. */
const NAMED = 20;

export interface EndOfDayUseCases {
  readonly listEndOfDays: (page: PageArguments) => Promise<ConnectionPage<EndOfDayMapper>>;
}

export function createEndOfDayUseCases(ports: Ports): EndOfDayUseCases {
  return {
    listEndOfDays: async (args) => {
      const page = readPage(args, isCalendarDay);
      const rows = await ports.transact(async ({ endOfDays }) => {
        const days = await endOfDays.list(page);
        const failing = days.filter(({ failed }) => failed > 0).map(({ day }) => day);
        const failures = await endOfDays.failures(failing, NAMED);
        return days.map((row) => ({ ...row, failedLoanIds: failures.get(row.day) ?? [] }));
      });
      return connectionOf(rows, page, ({ day }) => day);
    },
  };
}
