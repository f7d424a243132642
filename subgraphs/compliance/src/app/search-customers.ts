import { actorOf, type Caller } from '@blockscore/caller';
import { recordDisclosures } from '@blockscore/events';
import { Fault } from '@blockscore/result';
import { type CustomerSearch, soughtMarks } from '../domain/kyc/customer-search.ts';
import { isDay } from '../domain/kyc/subject.ts';
import type { FoundCustomer } from './customer-ports.ts';
import type { Page, Ports } from './ports.ts';

/**
 * Finds customers by their e-mail address or the words of their name, and their date of birth: one row more than the
 * page. Each search is on the audit trail by a keyed hash, before its answer, and each person whom it shows, as a
 * reading of their data.
 */
export function searchCustomers(ports: Pick<Ports, 'transact' | 'toLatin'>) {
  const disclose = recordDisclosures('compliance', ports.transact);
  return async (
    caller: Caller,
    search: CustomerSearch,
    page: Page,
  ): Promise<readonly FoundCustomer[]> => {
    const { dateOfBirth } = search;
    if (dateOfBirth != null && !isDay(dateOfBirth)) {
      throw new Fault('BAD_USER_INPUT', 'search.dateOfBirth: there is no such day.');
    }
    const marks = soughtMarks(search, ports.toLatin);
    if (typeof marks === 'string') throw new Fault('BAD_USER_INPUT', marks);
    const rows = await ports.transact(async (work) => {
      const found = await work.customers.search(marks, caller.id, page);
      await work.events.record({
        type: 'compliance.customers.searched',
        aggregate: { type: 'search', id: caller.id, version: 0 },
        audience: { scopes: ['compliance:read'] },
        actor: actorOf(caller),
        data: {
          by: [...new Set(marks.map(({ kind }) => kind))],
          hash: work.customers.hashOf(marks),
          found: Math.min(found.length, page.size),
        },
      });
      return found;
    });
    // The row beyond the page is not shown.
    const shown = rows.slice(0, page.size);
    await disclose(
      caller,
      shown.map(({ userId }) => ({ userId, field: 'customer' })),
    );
    return rows;
  };
}
