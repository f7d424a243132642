import { canonicalJson } from './canonical-json.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Hexadecimal SHA-256 of a text in UTF-8. */
export type Sha256 = (text: string) => string;

/**
 * SHA-256 of what a model scores by: whoever has a model with this digest gets the same score from
 * the same inputs. What the file tells beside that (title, figures, data) may be reworded.
 */
export function modelDigest(model: ScoringModel, sha256: Sha256): string {
  return sha256(canonicalJson(scoringContentOf(model)));
}

function scoringContentOf(model: ScoringModel) {
  const { id, version, kind, subject, currency, scaling, cutOff, characteristics } = model;
  const content = { id, version, kind, subject, currency, scaling, cutOff, characteristics };
  switch (model.kind) {
    case 'SCORECARD':
      return content;
    case 'BOOSTED_TREES':
      return { ...content, baseLogOdds: model.baseLogOdds, trees: model.trees };
  }
}
