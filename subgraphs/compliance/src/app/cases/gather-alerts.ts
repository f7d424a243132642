import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../../domain/alerts/alert.ts';
import { MOST_ALERTS, sameSubject } from '../../domain/cases/case.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Work } from '../ports.ts';

const PATH = ['input', 'alertIds'] as const;

/**
 * Locks open alerts about one and the same person, or about nobody, for a case. One about the caller
 * looks like one that there is not.
 */
export async function gatherAlerts(
  work: Pick<Work, 'alerts' | 'named'>,
  caller: Caller,
  given: readonly string[],
): Promise<Outcome<readonly [Alert, ...Alert[]], ComplianceErrorCode>> {
  const ids = [...new Set(given)];
  if (ids.length === 0 || ids.length > MOST_ALERTS) {
    return fail('INPUT_INVALID', `Name 1 to ${MOST_ALERTS} alerts.`, PATH);
  }
  const wellFormed = ids.filter((id): id is Alert['id'] => isId('alert', id));
  const locked = await work.alerts.lockMany(wellFormed);
  const subjects = locked.flatMap(({ subject }) => subject ?? []);
  const concerning = await work.named.concerning(caller.id, subjects);
  const seen = locked.filter(
    ({ subject }) => subject === null || !(isSelf(caller, subject) || concerning.has(subject)),
  );
  const [first, ...rest] = seen;
  if (first === undefined || seen.length < ids.length) {
    const known = new Set<string>(seen.map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(id));
    return fail('NOT_FOUND', `There is no such alert: ${unknown.join(', ').slice(0, 400)}.`, PATH);
  }
  const taken = seen.find(({ status }) => status !== 'OPEN');
  if (taken !== undefined) {
    const where = taken.caseId === null ? '' : ` (${taken.caseId})`;
    return fail('INVALID_STATE', `The alert ${taken.id} is ${taken.status}${where}.`, PATH);
  }
  if (!sameSubject(seen)) {
    return fail(
      'INPUT_INVALID',
      'These alerts are about different people: a case is about one.',
      PATH,
    );
  }
  return ok([first, ...rest]);
}
