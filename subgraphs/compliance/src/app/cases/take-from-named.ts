import { serviceCaller } from '@blockscore/caller';
import { assigned } from '../../domain/cases/transitions.ts';
import { isConcerned } from '../is-concerned.ts';
import type { UserId, Work } from '../ports.ts';
import { saveStep } from './change-case.ts';

/**
 * Takes the case about a person that is not closed from an officer whom an alert of fraud about the person
 * names by now: they find it no more, so that it would lie with nobody who can go on in it.
 */
export async function takeFromNamed(work: Work, subject: UserId, at: Date): Promise<void> {
  const found = await work.cases.lockOpenAbout(subject);
  if (found === undefined || found.assignee === null) return;
  if (!(await isConcerned(work, { id: found.assignee }, subject))) return;
  const step = assigned(found, null);
  if (!step.ok) throw new Error(`The case ${found.id} cannot be taken from its officer.`);
  await saveStep(work, serviceCaller('compliance'), at, step.value);
}
