import { readdir } from 'node:fs/promises';
import type { ScoringModels } from '../app/ports.ts';
import { createScorer } from '../domain/score-profile.ts';
import { readScoringModel } from './scoring-model-file.ts';

/**
 * Reads every model of a folder; each stays there for the scores that it gave.
 * @param championId the model that decides
 * @param currency the lender's: a model's amounts cannot be read in another
 * @throws Error when a file is no model, or the champion is absent or of another currency
 */
export async function readScoringModels(
  folder: URL,
  championId: string,
  currency: string,
): Promise<ScoringModels> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const all = await Promise.all(files.map((name) => readScoringModel(new URL(name, folder))));
  const byId = new Map(all.map((model) => [model.id, model]));
  const champion = byId.get(championId);
  if (!champion) {
    throw new Error(
      `SCORING_MODEL names ${championId}, which is none of ${[...byId.keys()].join(', ')} in ${folder.pathname}.`,
    );
  }
  if (champion.currency !== currency) {
    throw new Error(
      `The model ${champion.id} reads amounts in ${champion.currency}, but CURRENCY is ${currency}: fit a model on data in ${currency} with «pnpm train» and name it in SCORING_MODEL, or lend in ${champion.currency}.`,
    );
  }
  return {
    champion: { model: champion, score: createScorer(champion) },
    all,
    find: (id) => byId.get(id),
  };
}
