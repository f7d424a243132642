import type { Id } from '@blockscore/ids';

/** Partners as lending has heard of them. */
export interface PartnerRepository {
  /** Takes down that there is one. */
  note(id: Id<'partner'>): Promise<void>;
  /** Whether there is one of that id, and it is not suspended. */
  isLive(id: Id<'partner'>): Promise<boolean>;
}
