import type { Transaction } from '@blockscore/database';
import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import {
  type DeclaredRule,
  MOST_RULES,
  type MonitoringRuleRepository,
  type RuleChange,
} from '../app/monitoring-ports.ts';
import { readRule } from './monitoring-rule-content.ts';
import { monitoringRuleChanges as changes, monitoringRules as rules } from './tables.ts';

const MOST_CHANGES = 100;

type Row = typeof rules.$inferSelect;

/** Contents that were read, so that each is worked out once and not for every payment. */
const known = new Map<string, ReturnType<typeof readRule>>();

function readOnce(content: string): ReturnType<typeof readRule> {
  const read = known.get(content) ?? readRule(content);
  if (known.size >= MOST_RULES) known.clear();
  known.set(content, read);
  return read;
}

/** Checked again, so that nothing is watched by what a later check would refuse. */
function toRule({ content, code, version, digest, ...row }: Row): DeclaredRule {
  const read = readOnce(JSON.stringify(content));
  if (!read.ok) {
    throw new Error(
      `Rule ${code} ${version} in compliance.monitoring_rules cannot be read: ${read.error.join(' ')}`,
    );
  }
  if (read.value.digest !== digest) {
    throw new Error(
      `Rule ${code} ${version} in compliance.monitoring_rules is not what was declared: restore it.`,
    );
  }
  return { ...row, ...read.value };
}

export function createMonitoringRuleRepository(tx: Transaction): MonitoringRuleRepository {
  const latest = latestOf(tx);
  return { ...versionsOn(tx), ...changesOn(tx, latest) };
}

type Latest = ReturnType<typeof latestOf>;

function latestOf(tx: Transaction) {
  const latestChanges = async (): Promise<readonly RuleChange[]> =>
    await tx
      .selectDistinctOn([changes.code])
      .from(changes)
      .orderBy(changes.code, desc(changes.number));
  return { latestChanges };
}

function versionsOn(
  tx: Transaction,
): Pick<
  MonitoringRuleRepository,
  'lock' | 'all' | 'active' | 'find' | 'findVersion' | 'count' | 'insert'
> {
  return {
    async lock() {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('compliance.rules', 0))`);
    },
    async all() {
      const rows = await tx
        .select()
        .from(rules)
        .orderBy(asc(rules.code), asc(rules.version))
        .limit(MOST_RULES);
      return rows.map(toRule);
    },
    async active() {
      const latest = tx
        .selectDistinctOn([changes.code], { code: changes.code, version: changes.version })
        .from(changes)
        .orderBy(changes.code, desc(changes.number))
        .as('latest');
      const rows = await tx
        .select({ rule: rules })
        .from(rules)
        .innerJoin(latest, and(eq(latest.code, rules.code), eq(latest.version, rules.version)))
        .orderBy(asc(rules.code));
      return rows.map(({ rule }) => toRule(rule));
    },
    async find(id) {
      const [row] = await tx
        .select()
        .from(rules)
        .where(eq(rules.id, id as Row['id']));
      return row === undefined ? undefined : toRule(row);
    },
    async findVersion(code, version) {
      const [row] = await tx
        .select()
        .from(rules)
        .where(and(eq(rules.code, code), eq(rules.version, version)));
      return row === undefined ? undefined : toRule(row);
    },
    async count() {
      const [row] = await tx.select({ rules: count() }).from(rules);
      return row?.rules ?? 0;
    },
    async insert({ rule, content, ...row }) {
      const { code, version } = rule;
      await tx.insert(rules).values({ ...row, code, version, content: JSON.parse(content) });
    },
  };
}

function changesOn(
  tx: Transaction,
  { latestChanges }: Latest,
): Pick<MonitoringRuleRepository, 'latestChanges' | 'changesOf' | 'change'> {
  return {
    latestChanges,
    async changesOf(code) {
      return await tx
        .select()
        .from(changes)
        .where(eq(changes.code, code))
        .orderBy(desc(changes.number))
        .limit(MOST_CHANGES);
    },
    async change(change) {
      const [last] = await tx
        .select({ number: changes.number })
        .from(changes)
        .where(eq(changes.code, change.code))
        .orderBy(desc(changes.number))
        .limit(1);
      await tx.insert(changes).values({ ...change, number: (last?.number ?? 0) + 1 });
    },
  };
}
