import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import type { AlertFilter } from '../../app/alert-ports.ts';
import type { Ports } from '../../app/ports.ts';
import { resolveAlert } from '../../app/resolve-alert.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { AlertFiring } from '../../domain/alerts/firing.ts';

/** `proposed`: those that wait for another officer's word. */
export interface AskedAlerts extends Omit<AlertFilter, 'proposedAt'> {
  readonly proposed?: boolean;
}

/** What resolvers may do about alerts. */
export interface AlertUseCases {
  readonly listAlerts: (
    caller: Caller,
    filter: AskedAlerts,
    page: PageArguments,
  ) => Promise<ConnectionPage<Alert>>;
  readonly listFirings: (
    of: Alert['id'],
    page: PageArguments,
  ) => Promise<ConnectionPage<AlertFiring>>;
  readonly resolveAlert: ReturnType<typeof resolveAlert>;
}

export function createAlertUseCases(ports: Ports): AlertUseCases {
  return {
    listAlerts: async (caller, { proposed, ...asked }, args) => {
      const page = readPage(args, (key) => isId('alert', key));
      const filter = { ...asked, ...(proposed === true && { proposedAt: ports.clock() }) };
      const rows = await ports.transact((work) => work.alerts.list(filter, caller.id, page));
      return connectionOf(rows, page, ({ id }) => id);
    },
    listFirings: async (of, args) => {
      const page = readPage(args, (key) => /^\d{1,9}$/.test(key));
      const rows = await ports.transact((work) => work.alerts.listFirings(of, page));
      return connectionOf(rows, page, ({ number }) => String(number));
    },
    resolveAlert: resolveAlert(ports),
  };
}
