import { createHash } from 'node:crypto';
import { err, ok } from '@blockscore/result';
import { z } from 'zod';
import type { ReadPolicy } from '../app/policy-ports.ts';
import {
  COUNTER_OFFER_WAYS,
  type DebtLimits,
  type DecisionPolicy,
  FINDINGS,
  type ScoreCutOffs,
} from '../domain/policy.ts';
import { PRICING_BANDS } from '../domain/product.ts';

/** Characters of a policy's text, which is far more than one with fifty products takes. */
const LONGEST = 20_000;
const MOST_PRODUCTS = 50;

const amount = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be an amount such as "20000"');
const share = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'must be a share from 0 to 1 such as "0.40"');
const ratio = z.string().regex(/^\d(\.\d{1,6})?$/, 'must be a ratio such as "0.40"');
const points = z.int().min(300).max(850);
const finding = z.enum(FINDINGS);
const findings = z.array(finding).refine((list) => new Set(list).size === list.length, {
  error: 'names one finding twice',
});
const bandwise = <T extends z.ZodType>(value: T) =>
  z.strictObject({ A: value, B: value, C: value, D: value });

const inOrder = <T extends ScoreCutOffs>(score: T) => score.refer <= score.approve;
const IN_ORDER = { error: '`refer` must not be above `approve`' };
const cutOffs = z.strictObject({ approve: points, refer: points }).refine(inOrder, IN_ORDER);
const debtLimits = z
  .strictObject({ approve: ratio, refer: ratio })
  .refine(({ approve, refer }: DebtLimits) => Number(approve) <= Number(refer), {
    error: '`approve` must not be above `refer`',
  });

const shape = z.strictObject({
  version: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'must be 1 to 40 of A-Z a-z 0-9 . _ -'),
  score: z
    .strictObject({ approve: points, refer: points, maxAgeDays: z.int().min(1).max(3_650) })
    .refine(inOrder, IN_ORDER),
  debtToIncome: debtLimits,
  maxAutomaticAmount: amount,
  highestAmounts: bandwise(amount.nullable()),
  bands: bandwise(z.int().min(0).max(850)),
  products: z
    .record(
      z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be the code of a product'),
      z.strictObject({
        score: cutOffs.exactOptional(),
        debtToIncome: debtLimits.exactOptional(),
      }),
    )
    .refine((products) => Object.keys(products).length <= MOST_PRODUCTS, {
      error: `names at most ${MOST_PRODUCTS} products`,
    }),
  knockOuts: findings,
  referrals: findings,
  authority: z.strictObject({
    LOAN_OFFICER: z.strictObject({ aloneUpTo: amount.nullable(), highest: amount.nullable() }),
  }),
  overrides: z.strictObject({ allowed: findings, withNote: findings }),
  counterOffer: z
    .strictObject({
      ways: z.array(z.enum(COUNTER_OFFER_WAYS)).min(1).max(COUNTER_OFFER_WAYS.length),
      amountStep: amount.refine((step) => Number(step) >= 1, { error: 'must be at least "1"' }),
      leastShare: share,
      termStepMonths: z.int().min(1).max(120),
    })
    .nullable(),
  lossGivenDefault: share,
});

/** Findings that only wait for somebody: who is screened, for one, must not learn of it by a rejection. */
const ONLY_REFERRED = ['SCREENING_UNRESOLVED', 'NO_PROFILE', 'SCORE_NEEDS_REVIEW'] as const;
/** What no note of an officer makes good. */
const NEVER_OVERRIDDEN = ['SCREENING_UNRESOLVED', 'IDENTITY_REJECTED', 'IDENTITY_NOT_VERIFIED'];

/** Every finding has one consequence, and some may not have another. */
function* consequences({ knockOuts, referrals, overrides }: DecisionPolicy): Generator<string> {
  for (const each of FINDINGS) {
    if (Number(knockOuts.includes(each)) + Number(referrals.includes(each)) !== 1) {
      yield `${each}: put it in either knockOuts or referrals.`;
    }
  }
  for (const each of ONLY_REFERRED) {
    if (knockOuts.includes(each)) yield `knockOuts: ${each} may only be referred.`;
  }
  for (const each of overrides.allowed) {
    if (NEVER_OVERRIDDEN.includes(each)) {
      yield `overrides.allowed: nobody approves against ${each}.`;
    }
  }
  for (const each of overrides.withNote) {
    if (!overrides.allowed.includes(each)) {
      yield `overrides.withNote: ${each} is not allowed at all.`;
    }
  }
}

/** A better band begins higher, and is lent no less. */
function* bandsInOrder({ bands, highestAmounts }: DecisionPolicy): Generator<string> {
  if (bands.D !== 0) yield 'bands: D begins at 0, so that every score has a band.';
  for (const [index, band] of PRICING_BANDS.entries()) {
    const better = PRICING_BANDS[index - 1];
    if (better === undefined) continue;
    if (bands[better] <= bands[band]) yield `bands: ${better} must begin above ${band}.`;
    const most = highestAmounts[better];
    const worse = highestAmounts[band];
    if (most !== null && (worse === null || Number(worse) > Number(most))) {
      yield `highestAmounts: ${band} must not be above ${better}.`;
    }
  }
}

/** Reads and checks what is declared as a policy, and what was stored as one. */
export const readPolicy: ReadPolicy = (text) => {
  if (text.length > LONGEST) return err([`The policy has more than ${LONGEST} characters.`]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err([`This is no JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    return err(
      parsed.error.issues
        .slice(0, 20)
        .map(({ path, message }) => `${path.join('.') || 'policy'}: ${message}`),
    );
  }
  const policy: DecisionPolicy = parsed.data;
  const breaches = [...consequences(policy), ...bandsInOrder(policy)];
  if (breaches.length > 0) return err(breaches);
  const content = contentOf(policy);
  return ok({ policy, content, digest: digestOf(content) });
};

/** JSON with the keys of every object in order, so that the same policy has the same digest. */
export function contentOf(policy: DecisionPolicy): string {
  return JSON.stringify(sorted(policy), null, 2);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

export function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
