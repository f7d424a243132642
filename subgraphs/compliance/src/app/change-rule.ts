import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { isReserved } from '../domain/monitoring/reserved-codes.ts';
import { reservedMessage, ruleEvent } from './declare-rule.ts';
import { joinProposal } from './join-proposal.ts';
import type { DeclaredRule, RuleChange } from './monitoring-ports.ts';
import type { Ports, Work } from './ports.ts';
import type { OfficerProposal, ProposedAct } from './proposal-ports.ts';
import { voidSince } from './void-since.ts';

export interface ChangeRuleInput {
  /** Of the version: `rule_…`. */
  readonly id: string;
  readonly reason: string;
}

/** The version, and what waits for another officer; null where it is done. */
export interface ChangedRule {
  readonly rule: DeclaredRule;
  readonly proposal: OfficerProposal | null;
}

type Result = Outcome<ChangedRule, ComplianceErrorCode>;
const PATH = ['input', 'id'] as const;

/**
 * Has a declared version watch from now on, in place of the one before. Four eyes: never the officer who
 * declared it. To go back to a version before one that has watched is proposed by one officer and done
 * by another, whoever declared it.
 */
export function activateRule(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, input: ChangeRuleInput): Promise<Result> =>
    await changed(ports, input, async (work, found, reason) => {
      const { code, version } = found.rule;
      if (isReserved(code)) return fail('RULE_INVALID', reservedMessage(code), PATH);
      const before = await work.monitoring.rules.changesOf(code);
      const isEarlier = before.some((each) => each.version !== null && each.version > version);
      if (before[0]?.version === version) {
        return fail('INVALID_STATE', `${code} ${version} is active already.`, PATH);
      }
      const first = isEarlier ? ok(null) : await wasDeclaredByAnother(work, caller, found);
      if (!first.ok) return first;
      const at = ports.clock();
      const by = { changedBy: caller.id, changedAt: at, reason };
      if (isEarlier) {
        const joined = await agreed(work, { act: 'GO_BACK_TO_RULE', caller, found, before, ...by });
        if (!joined.ok || joined.value !== null) return asChanged(found, joined);
      }
      await work.monitoring.rules.change({ code, version, ...by });
      await judgeBy(work, found);
      await work.events.record(ruleEvent(found, 'ACTIVATED', caller));
      return ok({ rule: found, proposal: null });
    });
}

/** Has a rule watch no more, in whatever version, once a second officer says so. What it found stays. */
export function retireRule(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, input: ChangeRuleInput): Promise<Result> =>
    await changed(ports, input, async (work, found, reason) => {
      const { code, version } = found.rule;
      const before = await work.monitoring.rules.changesOf(code);
      if (before[0]?.version !== version) {
        return fail('INVALID_STATE', `${code} ${version} is not active.`, PATH);
      }
      const by = { changedBy: caller.id, changedAt: ports.clock(), reason };
      const joined = await agreed(work, { act: 'RETIRE_RULE', caller, found, before, ...by });
      if (!joined.ok || joined.value !== null) return asChanged(found, joined);
      await work.monitoring.rules.change({ code, version: null, ...by });
      await judgeBy(work, found);
      await work.events.record(ruleEvent(found, 'RETIRED', caller));
      return ok({ rule: found, proposal: null });
    });
}

/** By such a rule people are looked at before they are approved: who is already is judged anew. */
async function judgeBy(work: Work, { rule }: DeclaredRule): Promise<void> {
  if (rule.kind === 'HIGH_RISK_GEOGRAPHY') await work.jobs.enqueue('judge-verifications', {});
}

/** Whether the word of who declared it is the first pair of eyes; what a release brings nobody declared. */
async function wasDeclaredByAnother(
  work: Work,
  caller: Caller,
  { rule: { code, version }, declaredBy: by, declaredAt: at }: DeclaredRule,
): Promise<Outcome<null, ComplianceErrorCode>> {
  if (by === caller.id) {
    const message = `You declared ${code} ${version}, so another officer has to activate it.`;
    return fail('SECOND_OFFICER_REQUIRED', message, PATH);
  }
  if (by === null || (await voidSince(work, { by, at }, null)) === null) return ok(null);
  const message = `The officer who declared ${code} ${version} was suspended or is no officer any more: declare it anew, as the next version.`;
  return fail('INVALID_STATE', message, PATH);
}

interface Agreeing extends Pick<RuleChange, 'changedAt' | 'reason'> {
  readonly act: ProposedAct;
  readonly caller: Caller;
  readonly found: DeclaredRule;
  /** Newest first. */
  readonly before: readonly RuleChange[];
}

/** What was proposed before the rule changed is proposed anew. */
function agreed(work: Work, { act, caller, found, before, changedAt, reason }: Agreeing) {
  const { id, rule } = found;
  const [last] = before;
  return joinProposal(work, {
    ...{ act, about: `${id} after change ${last?.number ?? 0}`, subject: null, reason },
    ...{ by: caller, at: changedAt, path: PATH },
    alert: {
      source: 'MONITORING',
      facts: [
        { name: 'rule', value: `${rule.code} ${rule.version}` },
        { name: 'version', value: id },
        { name: 'watches now', value: String(last?.version ?? 'no version') },
      ],
    },
  });
}

function asChanged(
  rule: DeclaredRule,
  joined: Outcome<OfficerProposal | null, ComplianceErrorCode>,
): Result {
  return joined.ok ? ok({ rule, proposal: joined.value }) : joined;
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
