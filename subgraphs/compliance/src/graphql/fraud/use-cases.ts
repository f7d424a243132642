import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { findFraudAssessment } from '../../app/find-fraud-assessments.ts';
import type { FraudAssessment, FraudFilter } from '../../app/fraud-ports.ts';
import type { Ports } from '../../app/ports.ts';
import { type FraudReplay, replayFraud } from '../../domain/fraud/replay.ts';

/** What resolvers may do about application fraud. */
export interface FraudUseCases {
  readonly findFraudAssessment: ReturnType<typeof findFraudAssessment>;
  readonly listFraudAssessments: (
    caller: Caller,
    filter: Omit<FraudFilter, 'notAbout'>,
    page: PageArguments,
  ) => Promise<ConnectionPage<FraudAssessment>>;
  readonly replayFraud: (assessment: FraudAssessment) => FraudReplay;
}

export function createFraudUseCases(ports: Ports): FraudUseCases {
  return {
    findFraudAssessment: findFraudAssessment(ports),
    listFraudAssessments: async (caller, filter, args) => {
      const page = readPage(args, (key) => isId('fraud', key));
      const wanted = { ...filter, notAbout: caller.id };
      const rows = await ports.transact((work) => work.fraud.assessments.list(wanted, page));
      return connectionOf(rows, page, ({ id }) => id);
    },
    replayFraud: (assessment) => replayFraud(assessment, ports.sha256),
  };
}
