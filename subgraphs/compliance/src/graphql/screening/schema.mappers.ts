export type { ScreeningReplay as ScreeningReplayMapper } from '../../app/replay-screening.ts';
export type {
  DayComparison as ScreeningComparisonMapper,
  ScreeningDay as ScreeningDayMapper,
} from '../../app/screenings-of-day.ts';
export type { MatchVerdict as MatchVerdictMapper } from '../../domain/match-verdict.ts';
export type { Rescreening as RescreeningMapper } from '../../domain/rescreening.ts';
export type { ReplayDifference as ScreeningDifferenceMapper } from '../../domain/screening-replay.ts';
