import type { Ports } from './ports.ts';
import type { RefreshPage, ScoreRefresh } from './refresh-ports.ts';

/** A page of rescorings, newest first, and one more where there is another page. */
export function listScoreRefreshes(ports: Pick<Ports, 'transact'>) {
  return (page: RefreshPage): Promise<readonly ScoreRefresh[]> =>
    ports.transact((work) => work.refreshes.list(page));
}
