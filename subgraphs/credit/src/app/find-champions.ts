import type { ModelSubject } from '../domain/model-subject.ts';
import { championIds } from './active-models.ts';
import type { Ports } from './ports.ts';

/** The id of the model that decides of each subject, as of now; null where the subject has none. */
export function findChampions(ports: Pick<Ports, 'transact' | 'models'>) {
  return (): Promise<Readonly<Record<ModelSubject, string | null>>> =>
    ports.transact(async (work) => championIds(ports.models, await work.models.promoted()));
}
