import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import type { Outcome } from '@blockscore/result';
import { type ApproveJournalInput, approveJournal } from '../../app/approve-journal.ts';
import type { Ports } from '../../app/ports.ts';
import { type RejectJournalInput, rejectJournal } from '../../app/reject-journal.ts';
import type { LedgerErrorCode } from '../../domain/errors.ts';
import { type JournalProposal, type ProposalStatus, statusOf } from '../../domain/proposal.ts';

type Decide<Input> = (
  caller: Caller,
  input: Input,
) => Promise<Outcome<JournalProposal, LedgerErrorCode>>;

export interface ProposalUseCases {
  readonly approveJournal: Decide<ApproveJournalInput>;
  readonly rejectJournal: Decide<RejectJournalInput>;
  readonly listProposals: (
    filter: { readonly status: ProposalStatus | null },
    page: PageArguments,
  ) => Promise<ConnectionPage<JournalProposal>>;
  readonly statusOfProposal: (proposal: JournalProposal) => ProposalStatus;
}

export function createProposalUseCases(ports: Ports): ProposalUseCases {
  const { proposals, clock } = ports;
  return {
    approveJournal: approveJournal(ports),
    rejectJournal: rejectJournal(ports),
    listProposals: async ({ status }, args) => {
      const page = readPage(args);
      const filter = { now: clock(), ...(status !== null && { status }) };
      return connectionOf(await proposals.proposalPage(filter, page), page, ({ id }) => id);
    },
    statusOfProposal: (proposal) => statusOf(proposal, clock()),
  };
}
