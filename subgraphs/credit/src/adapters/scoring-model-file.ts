import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MODEL_SUBJECTS } from '../domain/model-subject.ts';
import {
  MODEL_KINDS,
  type ScorecardModel,
  type ScoringModel,
  type TreesModel,
} from '../domain/scoring-model.ts';
import { treesFields } from './boosted-trees-schema.ts';
import { formulaSchema } from './formula-schema.ts';
import {
  aboutSchema,
  figuresSchema,
  gatesSchema,
  hasRisingEdges,
  RISING_EDGES,
} from './model-figures-schema.ts';

const scoredBin = z.strictObject({
  count: z.int().nonnegative(),
  bads: z.int().nonnegative(),
  weightOfEvidence: z.number(),
  points: z.int(),
});

const bins = z
  .array(z.strictObject({ below: z.number().nullable(), ...scoredBin.shape }))
  .min(1)
  .refine(hasRisingEdges, RISING_EDGES);

const characteristic = z.strictObject({
  name: z.string().min(1),
  group: z.string().min(1),
  trend: z.enum(['RISES', 'FALLS', 'VALLEY']),
  formula: formulaSchema,
  informationValue: z.number(),
  coefficient: z.number().positive(),
  neutralPoints: z.int(),
  referencePoints: z.number(),
  bins,
  missing: scoredBin,
  special: scoredBin,
});

const metrics = z.strictObject({
  auc: z.number(),
  ks: z.number(),
  brier: z.number(),
  calibrationSlope: z.number(),
  ece: z.number(),
});

/** What every kind of model tells of itself. */
const fitted = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().positive(),
  subject: z.enum(MODEL_SUBJECTS),
  title: z.string().min(1),
  trainedOn: z.iso.date(),
  codeVersion: z.string().min(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  data: z.strictObject({
    title: z.string().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rows: z.int().positive(),
    bads: z.int().positive(),
    terms: z.string().min(1),
  }),
  target: z.string().min(1),
  figures: figuresSchema,
  gates: gatesSchema.exactOptional(),
  about: aboutSchema.exactOptional(),
  scaling: z.strictObject({
    points: z.int(),
    odds: z.number().positive(),
    pointsToDoubleOdds: z.number().positive(),
    minimum: z.int(),
    maximum: z.int(),
  }),
  cutOff: z.int(),
};
const crossValidated = { outOfFold: metrics, foldAucs: z.array(z.number()) };

const scorecardSchema = z.strictObject({
  kind: z.literal('SCORECARD'),
  ...fitted,
  metrics: z.strictObject({
    ...crossValidated,
    peer: z.strictObject({ kind: z.enum(MODEL_KINDS), auc: z.number() }).exactOptional(),
  }),
  characteristics: z.array(characteristic).min(1),
}) satisfies z.ZodType<ScorecardModel>;

const treesSchema = z.strictObject({
  kind: z.literal('BOOSTED_TREES'),
  ...fitted,
  metrics: z.strictObject({
    ...crossValidated,
    complete: z.strictObject({ rows: z.int().positive(), auc: z.number() }),
  }),
  ...treesFields,
}) satisfies z.ZodType<TreesModel>;

const scoringModelSchema: z.ZodType<ScoringModel> = z
  .discriminatedUnion('kind', [scorecardSchema, treesSchema])
  .refine(
    ({ characteristics, figures: { reference } }) =>
      characteristics.every(({ name }, c) => reference.characteristics[c]?.name === name),
    'figures.reference must have the same characteristics in the same order.',
  );

/**
 * Reads and checks a model that the trainer wrote.
 * @throws Error that names the file and each field that is wrong.
 */
export async function readScoringModel(path: string | URL): Promise<ScoringModel> {
  return parseScoringModel(await readFile(path, 'utf8'), String(path));
}

/** The same from text; `source` is what an error names. */
export function parseScoringModel(text: string, source: string): ScoringModel {
  const parsed = scoringModelSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${source} is no scoring model: ${z.prettifyError(parsed.error)}. Write it anew with «pnpm train».`,
  );
}

/**
 * The same for who needs bins and points.
 * @throws Error when the model is of another kind.
 */
export async function readScorecard(path: string | URL): Promise<ScorecardModel> {
  const model = await readScoringModel(path);
  if (model.kind === 'SCORECARD') return model;
  throw new Error(`${path} holds no scorecard but a model of kind ${model.kind}.`);
}
