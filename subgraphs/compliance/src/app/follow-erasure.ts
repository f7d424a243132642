import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { assess, type Holder, noteErased, noteRetentionEnded } from '../domain/privacy/erasure.ts';
import { saveErasure } from './change-erasure.ts';
import { saveAnswered } from './order-erasure.ts';
import type { Ports, Work } from './ports.ts';
import type { RegisterEntry } from './privacy-ports.ts';

const COMPLIANCE = serviceCaller('compliance');

/** Where an event is in the log, by which its entry on the audit trail is found. */
export interface Place {
  readonly stream: string;
  readonly seq: number;
}

type Needs = Pick<Ports, 'clock'>;

/** A subgraph says what stands against an erasure; what it says to an earlier time of asking is passed over. */
export async function takeAssessment(
  work: Work,
  { clock }: Needs,
  holder: Holder,
  { erasureId, obstacles, settledOn, round = 1 }: EventData['lending.erasure.assessed'],
): Promise<void> {
  const erasure = await work.erasures.lock(erasureId);
  if (erasure === undefined) return;
  const now = clock();
  const assessed = assess(erasure, { holder, obstacles, settledOn, round }, now);
  if (assessed !== erasure) await saveAnswered(work, erasure, assessed, now);
}

/** A subgraph has erased the person: into the register, which also knows of what a backup lacks. */
export async function takeErased(
  work: Work,
  { clock }: Needs,
  holder: Holder,
  data: EventData['lending.erasure.done'],
  place: Place,
): Promise<void> {
  const { kept, keptUntil } = data;
  const now = clock();
  const entry = { ...entryOf(data, place), holder, kept, keptUntil, at: now } as const;
  if (!(await append(work, { ...entry, act: 'ERASED' }))) return;
  const erasure = await work.erasures.lock(data.erasureId);
  if (erasure === undefined) return;
  await saveErasure(
    work,
    COMPLIANCE,
    erasure,
    noteErased(erasure, { holder, kept, keptUntil }, now),
    now,
  );
}

/** A subgraph has destroyed what it kept, too. */
export async function takeRetentionEnded(
  work: Work,
  { clock }: Needs,
  holder: Holder,
  data: EventData['lending.retention.destroyed'],
  place: Place,
): Promise<void> {
  const now = clock();
  const entry = { ...entryOf(data, place), holder, kept: [], keptUntil: null, at: now } as const;
  if (!(await append(work, { ...entry, act: 'RETENTION_ENDED' }))) return;
  const erasure = await work.erasures.lock(data.erasureId);
  if (erasure === undefined) return;
  await saveErasure(work, COMPLIANCE, erasure, noteRetentionEnded(erasure, holder, now), now);
}

/** It was ordered: from here on whoever restores a backup has to do it again. */
export async function registerOrder(
  work: Work,
  { clock }: Needs,
  data: EventData['compliance.erasure.ordered'],
  place: Place,
): Promise<void> {
  const entry = { ...entryOf(data, place), kept: [], keptUntil: null, at: clock() } as const;
  await append(work, { ...entry, holder: 'compliance', act: 'ORDERED' });
}

function entryOf({ erasureId, userId }: EventData['compliance.erasure.ordered'], place: Place) {
  return { erasureId, userId, stream: place.stream, sequence: place.seq };
}

async function append(work: Work, entry: RegisterEntry): Promise<boolean> {
  if (!(await work.register.append(entry))) return false;
  await work.jobs.enqueue('write-erasure-register', {});
  return true;
}
