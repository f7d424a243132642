import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Formula } from '../domain/formula.ts';
import { MODEL_SUBJECTS } from '../domain/model-subject.ts';
import { MODEL_KINDS, type ScoringModel } from '../domain/scoring-model.ts';
import { aboutSchema, figuresSchema, gatesSchema } from './model-figures-schema.ts';

/** A formula as JSON: see `domain/formula.ts`. */
export const formulaSchema: z.ZodType<Formula> = z.lazy(() =>
  z.union([
    z.number(),
    z.string().min(1),
    z.tuple([z.literal('round'), formulaSchema]),
    z.tuple([z.enum(['add', 'subtract', 'multiply', 'divide']), formulaSchema, formulaSchema]),
  ]),
);

const scoredBin = z.strictObject({
  count: z.int().nonnegative(),
  bads: z.int().nonnegative(),
  weightOfEvidence: z.number(),
  points: z.int(),
});

const bins = z
  .array(z.strictObject({ below: z.number().nullable(), ...scoredBin.shape }))
  .min(1)
  .refine(
    (list) =>
      list.every(({ below }, i) => {
        const previous = list[i - 1]?.below ?? Number.NEGATIVE_INFINITY;
        return i === list.length - 1 ? below === null : below !== null && below > previous;
      }),
    'The edges must rise, and only the last bin has none.',
  );

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

const scoringModelSchema: z.ZodType<ScoringModel> = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().positive(),
  kind: z.enum(MODEL_KINDS),
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
  metrics: z.strictObject({
    outOfFold: z.strictObject({
      auc: z.number(),
      ks: z.number(),
      brier: z.number(),
      calibrationSlope: z.number(),
      ece: z.number(),
    }),
    foldAucs: z.array(z.number()),
  }),
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
  characteristics: z.array(characteristic).min(1),
});

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
