import { keyset, type Transaction } from '@blockscore/database';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { DeclaredPolicy, PolicyRepository } from '../app/policy-ports.ts';
import { contentOf, digestOf, readPolicy } from './policy-content.ts';
import { policies, policyActivations } from './tables.ts';

const MOST_ACTIVATIONS = 100;

type Row = typeof policies.$inferSelect;

/** Checked again, so that nothing is decided by what a later check would refuse. */
function toPolicy({ content, version, digest, ...row }: Row): DeclaredPolicy {
  const read = readPolicy(JSON.stringify(content));
  if (!read.ok) {
    throw new Error(
      `Policy ${version} in lending.policies cannot be read: ${read.error.join(' ')}`,
    );
  }
  if (read.value.digest !== digest) {
    throw new Error(`Policy ${version} in lending.policies is not what was declared: restore it.`);
  }
  return { ...row, ...read.value };
}

export function createPolicyRepository(tx: Transaction): PolicyRepository {
  const latest = async () => {
    const [row] = await tx
      .select()
      .from(policyActivations)
      .orderBy(desc(policyActivations.number))
      .limit(1);
    return row;
  };
  const find = async (version: string) => {
    const [row] = await tx.select().from(policies).where(eq(policies.version, version));
    return row === undefined ? undefined : toPolicy(row);
  };
  return {
    find,
    latestActivation: latest,
    async active() {
      const activation = await latest();
      const policy = activation && (await find(activation.version));
      if (policy === undefined) throw new Error('No policy is active: start lending to seed one.');
      return policy;
    },
    async lock() {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('lending.policies', 0))`);
    },
    async findMany(versions) {
      const rows = await tx
        .select()
        .from(policies)
        .where(inArray(policies.version, [...versions]));
      return rows.map(toPolicy);
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(policies.id, page);
      const rows = await tx.select().from(policies).where(where).orderBy(orderBy).limit(limit);
      return rows.map(toPolicy);
    },
    async insert({ policy, content: _, ...row }) {
      const digest = digestOf(contentOf(policy));
      await tx
        .insert(policies)
        .values({ ...row, digest, version: policy.version, content: policy });
    },
    async activate(activation) {
      const number = ((await latest())?.number ?? 0) + 1;
      await tx.insert(policyActivations).values({ ...activation, number });
      return { ...activation, number };
    },
    async activationsOf(version) {
      return await tx
        .select()
        .from(policyActivations)
        .where(eq(policyActivations.version, version))
        .orderBy(desc(policyActivations.number))
        .limit(MOST_ACTIVATIONS);
    },
  };
}
