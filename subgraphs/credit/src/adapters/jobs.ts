import { type JobHandlers, type JobWorkers, startJobWorkers } from '@blockscore/jobs';
import type { Metrics } from '@blockscore/service';
import type { CreditJobs } from '../app/jobs.ts';
import type { Ports } from '../app/ports.ts';
import type { Resources } from './resources.ts';

export function jobHandlersOf(_ports: Ports): JobHandlers<CreditJobs> {
  return {};
}

/** Does credit's jobs until it is stopped. */
export function startJobs(
  resources: Resources,
  ports: Ports,
  registry: Metrics['registry'],
): Promise<JobWorkers> {
  return startJobWorkers({
    queue: resources.jobs,
    handlers: jobHandlersOf(ports),
    logger: resources.logger,
    registry,
  });
}
