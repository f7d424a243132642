export type { NameScreening as NameScreeningMapper } from '../../app/screen-name.ts';
export type {
  MatchRecord as SanctionsMatchMapper,
  Screening as ScreeningMapper,
} from '../../domain/screening.ts';
