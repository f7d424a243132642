import type { Caller } from '@blockscore/caller';
import type { NewEvent } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { isReserved } from '../domain/monitoring/reserved-codes.ts';
import { type DeclaredRule, MOST_RULES } from './monitoring-ports.ts';
import type { Ports } from './ports.ts';

export interface DeclareRuleInput {
  /** JSON: docs/compliance/monitoring.md. */
  readonly content: string;
  readonly reason: string;
}

const PATH = ['input', 'content'] as const;

/** Declares a version of a rule, which watches nothing before another officer activates it. */
export function declareRule(ports: Pick<Ports, 'transact' | 'clock' | 'readRule'>) {
  return async (
    caller: Caller,
    input: DeclareRuleInput,
  ): Promise<Outcome<DeclaredRule, ComplianceErrorCode>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return reason;
    const read = ports.readRule(input.content);
    if (!read.ok) {
      return err(read.error.map((message) => ({ code: 'RULE_INVALID', message, path: PATH })));
    }
    const { code, version } = read.value.rule;
    if (isReserved(code)) return fail('RULE_INVALID', reservedMessage(code), PATH);
    return await ports.transact(async (work) => {
      const { rules } = work.monitoring;
      await rules.lock();
      if ((await rules.findVersion(code, version)) !== undefined) {
        const message = `There is a rule ${code} ${version} already, and what it says never changes: choose another version.`;
        return fail('RULE_VERSION_TAKEN', message, PATH);
      }
      const next = nextVersion(await rules.all(), code);
      if (version !== next) {
        const message = `The next version of ${code} is ${next}, not ${version}: a gap would look like one that is missing.`;
        return fail('RULE_INVALID', message, PATH);
      }
      if ((await rules.count()) >= MOST_RULES) {
        const message = `There are ${MOST_RULES} versions of rules, as many as there may be.`;
        return fail('INVALID_STATE', message, PATH);
      }
      const declared: DeclaredRule = {
        ...read.value,
        id: newId('rule'),
        declaredBy: caller.id,
        declaredAt: ports.clock(),
        reason: reason.value,
      };
      await rules.insert(declared);
      await work.events.record(ruleEvent(declared, 'DECLARED', caller));
      return ok(declared);
    });
  };
}

export function reservedMessage(code: string): string {
  return `${code} is what compliance calls alerts of its own: declare the rule under another code.`;
}

function nextVersion(declared: readonly DeclaredRule[], code: string): number {
  const versions = declared
    .filter(({ rule }) => rule.code === code)
    .map(({ rule }) => rule.version);
  return Math.max(0, ...versions) + 1;
}

export function ruleEvent(
  { id, rule: { code, version } }: DeclaredRule,
  change: 'DECLARED' | 'ACTIVATED' | 'RETIRED',
  actor: Caller,
): NewEvent<'compliance.monitoring_rule.changed'> {
  return {
    type: 'compliance.monitoring_rule.changed',
    aggregate: { type: 'monitoring_rule', id, version },
    audience: { scopes: ['compliance:read'] },
    actor,
    data: { ruleId: id, code, version, change },
  };
}
