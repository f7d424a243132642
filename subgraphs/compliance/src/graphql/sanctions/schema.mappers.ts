export type { NameScreening as NameScreeningMapper } from '../../app/screen-name.ts';
export type {
  ListVersion as SanctionsListVersionMapper,
  SanctionsList as SanctionsListMapper,
} from '../../domain/sanctions/list.ts';
export type {
  MatchRecord as SanctionsMatchMapper,
  Screening as ScreeningMapper,
} from '../../domain/screening.ts';
