import { z } from 'zod';
import {
  MAXIMUM_LEAVES,
  MAXIMUM_TREE_CHARACTERISTICS,
  MAXIMUM_TREES,
  TREE_TRENDS,
  type TreeNode,
} from '../domain/boosted-trees.ts';
import { formulaSchema } from './formula-schema.ts';

const node: z.ZodType<TreeNode> = z.lazy(() =>
  z.union([z.number(), z.tuple([z.string().min(1), z.number(), z.boolean(), node, node])]),
);

const tree = node.refine(
  (root) => leavesOf(root) <= MAXIMUM_LEAVES,
  `A tree may have at most ${MAXIMUM_LEAVES} leaves.`,
);

function leavesOf(root: TreeNode): number {
  return typeof root === 'number' ? 1 : leavesOf(root[3]) + leavesOf(root[4]);
}

const characteristic = z.strictObject({
  name: z.string().min(1),
  group: z.string().min(1),
  trend: z.enum(TREE_TRENDS),
  formula: formulaSchema,
  gainShare: z.number().min(0).max(1),
  reference: z.number(),
  neutral: z.number(),
});

/** What boosted trees score by, as JSON; bounded, for scoring takes time in proportion. */
export const treesFields = {
  baseLogOdds: z.number(),
  characteristics: z.array(characteristic).min(1).max(MAXIMUM_TREE_CHARACTERISTICS),
  trees: z.array(tree).min(1).max(MAXIMUM_TREES),
};
