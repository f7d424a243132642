import type { SanctionsList } from '../domain/sanctions/list.ts';
import type { Ports } from './ports.ts';

export interface RefreshBegun {
  readonly requestedAt: Date;
  /** As they are until they are looked at. */
  readonly lists: readonly SanctionsList[];
}

/** Has the lists looked at soon: each that is active once it was looked at since `requestedAt`. */
export function refreshSanctionsLists(ports: Pick<Ports, 'transact' | 'clock'>) {
  return (): Promise<RefreshBegun> =>
    ports.transact(async (work) => {
      const requestedAt = ports.clock();
      await work.jobs.enqueue('refresh-sanctions-lists', {});
      return { requestedAt, lists: await work.lists.all() };
    });
}
