import type { Id } from '@blockscore/ids';
import type { AdverseActionContent } from '../domain/adverse-action.ts';

export interface AdverseActionNotice {
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly decisionId: Id<'dec'>;
  readonly issuedAt: Date;
  readonly content: AdverseActionContent;
}

export interface AdverseActionRepository {
  insert(notice: AdverseActionNotice): Promise<void>;
  /** Those whose person has not been erased. */
  findMany(applicationIds: readonly Id<'app'>[]): Promise<readonly AdverseActionNotice[]>;
}
