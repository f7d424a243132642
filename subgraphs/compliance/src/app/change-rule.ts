import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { ruleEvent } from './declare-rule.ts';
import type { DeclaredRule } from './monitoring-ports.ts';
import type { Ports, Work } from './ports.ts';

export interface ChangeRuleInput {
  /** Of the version: `rule_…`. */
  readonly id: string;
  readonly reason: string;
}

type Result = Outcome<DeclaredRule, ComplianceErrorCode>;
const PATH = ['input', 'id'] as const;

/**
 * Has a declared version watch from now on, in place of the one before; an earlier one too, to go back
 * to it. Four eyes: never the officer who declared it.
 */
export function activateRule(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, input: ChangeRuleInput): Promise<Result> =>
    await changed(ports, input, async (work, found, reason) => {
      const { code, version } = found.rule;
      if (found.declaredBy === caller.id) {
        const message = `You declared ${code} ${version}, so another officer has to activate it.`;
        return fail('SECOND_OFFICER_REQUIRED', message, PATH);
      }
      if ((await watching(work, code)) === version) {
        return fail('INVALID_STATE', `${code} ${version} is active already.`, PATH);
      }
      const by = { changedBy: caller.id, changedAt: ports.clock(), reason };
      await work.monitoring.rules.change({ code, version, ...by });
      await work.events.record(ruleEvent(found, 'ACTIVATED', caller));
      return ok(found);
    });
}

/** Has a rule watch no more, in whatever version. What it found stays. */
export function retireRule(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, input: ChangeRuleInput): Promise<Result> =>
    await changed(ports, input, async (work, found, reason) => {
      const { code, version } = found.rule;
      if ((await watching(work, code)) !== version) {
        return fail('INVALID_STATE', `${code} ${version} is not active.`, PATH);
      }
      const by = { changedBy: caller.id, changedAt: ports.clock(), reason };
      await work.monitoring.rules.change({ code, version: null, ...by });
      await work.events.record(ruleEvent(found, 'RETIRED', caller));
      return ok(found);
    });
}

async function changed(
  { transact }: Pick<Ports, 'transact'>,
  input: ChangeRuleInput,
  change: (work: Work, found: DeclaredRule, reason: string) => Promise<Result>,
): Promise<Result> {
  const reason = readReason(input.reason);
  if (!reason.ok) return reason;
  return await transact(async (work) => {
    await work.monitoring.rules.lock();
    const found = await work.monitoring.rules.find(input.id.slice(0, 100));
    if (found === undefined) return fail('NOT_FOUND', 'There is no such version of a rule.', PATH);
    return await change(work, found, reason.value);
  });
}

/** The version that watches now; null where none does. */
async function watching(work: Work, code: string): Promise<number | null> {
  const [last] = await work.monitoring.rules.changesOf(code);
  return last?.version ?? null;
}
