import { z } from 'zod';
import type { ModelAbout, ModelGates } from '../domain/model-about.ts';
import type { ModelFigures } from '../domain/model-figures.ts';

export const RISING_EDGES = 'The edges must rise, and only the last bin has none.';

export function hasRisingEdges(bins: readonly { readonly below: number | null }[]): boolean {
  return bins.every(({ below }, i) => {
    const previous = bins[i - 1]?.below ?? Number.NEGATIVE_INFINITY;
    return i === bins.length - 1 ? below === null : below !== null && below > previous;
  });
}

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();

const calibration = z.array(z.strictObject({ count, predicted: share, observed: share }));

const group = z.strictObject({
  label: z.string().min(1),
  count,
  bads: count,
  approvalRate: share,
  approvalRateOfGoods: share,
  predicted: share,
  observed: share,
  calibration,
});

const reference = z
  .array(z.strictObject({ below: z.number().nullable(), count }))
  .min(1)
  .refine(hasRisingEdges, RISING_EDGES);

/** The figures of a model's card as JSON. */
export const figuresSchema: z.ZodType<ModelFigures> = z.strictObject({
  roc: z
    .array(z.strictObject({ falsePositiveRate: share, truePositiveRate: share }))
    .min(2)
    .max(101),
  scores: z.array(z.strictObject({ below: z.number().nullable(), count, bads: count })).min(1),
  calibration,
  fairness: z.array(
    z.strictObject({
      attribute: z.string().min(1),
      approvalShare: share,
      cutOff: z.number(),
      adverseImpactRatio: z.number().nonnegative(),
      equalOpportunityDifference: z.number().min(-1).max(1),
      protectedGroup: group,
      referenceGroup: group,
    }),
  ),
  reference: z.strictObject({
    people: z.int().positive(),
    scores: reference,
    characteristics: z.array(z.strictObject({ name: z.string().min(1), bins: reference })).min(1),
  }),
});

const gate = z
  .strictObject({ minimum: z.number().exactOptional(), maximum: z.number().exactOptional() })
  .exactOptional();

export const gatesSchema: z.ZodType<ModelGates> = z.strictObject({
  auc: gate,
  ks: gate,
  brier: gate,
  calibrationSlope: gate,
  ece: gate,
  peerLead: gate,
});

const paragraphs = z.array(z.string().min(1));

export const aboutSchema: z.ZodType<ModelAbout> = z.strictObject({
  intendedUse: paragraphs,
  outOfScope: paragraphs,
  notUsed: paragraphs,
  limits: paragraphs,
});
