import { openMatches } from '../domain/match-verdict.ts';
import type { Screening } from '../domain/screening.ts';
import type { Ports } from './ports.ts';

/** Matches of a screening that no officer has dismissed, as `list:uid`. */
export function openMatchesOf(ports: Pick<Ports, 'transact'>) {
  return async (screening: Screening): Promise<readonly string[]> => {
    if (screening.entities.length === 0) return [];
    const verdicts = await ports.transact((work) => work.verdicts.of(screening.userId));
    return openMatches(screening, verdicts);
  };
}
