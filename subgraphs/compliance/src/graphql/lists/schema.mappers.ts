export type {
  EntryChange as SanctionsListChangeMapper,
  VersionDelta as SanctionsListDeltaMapper,
} from '../../app/list-ports.ts';
export type { KeptEntry as SanctionsListEntryMapper } from '../../domain/sanctions/content.ts';
export type {
  ListRefusal as SanctionsListRefusalMapper,
  ListVersion as SanctionsListVersionMapper,
  SanctionsList as SanctionsListMapper,
} from '../../domain/sanctions/list.ts';
