import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../../domain/alerts/alert.ts';
import { readReason } from '../../domain/alerts/resolve-alert.ts';
import type { Case, CaseActor, Happening } from '../../domain/cases/case.ts';
import type { Step } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { isConcerned } from '../is-concerned.ts';
import type { Ports, Work } from '../ports.ts';

type Refused<T> = Outcome<T, ComplianceErrorCode>;

/** The case, locked. One about the caller looks like one that there is not. */
export async function lockCase(
  work: Pick<Work, 'cases' | 'named'>,
  caller: Caller,
  id: string,
): Promise<Refused<Case>> {
  const found = isId('case', id) ? await work.cases.lock(id) : undefined;
  return found === undefined || (await isConcerned(work, caller, found.subject))
    ? fail('NOT_FOUND', 'There is no such case.', ['input', 'caseId'])
    : ok(found);
}

/** Keeps what a command made of a case, writes it on the timeline, and tells officers of it. */
export async function saveStep(
  work: Work,
  by: CaseActor,
  at: Date,
  { case: next, happened }: Step,
): Promise<Case> {
  const entries = await work.cases.append(next, happened, by, at);
  const saved = { ...next, version: next.version + 1, entries };
  await work.cases.save(saved);
  await tellChange(work, by, saved, happened);
  return saved;
}

/** One event a change, however many entries it has; for staff alone. */
export async function tellChange(
  work: Work,
  { kind, id }: CaseActor,
  changed: Case,
  happened: readonly Happening[],
): Promise<void> {
  const [first] = happened;
  if (first === undefined) return;
  const { subject } = changed;
  await work.events.record({
    type: 'compliance.case.changed',
    aggregate: { type: 'case', id: changed.id, version: changed.version },
    audience: { scopes: ['compliance:read'] },
    actor: { kind, id },
    data: {
      caseId: changed.id,
      change: first.kind,
      status: changed.status,
      ...(subject !== null && { userId: subject }),
    },
  });
}

/** Locks a case, lets the command decide, and keeps what it made of it, in one transaction. */
export function changeCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    caseId: string,
    command: (found: Case, at: Date, work: Work) => Refused<Step> | Promise<Refused<Step>>,
  ): Promise<Refused<Case>> =>
    await ports.transact(async (work) => {
      const found = await lockCase(work, caller, caseId);
      if (!found.ok) return found;
      const at = ports.clock();
      const step = await command(found.value, at, work);
      return step.ok ? ok(await saveStep(work, caller, at, step.value)) : step;
    });
}

/** The same for a command that asks for a reason. */
export function changeCaseWithReason(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCase(ports);
  return async (
    caller: Caller,
    input: { readonly caseId: string; readonly reason: string },
    command: (
      found: Case,
      at: Date,
      reason: string,
      work: Work,
    ) => Refused<Step> | Promise<Refused<Step>>,
  ): Promise<Refused<Case>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return reason;
    return await change(caller, input.caseId, (found, at, work) =>
      command(found, at, reason.value, work),
    );
  };
}

/** The alert as part of the case. */
export const inCase = (alert: Alert, caseId: Case['id']): Alert => ({
  ...alert,
  version: alert.version + 1,
  status: 'IN_CASE',
  caseId,
});
