import { readdir } from 'node:fs/promises';
import type { PreparedModel, ScoringModels } from '../app/model-ports.ts';
import { modelDigest } from '../domain/model-digest.ts';
import type { ModelSubject } from '../domain/model-subject.ts';
import { createRater, createScorer } from '../domain/score-profile.ts';
import type { ScoringModel } from '../domain/scoring-model.ts';
import { readScoringModel } from './scoring-model-file.ts';
import { sha256 } from './secrets.ts';

/** Which models decide where none was promoted, and what the lender works in. */
export interface ModelSettings {
  readonly SCORING_MODEL: string;
  readonly BEHAVIOUR_MODEL: string;
  readonly CURRENCY: string;
}

/**
 * Reads every model of a folder and prepares it; each stays there for the scores that it gave.
 * @throws Error when a file is no model, or one that shall decide is absent or of another currency
 */
export async function readScoringModels(
  folder: URL,
  settings: ModelSettings,
): Promise<ScoringModels> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const all = await Promise.all(files.map((name) => readScoringModel(new URL(name, folder))));
  const prepared = new Map(all.map((model) => [model.id, prepare(model, settings.CURRENCY)]));
  const { SCORING_MODEL, BEHAVIOUR_MODEL, CURRENCY } = settings;
  const configuredOf = (variable: string, id: string, subject: ModelSubject) => {
    const ofSubject = [...prepared.values()].filter(({ model }) => model.subject === subject);
    const named = ofSubject.find(({ model }) => model.id === id);
    if (!named) {
      const known = ofSubject.map(({ model }) => model.id).join(', ');
      throw new Error(`${variable} names ${id}, which is none of ${known} in ${folder.pathname}.`);
    }
    if (!named.fits) throw new Error(refusalOf(variable, named.model, CURRENCY));
    return id;
  };
  // A lender may well have no behavioural model at all.
  const hasBehaviour = all.some(({ subject }) => subject === 'BEHAVIOUR');
  return {
    all,
    find: (id) => prepared.get(id)?.model,
    prepared,
    configured: {
      APPLICATION: configuredOf('SCORING_MODEL', SCORING_MODEL, 'APPLICATION'),
      BEHAVIOUR: hasBehaviour
        ? configuredOf('BEHAVIOUR_MODEL', BEHAVIOUR_MODEL, 'BEHAVIOUR')
        : null,
    },
  };
}

function prepare(model: ScoringModel, currency: string): PreparedModel {
  return {
    model,
    digest: modelDigest(model, sha256),
    // Behaviour is read in shares and days, never in amounts.
    fits: model.subject === 'BEHAVIOUR' || model.currency === currency,
    score: createScorer(model),
    rate: createRater(model),
  };
}

function refusalOf(variable: string, { id, currency }: ScoringModel, lenders: string): string {
  return `The model ${id} reads amounts in ${currency}, but CURRENCY is ${lenders}: fit a model on data in ${lenders} with «pnpm train» and name it in ${variable}, or lend in ${currency}.`;
}
