import { serviceCaller } from '@blockscore/caller';
import { assigned } from '../../domain/cases/transitions.ts';
import { isConcerned } from '../is-concerned.ts';
import type { UserId, Work } from '../ports.ts';
import { saveStep } from './change-case.ts';

/**
 * Takes the case about a person that is not closed from an officer whom it concerns by now: they find it no more, so
 * that it would lie with nobody who can go on in it.
 */
export async function takeFromConcerned(work: Work, subject: UserId, at: Date): Promise<void> {
  const found = await work.cases.lockOpenAbout(subject);
  if (found === undefined || found.assignee === null) return;
  if (!(await isConcerned(work, { id: found.assignee }, subject))) return;
  const step = assigned(found, null);
  if (!step.ok) throw new Error(`The case ${found.id} cannot be taken from its officer.`);
  await saveStep(work, serviceCaller('compliance'), at, step.value);
}

/** The same of all who are, most likely, one person, once something more tells so of one of them. */
export async function takeFromSamePerson(work: Work, userId: UserId, at: Date): Promise<void> {
  const others = await work.samePeople.others(userId);
  if (others.length === 0) return;
  // Two of them may be told at once: each locks the cases in the same order.
  for (const person of [userId, ...others].sort()) await takeFromConcerned(work, person, at);
}
