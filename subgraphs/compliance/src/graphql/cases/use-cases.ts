import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { addAlertsToCase } from '../../app/cases/add-alerts-to-case.ts';
import { addCaseEvidence, addCaseNote } from '../../app/cases/add-to-timeline.ts';
import { assignCase } from '../../app/cases/assign-case.ts';
import type { CaseFilter } from '../../app/cases/case-ports.ts';
import { closeCase } from '../../app/cases/close-case.ts';
import { decideCase, reopenCase, reviewCase } from '../../app/cases/decide-case.ts';
import { openCase } from '../../app/cases/open-case.ts';
import type { Ports } from '../../app/ports.ts';
import type { Case, CaseEntry } from '../../domain/cases/case.ts';
import { dayOf, isOrderKey, orderKey } from '../../domain/cases/deadlines.ts';

/** What resolvers may do about cases. */
export function createCaseUseCases(ports: Ports) {
  return {
    openCase: openCase(ports),
    addAlertsToCase: addAlertsToCase(ports),
    assignCase: assignCase(ports),
    addCaseNote: addCaseNote(ports),
    addCaseEvidence: addCaseEvidence(ports),
    decideCase: decideCase(ports),
    reviewCase: reviewCase(ports),
    closeCase: closeCase(ports),
    reopenCase: reopenCase(ports),
    /** Today, UTC, by the clock of the use cases. */
    today: (): string => dayOf(ports.clock()),
    listCases: async (
      caller: Caller,
      filter: CaseFilter,
      args: PageArguments,
    ): Promise<ConnectionPage<Case>> => {
      const page = readPage(args, isOrderKey);
      const rows = await ports.transact((work) => work.cases.list(filter, caller.id, page));
      return connectionOf(rows, page, orderKey);
    },
    listCaseEntries: async (of: Case, args: PageArguments): Promise<ConnectionPage<CaseEntry>> => {
      const page = readPage(args, (key) => /^\d{1,9}$/.test(key));
      const rows = await ports.transact((work) => work.cases.timeline(of, page));
      return connectionOf(rows, page, ({ number }) => String(number));
    },
  };
}

export type CaseUseCases = Readonly<ReturnType<typeof createCaseUseCases>>;
