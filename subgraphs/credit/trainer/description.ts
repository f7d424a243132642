import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { formulaSchema } from '../src/adapters/formula-schema.ts';
import { aboutSchema, gatesSchema } from '../src/adapters/model-figures-schema.ts';
import {
  MAXIMUM_LEAVES,
  MAXIMUM_TREE_CHARACTERISTICS,
  MAXIMUM_TREES,
  TREE_TRENDS,
} from '../src/domain/boosted-trees.ts';
import { MODEL_SUBJECTS } from '../src/domain/model-subject.ts';
import { fairnessSchema } from './attributes.ts';
import { MAXIMUM_BINS } from './quantile-bins.ts';

const inputSchema = z.union([
  z.strictObject({
    column: z.string().min(1),
    /** Texts that stand for «not known». */
    missing: z.array(z.string()).default([]),
    /** Texts that are codes and no numbers. */
    special: z.array(z.string()).default([]),
  }),
  z.strictObject({ formula: formulaSchema }),
]);

const characteristic = {
  name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  group: z.string().min(1),
  formula: formulaSchema,
};

/** What the trainer is told of a data set and of any model to fit on it. */
const fields = {
  model: z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.int().positive(),
    subject: z.enum(MODEL_SUBJECTS),
    title: z.string().min(1),
    trainedOn: z.iso.date(),
    currency: z.string().length(3),
    cutOff: z.int(),
    /** Scores from the cut-off up to cut-off + width are «just above» it. */
    referenceWidth: z.int().positive(),
  }),
  data: z.strictObject({
    title: z.string().min(1),
    /** Path below the data folder; a name that ends in .gz is uncompressed. */
    file: z.string().min(1),
    /** SHA-256 of the uncompressed file, in hexadecimal; the trainer refuses another file. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    terms: z.string().min(1),
  }),
  target: z.strictObject({ column: z.string().min(1), bad: z.string(), meaning: z.string() }),
  inputs: z.record(z.string(), inputSchema),
  scaling: z.strictObject({
    points: z.int(),
    odds: z.number().positive(),
    pointsToDoubleOdds: z.number().positive(),
    minimum: z.int(),
    maximum: z.int(),
  }),
  fairness: fairnessSchema.exactOptional(),
  gates: gatesSchema.exactOptional(),
  about: aboutSchema.exactOptional(),
};

/** See `BoostingSettings`. */
const boostingSchema = z.strictObject({
  /** Quantile bins that splits choose their edges from. */
  bins: z.int().min(2).max(MAXIMUM_BINS),
  trees: z.int().min(1).max(MAXIMUM_TREES),
  depth: z.int().min(1).max(Math.log2(MAXIMUM_LEAVES)),
  rate: z.number().positive().max(1),
  ridge: z.number().min(0),
  minimumHessian: z.number().positive(),
});

const scorecardSchema = z.strictObject({
  kind: z.literal('SCORECARD'),
  ...fields,
  characteristics: z
    .array(z.strictObject({ ...characteristic, trend: z.enum(['RISES', 'FALLS', 'VALLEY']) }))
    .min(1),
  binning: z.strictObject({
    /** Quantile bins to start from, before neighbours are merged. */
    fineBins: z.int().min(2).max(5_000),
    maximumBins: z.int().min(2).max(100),
    /** Least share of all applicants in a bin. */
    minimumShare: z.number().min(0).max(0.5),
  }),
  ridge: z.number().min(0),
  /** Boosted trees of the same characteristics that the card is compared with. */
  peer: boostingSchema.exactOptional(),
});

const treesSchema = z.strictObject({
  kind: z.literal('BOOSTED_TREES'),
  ...fields,
  characteristics: z
    .array(z.strictObject({ ...characteristic, trend: z.enum(TREE_TRENDS) }))
    .min(1)
    .max(MAXIMUM_TREE_CHARACTERISTICS),
  boosting: boostingSchema,
});

const kindsSchema = z.discriminatedUnion('kind', [scorecardSchema, treesSchema]);

/** Formulas reach inputs only, so that no characteristic can come from what fairness is about. */
const descriptionSchema = kindsSchema.superRefine(({ inputs, fairness }, context) => {
  const measured = new Set(fairness?.attributes.map(({ column }) => column));
  for (const [name, input] of Object.entries(inputs)) {
    if (!('column' in input) || !measured.has(input.column)) continue;
    context.addIssue({
      code: 'custom',
      path: ['inputs', name],
      message: `The column «${input.column}» is for measuring fairness: no model may read it.`,
    });
  }
});
export type Description = z.infer<typeof descriptionSchema>;
export type ScorecardDescription = Extract<Description, { kind: 'SCORECARD' }>;
export type TreesDescription = Extract<Description, { kind: 'BOOSTED_TREES' }>;

/**
 * Reads and checks a description.
 * @throws Error that names the file and each field that is wrong.
 */
export async function readDescription(path: string): Promise<Description> {
  const parsed = descriptionSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) {
    throw new Error(`${path} does not describe a training: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
