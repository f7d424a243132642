import type { ModelKind } from '../src/domain/scoring-model.ts';
import type { DataSet } from './data-set.ts';
import type { Description } from './description.ts';

/** Raised whenever the trainer would write another model from the same data and description. */
const TRAINER_VERSION = '1.0.0';

/** What a model tells of itself whatever its kind: from the description and the data. */
export function modelHeader<K extends ModelKind>(
  { kind, model, data: source, target }: Description & { readonly kind: K },
  data: DataSet,
) {
  return {
    id: model.id,
    version: model.version,
    kind,
    subject: model.subject,
    title: model.title,
    trainedOn: model.trainedOn,
    codeVersion: TRAINER_VERSION,
    currency: model.currency,
    data: {
      title: source.title,
      sha256: source.sha256,
      rows: data.rows,
      bads: data.bad.reduce((sum, value) => sum + value, 0),
      terms: source.terms,
    },
    target: target.meaning,
  };
}

/** What its card is judged by, and says in words. */
export function gatesAndWords({ gates, about }: Description) {
  return { ...(gates && { gates }), ...(about && { about }) };
}
