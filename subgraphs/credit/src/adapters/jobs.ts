import {
  type JobHandlers,
  type JobWorkers,
  PermanentFailure,
  startJobWorkers,
} from '@blockscore/jobs';
import type { Logger, Metrics } from '@blockscore/service';
import type { CreditJobs } from '../app/jobs.ts';
import { type DriftReport, measureDrift } from '../app/measure-drift.ts';
import type { Ports } from '../app/ports.ts';
import type { ScoreRefresh } from '../app/refresh-ports.ts';
import { type RefreshListener, refreshScores } from '../app/refresh-scores.ts';
import type { Resources } from './resources.ts';

export function jobHandlersOf(ports: Ports, logger: Logger): JobHandlers<CreditJobs> {
  const measure = measureDrift(ports);
  const refresh = refreshScores(ports);
  return {
    'measure-drift': async (_, { signal }) => logDrift(logger, await measure(signal)),
    'refresh-scores': async (_, { signal, enqueuedAt }) => {
      const notBefore = new Date(enqueuedAt.getTime() - RECENT_MS);
      assertComplete(await refresh(refreshLog(logger), { signal, notBefore }));
    },
  };
}

/**
 * A refresh that began this long before its job is as good as the job's own: clocks differ a little,
 * and somebody may just have begun one by hand. One of last week is not.
 */
const RECENT_MS = 3_600_000;

function assertComplete({ id, done, total, failed, finishedAt }: ScoreRefresh): void {
  if (!finishedAt) {
    throw new Error(`${id} was stopped at ${done} of ${total} people: it goes on from there.`);
  }
  if (failed === 0) return;
  // Trying everybody again would not help those few.
  throw new PermanentFailure(
    `${id} is finished, but ${failed} of ${done} people could not be scored: the log names them («scores: a person could not be scored»). Mend their data, then put the job back: pnpm dead-jobs credit.`,
  );
}

const PROGRESS_MS = 10_000;

/** Tells of a refresh when it begins and ends, and every ten seconds; of each failure at once. */
function refreshLog(logger: Logger): RefreshListener {
  let told = Number.NEGATIVE_INFINITY;
  return {
    progressed({ id, finishedAt, done, total, appended, failed }) {
      const now = performance.now();
      if (!finishedAt && now - told < PROGRESS_MS) return;
      told = now;
      const what = finishedAt ? 'scores: refreshed' : 'scores: refreshing';
      logger.info({ refreshId: id, done, total, appended, failed }, what);
    },
    failed({ userId, error }) {
      logger.error({ err: error, userId }, 'scores: a person could not be scored');
    },
  };
}

/** Does credit's jobs until it is stopped; what was not watched while none ran is made up for. */
export async function startJobs(
  resources: Resources,
  ports: Ports,
  registry: Metrics['registry'],
): Promise<JobWorkers> {
  const { logger } = resources;
  const workers = await startJobWorkers({
    queue: resources.jobs,
    handlers: jobHandlersOf(ports, logger),
    logger,
    registry,
  });
  await ports.transact((work) => work.jobs.enqueue('measure-drift', {}));
  return workers;
}

function logDrift(logger: Logger, { measured, alerts, unknownModels }: DriftReport): void {
  if (measured.length > 0) logger.info({ weeks: measured }, 'drift: scores were measured');
  for (const alert of alerts) {
    logger.warn(alert, 'drift: scores have moved away from what the model was trained on');
  }
  if (unknownModels.length > 0) {
    logger.warn({ models: unknownModels }, 'drift: scores of models that are not under models/');
  }
}
