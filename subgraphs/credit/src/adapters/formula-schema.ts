import { z } from 'zod';
import type { Formula } from '../domain/formula.ts';

/** A formula as JSON: see `domain/formula.ts`. */
export const formulaSchema: z.ZodType<Formula> = z.lazy(() =>
  z.union([
    z.number(),
    z.string().min(1),
    z.tuple([z.literal('round'), formulaSchema]),
    z.tuple([z.enum(['add', 'subtract', 'multiply', 'divide']), formulaSchema, formulaSchema]),
    z.tuple([z.enum(['sum', 'min', 'max']), formulaSchema], formulaSchema),
  ]),
);
