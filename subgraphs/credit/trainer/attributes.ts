import { z } from 'zod';
import { type AttributeGroups, NEITHER, PROTECTED, REFERENCE } from './fairness.ts';
import { at } from './numbers.ts';

/** Values from `from` up to, and not including, `below`; or texts as the data writes them. */
const groupSchema = z.union([
  z.strictObject({
    label: z.string().min(1),
    from: z.number().optional(),
    below: z.number().optional(),
  }),
  z.strictObject({ label: z.string().min(1), values: z.array(z.string()).min(1) }),
]);
type Group = z.infer<typeof groupSchema>;

/** Columns that are read for measuring fairness and for nothing else. */
export const fairnessSchema = z.strictObject({
  /** Share of all applicants that count as approved: the best by score. */
  approvalShare: z.number().positive().max(1),
  attributes: z.array(
    z.strictObject({
      name: z.string().min(1),
      column: z.string().min(1),
      protectedGroup: groupSchema,
      referenceGroup: groupSchema,
    }),
  ),
});
export type FairnessDescription = z.infer<typeof fairnessSchema>;

/**
 * Which row belongs to which group of each attribute. A value of neither group, or none, leaves
 * the row out of the comparison.
 */
export function readAttributes(
  attributes: FairnessDescription['attributes'],
  cells: readonly (readonly string[])[],
  columnOf: (name: string) => number,
): readonly AttributeGroups[] {
  return attributes.map(({ name, column, protectedGroup, referenceGroup }) => {
    const index = columnOf(column);
    return {
      attribute: name,
      protectedLabel: protectedGroup.label,
      referenceLabel: referenceGroup.label,
      groups: Uint8Array.from(cells, (row) => {
        const text = at(row, index);
        if (isIn(protectedGroup, text)) return PROTECTED;
        return isIn(referenceGroup, text) ? REFERENCE : NEITHER;
      }),
    };
  });
}

function isIn(group: Group, text: string): boolean {
  if ('values' in group) return group.values.includes(text);
  const value = text === '' ? Number.NaN : Number(text);
  const { from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = group;
  return value >= from && value < below;
}
