import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { recordDisclosures } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import type { Decision } from '../domain/application.ts';
import { decide } from '../domain/decide.ts';
import { factsOf, missingInputs } from '../domain/decision-inputs.ts';
import type { DecisionPolicy } from '../domain/policy.ts';
import type { PolicyDecision } from '../domain/policy-facts.ts';
import type { Product } from '../domain/product.ts';
import type { Ports, Work } from './ports.ts';

/**
 * - `SAME`, `DIFFERENT`: what came out of the stored inputs and the stored policy, and what was decided.
 * - `BY_OFFICER`: people decided; nothing is computed again.
 * - `INPUTS_MISSING`: made before all of them were kept.
 * - `INPUTS_ERASED`: the person's data is gone.
 * - `POLICY_UNKNOWN`: made by a version of before versions were kept.
 */
export type ReplayStatus =
  | 'SAME'
  | 'DIFFERENT'
  | 'BY_OFFICER'
  | 'INPUTS_MISSING'
  | 'INPUTS_ERASED'
  | 'POLICY_UNKNOWN';

export interface ReplayedField {
  readonly name: string;
  readonly stored: string | null;
  readonly replayed: string | null;
}

export interface DecisionReplay {
  readonly decision: Decision;
  readonly status: ReplayStatus;
  /** Names of inputs that were not kept. */
  readonly missing: readonly string[];
  /** Empty where nothing was computed again. */
  readonly fields: readonly ReplayedField[];
}

/**
 * Makes every decision on an application again from what was stored with it. [policies:read, loans:decide]
 * Not one's own; that the person's data was read goes on the audit trail.
 *
 * @returns the latest first; undefined where there is no such application for the caller
 */
export function replayDecisions(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    applicationId: string,
  ): Promise<readonly DecisionReplay[] | undefined> => {
    if (!isId('app', applicationId) || !hasScope(caller, 'loans:decide')) return undefined;
    const read = await ports.transact(async (work) => {
      const [application] = await work.applications.findMany([applicationId]);
      if (application === undefined || isSelf(caller, application.userId)) return undefined;
      const decisions = await work.decisions.listOf([applicationId]);
      return { application, replays: await replayAll(work, decisions) };
    });
    if (read === undefined) return undefined;
    const { userId } = read.application;
    await recordDisclosures('lending', ports.transact)(caller, [
      { userId, field: 'decisionReplay' },
    ]);
    return read.replays;
  };
}

async function replayAll(
  work: Work,
  decisions: readonly Decision[],
): Promise<readonly DecisionReplay[]> {
  const versions = new Set(decisions.map(({ policyVersion }) => policyVersion));
  const declared = await work.policies.findMany([...versions]);
  const policies = new Map(declared.map(({ policy }) => [policy.version, policy]));
  const keys = decisions.flatMap(({ inputs }) =>
    inputs?.productId === undefined || inputs.productVersion === undefined
      ? []
      : [{ productId: inputs.productId, version: inputs.productVersion }],
  );
  const products = keys.length === 0 ? [] : await work.products.findVersions(keys);
  return decisions.map((decision) => {
    const product = products.find(
      ({ id, version }) =>
        id === decision.inputs?.productId && version === decision.inputs.productVersion,
    );
    return replay(decision, policies.get(decision.policyVersion), product);
  });
}

function replay(
  decision: Decision,
  policy: DecisionPolicy | undefined,
  product: Product | undefined,
): DecisionReplay {
  const nothing = { decision, missing: [], fields: [] } as const;
  if (decision.inputs === null) return { ...nothing, status: 'INPUTS_ERASED' };
  if (decision.decidedBy === 'OFFICER') return { ...nothing, status: 'BY_OFFICER' };
  if (policy === undefined) return { ...nothing, status: 'POLICY_UNKNOWN' };
  const missing = missingInputs(decision.inputs);
  if (missing.length > 0 || product === undefined) {
    return { ...nothing, status: 'INPUTS_MISSING', missing };
  }
  const facts = factsOf(decision.inputs, product, decision.decidedAt);
  if (!facts.ok) return { ...nothing, status: 'INPUTS_MISSING', missing: facts.error };
  const fields = compare(decision, decide(policy, facts.value));
  const same = fields.every(({ stored, replayed }) => stored === replayed);
  return { ...nothing, status: same ? 'SAME' : 'DIFFERENT', fields };
}

/** What was decided beside what comes out now, field by field. */
function compare(decision: Decision, again: PolicyDecision): readonly ReplayedField[] {
  const { inputs } = decision;
  const reasons = (list: Decision['reasons']) =>
    list.map(({ code, text }) => `${code}: ${text}`).join('\n');
  const field = (name: string, stored: unknown, replayed: unknown): ReplayedField => ({
    name,
    stored: stored === undefined ? null : String(stored),
    replayed: replayed === undefined ? null : String(replayed),
  });
  return [
    field('outcome', decision.outcome, again.outcome),
    field('reasons', reasons(decision.reasons), reasons(again.reasons)),
    field('band', inputs?.band, again.band),
    field('annualRate', inputs?.annualRate, again.annualRate),
    field('debtToIncome', inputs?.debtToIncome, again.debtToIncome),
    field('counterAmount', inputs?.counterAmount, again.counterOffer?.amount),
    field('counterTermMonths', inputs?.counterTermMonths, again.counterOffer?.termMonths),
  ];
}
