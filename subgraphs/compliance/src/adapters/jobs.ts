import { type JobHandlers, type JobWorkers, startJobWorkers } from '@blockscore/jobs';
import type { Logger, Metrics } from '@blockscore/service';
import { watchDeadlines } from '../app/cases/watch-deadlines.ts';
import { endRetention } from '../app/end-retention.ts';
import { forgetTraces } from '../app/forget-traces.ts';
import { assembleExport, expireExports, failExports } from '../app/gather-export.ts';
import { importSanctionsLists } from '../app/import-sanctions-lists.ts';
import type { ComplianceJobs } from '../app/jobs.ts';
import { judgeAnew } from '../app/judge-anew.ts';
import { judgeSamePerson } from '../app/judge-same-person.ts';
import type { Ports } from '../app/ports.ts';
import { reassessRisks } from '../app/reassess-risks.ts';
import { makeAuditReports } from '../app/report-audit.ts';
import { rescreenCustomers } from '../app/rescreen-customers.ts';
import { sealEntities } from '../app/seal-entities.ts';
import { watchCountryLists } from '../app/watch-country-lists.ts';
import { writeRegister } from '../app/write-register.ts';
import type { RescreeningCause } from '../domain/rescreening.ts';
import { kycDocumentHandlers } from './kyc-document-jobs.ts';
import type { Resources } from './resources.ts';
import type { sendSimulatedCheckCallbacks } from './simulated-check-callbacks.ts';

/** What is wrong, and what to do, where the file of the register knows erasures that the database does not. */
const REGISTER_AHEAD =
  'ERASURE_REGISTER_FILE has lines that the database lacks: a backup was restored, and whoever was erased since is back. They were kept in the file; stop serving and run replay-erasures with it for each subgraph';

export function jobHandlersOf(
  ports: Ports,
  logger: Logger,
  sendCheckCallbacks: ReturnType<typeof sendSimulatedCheckCallbacks>,
): JobHandlers<ComplianceJobs> {
  const refreshLists = importSanctionsLists(ports);
  const judge = judgeAnew(ports);
  const judgeSame = judgeSamePerson(ports);
  const reassess = reassessRisks(ports);
  const watchLists = watchCountryLists(ports);
  const rescreen = rescreenCustomers(ports);
  const rescreenBy = async (cause: RescreeningCause, signal: AbortSignal): Promise<void> => {
    for (const { id, scope, compared, changed, hits, failed } of await rescreen({
      cause,
      signal,
    })) {
      const about = { rescreening: id, scope, compared, changed, hits, failed };
      logger.info(about, 'customers were screened again');
      if (failed > 0) logger.error(about, 'customers whose data cannot be read were not screened');
    }
  };
  const endTerms = endRetention(ports);
  const seal = sealEntities(ports);
  const forget = forgetTraces(ports);
  const assemble = assembleExport(ports);
  const expire = expireExports(ports);
  const fail = failExports(ports);
  const writeErasures = writeRegister(ports);
  const reportMonths = makeAuditReports(ports);
  const watchDeadlinesOf = watchDeadlines(ports);
  return {
    ...kycDocumentHandlers(ports, sendCheckCallbacks, logger),
    'judge-verifications': async (_, { signal }) => {
      const judged = await judge(signal);
      if (judged > 0) logger.info({ judged }, 'verifications were judged by the policy of now');
    },
    'judge-same-person': ({ userId }) => judgeSame(userId),
    'reassess-risks': async (_, { signal }) => {
      const customers = await reassess(signal);
      logger.info({ customers }, 'the risk of customers was worked out anew');
      const old = await watchLists();
      if (old > 0) logger.warn({ old }, 'lists of countries of rules are too old: see the alerts');
    },
    'refresh-sanctions-lists': (_, { signal }) => refreshLists({ remote: true, signal }),
    'end-retention': async (_, { signal }) => {
      await expire();
      const failed = await fail();
      if (failed > 0)
        logger.error({ failed }, 'copies of data were due and not ready: see the alerts');
      const sealed = await seal(signal);
      if (sealed > 0) logger.info({ sealed }, 'matches that stood in clear were encrypted');
      const ended = await endTerms(signal);
      if (ended > 0) logger.info({ ended }, 'terms of what was kept of erased people ended');
      const traces = await forget(signal);
      if (traces > 0) logger.info({ traces }, 'traces of people that were not seen again went');
    },
    'assemble-export': ({ exportId }) => assemble(exportId),
    'write-erasure-register': async () => {
      const lacking = await writeErasures();
      if (lacking > 0) logger.error({ lacking }, REGISTER_AHEAD);
    },
    'report-audit': async (_, { signal }) => {
      const months = await reportMonths(signal);
      logger.info({ months }, 'months of the audit trail were reported on');
    },
    'screen-list-changes': (_, { signal }) => rescreenBy('LIST_DELTA', signal),
    'watch-case-deadlines': async (_, { signal }) => {
      const told = await watchDeadlinesOf(signal);
      if (told.missed > 0) logger.warn(told, 'deadlines of cases were missed');
      else logger.info(told, 'deadlines of cases were looked at');
    },
    'rescreen-customers': (_, { signal }) => rescreenBy('DAILY', signal),
  };
}

/** Does compliance's jobs until it is stopped. */
export function startJobs(
  resources: Resources,
  ports: Ports,
  registry: Metrics['registry'],
  sendCheckCallbacks: ReturnType<typeof sendSimulatedCheckCallbacks>,
): Promise<JobWorkers> {
  const { jobs: queue, logger } = resources;
  return startJobWorkers({
    queue,
    handlers: jobHandlersOf(ports, logger, sendCheckCallbacks),
    logger,
    registry,
  });
}
