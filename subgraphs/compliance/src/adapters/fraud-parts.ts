import type { Transaction } from '@blockscore/database';
import type { Logger, Metrics } from '@blockscore/service';
import type { Vault } from '@blockscore/vault';
import { Counter, Histogram } from 'prom-client';
import { type FraudRepositories, type FraudRules, MOST_TRIES } from '../app/fraud-ports.ts';
import type { CommandConfig } from '../config.ts';
import { compareNames, NAME_THRESHOLD } from '../domain/matching/compare.ts';
import { readName } from '../domain/matching/name.ts';
import { createFraudAssessmentRepository } from './fraud-assessment-repository.ts';
import { createFraudRequestRepository } from './fraud-request-repository.ts';
import { createTraceRepository } from './fraud-trace-repository.ts';
import { toLatin } from './transliteration.ts';

/** All that looking for fraud keeps, on one transaction. */
export function createFraudRepositories(tx: Transaction, vault: Vault): FraudRepositories {
  return {
    requests: createFraudRequestRepository(tx, vault),
    traces: createTraceRepository(tx),
    assessments: createFraudAssessmentRepository(tx, vault),
  };
}

/** @param registry where the figures are kept; left out by commands */
export function createFraudRules(
  config: CommandConfig,
  logger: Logger,
  registry?: Metrics['registry'],
): FraudRules {
  const seconds =
    registry &&
    new Histogram({
      name: 'compliance_fraud_assessment_seconds',
      help: 'How long judging an application for fraud took, with what was looked up for it.',
      labelNames: ['level'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
      registers: [registry],
    });
  const unreadable =
    registry &&
    new Counter({
      name: 'compliance_fraud_answers_unreadable_total',
      help: 'Answers of other subgraphs about applicants that could not be opened or read.',
      labelNames: ['source'],
      registers: [registry],
    });
  const givenUp =
    registry &&
    new Counter({
      name: 'compliance_fraud_questions_given_up_total',
      help: 'Questions about applicants that could not be judged however often it was tried.',
      registers: [registry],
    });
  return {
    enabled: config.ENABLE_FRAUD_ASSESSMENT,
    patienceMs: config.FRAUD_PATIENCE_SECONDS * 1_000,
    stopwatch: () => performance.now(),
    observe: (milliseconds, level) => seconds?.observe({ level }, milliseconds / 1_000),
    reportUnreadable: (source, requestId, problem) => {
      unreadable?.inc({ source });
      const message = 'An answer about an applicant is of no use: it is judged without it.';
      logger.error({ source, requestId, problem }, message);
    },
    reportGivenUp: (requestId) => {
      givenUp?.inc();
      const message = 'An application could not be judged: it is for officers to look at.';
      logger.error({ requestId, tries: MOST_TRIES }, message);
    },
    isSameName,
  };
}

/** By the scorer that compares customers with lists: spelling, script and order may differ. */
function isSameName(one: string, other: string): boolean {
  const read = (text: string) => readName(text, 'PERSON', toLatin);
  return read(one).some((name) =>
    read(other).some((given) => compareNames(name, given).score >= NAME_THRESHOLD),
  );
}
