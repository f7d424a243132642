import { serviceCaller } from '@blockscore/caller';
import type { CreditScore } from '../domain/credit-score.ts';
import { type DriftAlert, driftLevel, isNewAlert } from '../domain/drift.ts';
import { createDriftTally, type DriftTally } from '../domain/drift-tally.ts';
import { MODEL_SUBJECTS, type ModelSubject } from '../domain/model-subject.ts';
import { type Week, weekOf } from '../domain/week.ts';
import type { Ports, Work } from './ports.ts';
import type { DriftMeasure } from './watch-ports.ts';

const ACTOR = serviceCaller('credit');
/** Read and decrypted at once. */
const BATCH = 500;

export interface DriftAlertReport {
  readonly week: string;
  readonly modelId: string;
  readonly measure: string;
  readonly level: DriftAlert;
  readonly index: number;
}

export interface DriftReport {
  /** Mondays of the weeks that were measured; the others had nothing new. */
  readonly measured: readonly string[];
  readonly alerts: readonly DriftAlertReport[];
  /** Models that gave scores and are not there to compare with. */
  readonly unknownModels: readonly string[];
}

type Needs = Pick<Ports, 'transact' | 'clock' | 'models'>;

/**
 * Compares the scores of the week that runs and of the one before with each model's reference. It may be repeated and run more than once at a time: a week's measures are replaced as a whole,
 * and each level that a measure reaches in a week is told of once.
 */
export function measureDrift(ports: Needs) {
  return async (signal?: AbortSignal): Promise<DriftReport> => {
    const now = ports.clock();
    const measured: string[] = [];
    const alerts: DriftAlertReport[] = [];
    const unknownModels = new Set<string>();
    for (const week of [weekOf(now, 1), weekOf(now)]) {
      // Taken before it is read: what comes in meanwhile has the week measured again.
      const at = ports.clock();
      if (!(await ports.transact((work) => work.drift.isDue(week)))) continue;
      const measures: Omit<DriftMeasure, 'alerted'>[] = [];
      for (const subject of MODEL_SUBJECTS) {
        const tallies = createTallies(ports.models, subject, unknownModels);
        await readWeek(ports, week, subject, tallies, signal);
        measures.push(...tallies.measures());
      }
      alerts.push(...(await ports.transact((work) => keep(work, week, measures, at))));
      measured.push(week.monday);
    }
    return { measured, alerts, unknownModels: [...unknownModels].sort() };
  };
}

interface Tallies {
  of(modelId: string): DriftTally | undefined;
  measures(): readonly Omit<DriftMeasure, 'alerted'>[];
}

function createTallies(
  models: Ports['models'],
  subject: ModelSubject,
  unknownModels: Set<string>,
): Tallies {
  const tallies = new Map<string, DriftTally>();
  return {
    of(modelId) {
      const known = tallies.get(modelId);
      if (known) return known;
      const model = models.find(modelId);
      if (!model) unknownModels.add(modelId);
      if (model?.subject !== subject) return undefined;
      const tally = createDriftTally(model);
      tallies.set(modelId, tally);
      return tally;
    },
    measures: () =>
      [...tallies].flatMap(([modelId, tally]) =>
        tally.measures().map((measure) => ({ modelId, ...measure })),
      ),
  };
}

/** Counts a week's scores batch by batch, each in a short transaction of its own. */
async function readWeek(
  { transact }: Needs,
  week: Week,
  subject: ModelSubject,
  tallies: Tallies,
  signal: AbortSignal | undefined,
): Promise<void> {
  let after: string | undefined;
  do {
    signal?.throwIfAborted();
    after = await transact(async (work) => {
      const { ids, next } = await work.drift.scoresOf(week, subject, after, BATCH);
      for (const score of await work.scores.findMany(ids)) {
        if (score) count(score, subject, tallies);
      }
      for (const { modelId, value } of await work.drift.shadows(ids))
        tallies.of(modelId)?.add(value);
      return next;
    });
  } while (after !== undefined);
}

function count(score: CreditScore, subject: ModelSubject, tallies: Tallies): void {
  const { explanation } = score;
  if (subject === 'APPLICATION') {
    tallies.of(score.modelId)?.add(score.value, explanation ?? undefined);
  } else if (score.behaviourModelId !== null && score.behaviourValue !== null) {
    // Who was erased is nobody's borrower any more, and stands nowhere.
    if (explanation === null) return;
    const behaviour = explanation.behaviour ?? undefined;
    tallies.of(score.behaviourModelId)?.add(score.behaviourValue, behaviour);
  }
}

/** Replaces the week's measures and tells of the levels that are reached for the first time. */
async function keep(
  work: Work,
  week: Week,
  measures: readonly Omit<DriftMeasure, 'alerted'>[],
  at: Date,
): Promise<readonly DriftAlertReport[]> {
  const keyOf = ({ modelId, measure }: Omit<DriftMeasure, 'alerted'>) => `${modelId} ${measure}`;
  const told = new Map(
    (await work.drift.lock(week)).map((before) => [keyOf(before), before.alerted]),
  );
  const alerts: DriftAlertReport[] = [];
  const kept = measures.map((measure): DriftMeasure => {
    const before = told.get(keyOf(measure)) ?? null;
    const level = driftLevel(measure);
    if (!isNewAlert(level, before)) return { ...measure, alerted: before };
    const { modelId, stability } = measure;
    alerts.push({ week: week.monday, modelId, measure: measure.measure, level, index: stability });
    return { ...measure, alerted: level };
  });
  await work.drift.replace(week, kept, at);
  for (const alert of alerts) await tell(work, alert);
  return alerts;
}

async function tell(work: Work, alert: DriftAlertReport): Promise<void> {
  await work.events.record({
    type: 'credit.drift.alerted',
    aggregate: {
      type: 'drift',
      id: `${alert.modelId}/${alert.week}/${alert.measure}`,
      version: alert.level === 'WATCH' ? 1 : 2,
    },
    audience: { scopes: ['models:read'] },
    actor: ACTOR,
    data: { ...alert },
  });
}
