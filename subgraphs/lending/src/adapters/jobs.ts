import { type JobHandlers, type JobWorkers, startJobWorkers } from '@blockscore/jobs';
import type { Logger, Metrics } from '@blockscore/service';
import { chasePayments } from '../app/chase-payments.ts';
import { closeIncomplete } from '../app/close-incomplete.ts';
import { endPatience } from '../app/end-patience.ts';
import type { LendingJobs } from '../app/jobs.ts';
import type { Ports } from '../app/ports.ts';
import { remindBorrowers } from '../app/remind-borrowers.ts';
import { reportPerformance } from '../app/report-performance.ts';
import { revisePerformance } from '../app/revise-performance.ts';
import { runEndOfDay } from '../app/run-end-of-day.ts';
import { sendWebhooks } from '../app/send-webhooks.ts';
import { takeStatementFiles } from '../app/take-statement-files.ts';
import { tellBooks } from '../app/tell-books.ts';
import { purgeWebhooks, sweepWebhooks } from '../app/tend-webhooks.ts';
import { measureStatementFiles } from './payment-metrics.ts';
import type { Resources } from './resources.ts';
import type { sendSimulatedCallbacks } from './simulated-callbacks.ts';
import { statementFiles } from './statement-folder.ts';
import { tellOfStatement } from './statement-log.ts';

type SendCallbacks = ReturnType<typeof sendSimulatedCallbacks>;

function jobHandlersOf(
  ports: Ports,
  logger: Logger,
  sendCallbacks: SendCallbacks,
  statementFolder: string | undefined,
  countFile: ReturnType<typeof measureStatementFiles>,
): JobHandlers<LendingJobs> {
  const chase = chasePayments(ports);
  const endWaiting = endPatience(ports);
  const closeDays = runEndOfDay(ports);
  const takeStatements = takeStatementFiles(
    ports,
    statementFolder === undefined ? null : () => statementFiles(statementFolder),
  );
  const tell = tellBooks(ports);
  const report = reportPerformance(ports);
  const revise = revisePerformance(ports);
  const remind = remindBorrowers(ports);
  const close = closeIncomplete(ports);
  const send = sendWebhooks(ports);
  const sweep = sweepWebhooks(ports);
  const purge = purgeWebhooks(ports);
  return {
    'send-webhooks': async (job, { signal }) => {
      await send(job, signal);
    },
    'sweep-webhooks': async (_, { signal }) => {
      const { woken, expired } = await sweep(signal);
      if (woken + expired > 0) logger.info({ woken, expired }, 'webhooks looked after');
    },
    'purge-webhooks': async (_, { signal }) => {
      const deliveries = await purge(signal);
      logger.info({ deliveries }, 'old deliveries of webhooks taken out');
    },
    'end-of-day': async (_, { signal }) => {
      const { days, expired } = await closeDays(signal, ({ day, done, loans, replayed, failed }) =>
        logger.info({ day, done, loans, replayed, failed }, 'end of the day'),
      );
      logger.info({ days, expired }, 'days closed');
    },
    'tell-books': async (_, { signal }) => {
      const loans = await tell({ signal }, ({ loans: done, told, failed, finishedAt }) =>
        logger.debug({ done, told, failed, finishedAt }, 'books told of'),
      );
      if (loans !== undefined) logger.info({ loans }, 'the ledger was told of the books of loans');
    },
    'report-performance': async (_, { signal }) => {
      const months = await report(signal);
      logger.info({ months }, 'months of loans reported');
    },
    'remind-borrowers': async (_, { signal }) => {
      const notices = await remind(signal);
      logger.info({ notices }, 'borrowers reminded');
    },
    'close-incomplete-applications': async (_, { signal }) => {
      const closed = await close(signal);
      if (closed > 0) logger.info({ closed }, 'incomplete applications closed');
    },
    'chase-payments': async (_, { signal }) => {
      const asked = await chase(signal);
      if (asked > 0) logger.info({ asked }, 'the payment provider was asked about what is pending');
    },
    'end-payment-patience': async (_, { signal }) => {
      const { wentOn, askedAgain, waiting } = await endWaiting(signal);
      if (wentOn > 0)
        logger.warn({ wentOn }, 'payments went on that compliance did not answer for');
      if (waiting > 0)
        logger.warn({ waiting, askedAgain }, 'payouts wait for an answer of compliance');
    },
    'reconcile-payments': (_, { signal }) =>
      takeStatements((name, result) => {
        tellOfStatement(logger, name, result);
        countFile(result.kind);
      }, signal),
    'send-simulated-callbacks': async (_, { signal }) => void (await sendCallbacks(signal)),
    'revise-performance': async (job) => {
      const months = await revise(job);
      logger.info({ loanId: job.loanId, months }, 'months of a loan reported again');
    },
  };
}

/** Does lending's jobs until it is stopped. */
export function startJobs(
  resources: Resources,
  ports: Ports,
  registry: Metrics['registry'],
  sendCallbacks: SendCallbacks,
  statementFolder?: string,
): Promise<JobWorkers> {
  const { jobs: queue, logger } = resources;
  const countFile = measureStatementFiles({ registry }, logger);
  return startJobWorkers({
    queue,
    handlers: jobHandlersOf(ports, logger, sendCallbacks, statementFolder, countFile),
    logger,
    registry,
  });
}
