import type { ModelSubject } from '../domain/model-subject.ts';
import type { ActiveModels, Contest, ModelRepository, ScoringModels } from './model-ports.ts';
import type { Ports, Work } from './ports.ts';

/**
 * Who decides for whoever is about to write a score, and stays so until the transaction ends: a
 * promotion waits for it, so that no score of the model of before appears after the change-over.
 * @throws Error where this process holds no file of the model that decides
 */
export async function decidingModels(ports: Pick<Ports, 'models'>, work: Work) {
  // Not in one statement with the reading, which would see what was there before it waited.
  await work.models.holdPromotions();
  return await activeModels(ports, work);
}

/**
 * Who decides at this moment and who is only watched: the model promoted last, else the configured
 * one.
 * @throws Error where this process holds no file of the model that decides
 */
export async function activeModels(
  { models }: Pick<Ports, 'models'>,
  work: { readonly models: Pick<ModelRepository, 'promoted'> },
): Promise<ActiveModels> {
  const champions = championIds(models, await work.models.promoted());
  const application = contestOf(models, 'APPLICATION', champions.APPLICATION);
  if (!application) throw new Error('No model scores applications: name one in SCORING_MODEL.');
  return { application, behaviour: contestOf(models, 'BEHAVIOUR', champions.BEHAVIOUR) };
}

/** The ids of those that decide; null where the subject has no model. */
export function championIds(
  { configured }: Pick<ScoringModels, 'configured'>,
  promoted: Readonly<Partial<Record<ModelSubject, string>>>,
): Readonly<Record<ModelSubject, string | null>> {
  return { ...configured, ...promoted };
}

function contestOf(
  models: ScoringModels,
  subject: ModelSubject,
  id: string | null,
): Contest | null {
  if (id === null) return null;
  const champion = models.prepared.get(id);
  if (!champion) {
    throw new Error(
      `${id} was promoted to decide (${subject}), but this process has no file of it under models/: run a version that has it, or promote another one with «pnpm promote-model».`,
    );
  }
  const challengers = [...models.prepared.values()].filter(
    (other) => other.model.subject === subject && other !== champion && other.fits,
  );
  return { champion, challengers };
}
