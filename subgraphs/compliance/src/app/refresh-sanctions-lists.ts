import type { SanctionsList } from '../domain/sanctions/list.ts';
import type { Ports } from './ports.ts';

/** Has the lists looked at soon; gives them as they are until then. */
export function refreshSanctionsLists(ports: Pick<Ports, 'transact'>) {
  return (): Promise<readonly SanctionsList[]> =>
    ports.transact(async (work) => {
      await work.jobs.enqueue('refresh-sanctions-lists', {});
      return await work.lists.all();
    });
}
