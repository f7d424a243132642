import { setImmediate as untilLater } from 'node:timers/promises';
import { indexSteps, type ListToIndex, type ScreeningIndex } from '../domain/matching/screen.ts';
import { toLatin } from './transliteration.ts';

/** Builds an index over what is given, in steps of some milliseconds, in between which the process serves. */
export async function buildIndex(lists: readonly ListToIndex[]): Promise<ScreeningIndex> {
  const steps = indexSteps(lists, toLatin);
  let step = steps.next();
  while (step.done !== true) {
    await untilLater();
    step = steps.next();
  }
  return step.value;
}
