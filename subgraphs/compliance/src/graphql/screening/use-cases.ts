import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { confirmMatch, dismissMatch } from '../../app/decide-match.ts';
import { openMatchesOf } from '../../app/open-matches-of.ts';
import type { Ports } from '../../app/ports.ts';
import { replayScreening } from '../../app/replay-screening.ts';
import { screeningsOfDay } from '../../app/screenings-of-day.ts';
import { type MatchVerdict, verdictsAbout } from '../../domain/match-verdict.ts';
import type { Rescreening } from '../../domain/rescreening.ts';
import type { Screening } from '../../domain/screening.ts';

/** What resolvers may do about screenings and what officers say of them. */
export interface ScreeningUseCases {
  readonly dismissMatch: ReturnType<typeof dismissMatch>;
  readonly confirmMatch: ReturnType<typeof confirmMatch>;
  readonly replayScreening: ReturnType<typeof replayScreening>;
  readonly screeningsOfDay: ReturnType<typeof screeningsOfDay>;
  readonly openEntities: ReturnType<typeof openMatchesOf>;
  readonly listVerdicts: (of: Screening) => Promise<readonly MatchVerdict[]>;
  readonly listRescreenings: (page: PageArguments) => Promise<ConnectionPage<Rescreening>>;
}

export function createScreeningUseCases(ports: Ports): ScreeningUseCases {
  return {
    dismissMatch: dismissMatch(ports),
    confirmMatch: confirmMatch(ports),
    replayScreening: replayScreening(ports),
    screeningsOfDay: screeningsOfDay(ports),
    openEntities: openMatchesOf(ports),
    listVerdicts: (screening) =>
      ports.transact(async (work) => {
        const given = await work.verdicts.of(screening.userId);
        return await work.verdicts.withNotes(screening.userId, verdictsAbout(screening, given));
      }),
    listRescreenings: async (args) => {
      const page = readPage(args, (key) => isId('rescreening', key));
      const rows = await ports.transact((work) => work.rescreenings.list(page));
      return connectionOf(rows, page, ({ id }) => id);
    },
  };
}
