import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { hasVisibleText } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../../domain/alerts/alert.ts';
import { type Case, type CaseActor, LONGEST_TITLE } from '../../domain/cases/case.ts';
import { openedCase } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { LEFT_OUT, readLine } from '../../domain/free-text.ts';
import { askWhoItIs } from '../open-case.ts';
import type { Ports, UserId, Work } from '../ports.ts';
import { inCase, tellChange } from './change-case.ts';
import { gatherAlerts } from './gather-alerts.ts';

export interface OpenCaseInput {
  readonly alertIds: readonly string[];
  readonly title?: string | null | undefined;
}

/** Puts open alerts about one person, or about nobody, into a case. A person has one that is not closed. */
export function openCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    input: OpenCaseInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> => {
    const isLeftOut = !hasVisibleText(input.title ?? '');
    const title = isLeftOut ? null : readLine(input.title ?? '', LONGEST_TITLE);
    if (title === undefined) {
      const message = `A title is one line of ${LONGEST_TITLE} characters at most, ${LEFT_OUT}.`;
      return fail('INPUT_INVALID', message, ['input', 'title']);
    }
    return await ports.transact(async (work) => {
      const alerts = await gatherAlerts(work, caller, input.alertIds);
      if (!alerts.ok) return alerts;
      const made = await makeCase(work, alerts.value, { title, by: caller, at: ports.clock() });
      return made === undefined
        ? fail('CASE_OPEN', 'There is an open case about this person: add the alerts to it.', [
            'input',
            'alertIds',
          ])
        : ok(made);
    });
  };
}

export interface Making {
  readonly title: string | null;
  readonly by: CaseActor;
  readonly at: Date;
  readonly policy?: string;
}

/** Makes a case of these alerts; undefined where the person has one that is not closed. */
export async function makeCase(
  work: Work,
  alerts: readonly [Alert, ...Alert[]],
  { by, at, ...given }: Making,
): Promise<Case | undefined> {
  const detected = Math.min(...alerts.map(({ raisedAt }) => raisedAt.getTime()));
  const { case: made, happened } = openedCase({
    ...given,
    id: newId('case'),
    subject: alerts[0].subject,
    openedBy: { kind: by.kind, id: by.id },
    openedAt: at,
    detectedAt: new Date(detected),
    alerts: alerts.map(({ id }) => id),
  });
  const counted = { ...made, entries: happened.length };
  if (!(await work.cases.insert(counted))) return undefined;
  await work.cases.append(made, happened, by, at);
  for (const alert of alerts) await work.alerts.save(inCase(alert, made.id));
  await tellChange(work, by, counted, happened);
  if (made.subject !== null) await askWhereTheyLive(work, made.subject, at);
  return counted;
}

/** A report on them says it; of those whom identity disclosed before it told that, it is not known yet. */
async function askWhereTheyLive(work: Work, userId: UserId, at: Date): Promise<void> {
  const known = await work.subjects.find(userId);
  if (known?.facts != null && known.address === undefined) await askWhoItIs(work, userId, at);
}
