import { fileSar } from '../../app/cases/file-sar.ts';
import { reviewContinuingActivity } from '../../app/cases/review-continuing-activity.ts';
import { recordSarFiling, reviewSar } from '../../app/cases/review-sar.ts';
import type { Ports } from '../../app/ports.ts';
import type { Case } from '../../domain/cases/case.ts';
import type { Sar } from '../../domain/cases/sar.ts';

/** What resolvers may do about suspicious activity reports. */
export function createSarUseCases(ports: Ports) {
  return {
    fileSar: fileSar(ports),
    reviewSar: reviewSar(ports),
    recordSarFiling: recordSarFiling(ports),
    reviewContinuingActivity: reviewContinuingActivity(ports),
    listSars: ({ id }: Case): Promise<readonly Sar[]> => ports.transact((work) => work.sars.of(id)),
  };
}

export type SarUseCases = Readonly<ReturnType<typeof createSarUseCases>>;
