import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { approveErasure, extendErasure, refuseErasure } from '../../app/decide-erasure.ts';
import type { Ports, UserId } from '../../app/ports.ts';
import type { ErasureFilter } from '../../app/privacy-ports.ts';
import { recordConsent } from '../../app/record-consent.ts';
import { requestErasure } from '../../app/request-erasure.ts';
import { liftRestriction, restrictProcessing } from '../../app/restrict-processing.ts';
import { confirmErasure, withdrawErasure } from '../../app/settle-erasure.ts';
import type { AuditLink } from '../../domain/audit/chain.ts';
import type { Consent } from '../../domain/privacy/consent.ts';
import type { Erasure, ErasurePart } from '../../domain/privacy/erasure.ts';
import type { Restriction } from '../../domain/privacy/restriction.ts';

/** What resolvers may do about people's data. */
export interface PrivacyUseCases {
  readonly requestErasure: ReturnType<typeof requestErasure>;
  readonly confirmErasure: ReturnType<typeof confirmErasure>;
  readonly withdrawErasure: ReturnType<typeof withdrawErasure>;
  readonly approveErasure: ReturnType<typeof approveErasure>;
  readonly refuseErasure: ReturnType<typeof refuseErasure>;
  readonly extendErasure: ReturnType<typeof extendErasure>;
  readonly restrictProcessing: ReturnType<typeof restrictProcessing>;
  readonly liftRestriction: ReturnType<typeof liftRestriction>;
  readonly recordConsent: ReturnType<typeof recordConsent>;
  readonly findErasure: (id: Erasure['id']) => Promise<Erasure | undefined>;
  readonly listErasures: (
    caller: Caller,
    filter: Pick<ErasureFilter, 'status'> & { readonly overdue: boolean },
    page: PageArguments,
  ) => Promise<ConnectionPage<Erasure>>;
  readonly erasuresOf: (userId: UserId) => Promise<readonly Erasure[]>;
  readonly restrictionsOf: (userId: UserId) => Promise<readonly Restriction[]>;
  /** With whether each is the last word on its purpose. */
  readonly consentsOf: (userId: UserId) => Promise<readonly (Consent & { holds: boolean })[]>;
  /** What the audit trail says of a part, as far as it has come there. */
  readonly entriesOf: (
    id: Erasure['id'],
    holder: ErasurePart['holder'],
  ) => Promise<readonly AuditLink[]>;
}

export function createPrivacyUseCases(ports: Ports): PrivacyUseCases {
  return {
    requestErasure: requestErasure(ports),
    confirmErasure: confirmErasure(ports),
    withdrawErasure: withdrawErasure(ports),
    approveErasure: approveErasure(ports),
    refuseErasure: refuseErasure(ports),
    extendErasure: extendErasure(ports),
    restrictProcessing: restrictProcessing(ports),
    liftRestriction: liftRestriction(ports),
    recordConsent: recordConsent(ports),
    findErasure: async (id) => (await ports.transact((work) => work.erasures.findMany([id])))[0],
    listErasures: async (caller, { status, overdue }, args) => {
      const page = readPage(args, (key) => isId('erasure', key));
      const filter = {
        ...(status !== undefined && { status }),
        ...(overdue && { overdueAt: ports.clock() }),
      };
      const rows = await ports.transact((work) => work.erasures.list(filter, caller.id, page));
      return connectionOf(rows, page, ({ id }) => id);
    },
    erasuresOf: (userId) => ports.transact((work) => work.erasures.listOf(userId)),
    restrictionsOf: (userId) => ports.transact((work) => work.restrictions.listOf(userId)),
    consentsOf: (userId) =>
      ports.transact(async (work) => {
        const held = new Set((await work.consents.latest(userId)).map(({ id }) => id));
        const history = await work.consents.history(userId);
        return history.map((consent) => ({ ...consent, holds: held.has(consent.id) }));
      }),
    entriesOf: (id, holder) =>
      ports.transact(async (work) => {
        const acts = await work.register.ofErasure(id);
        const places = acts.flatMap((act) =>
          act.holder === holder && act.stream !== null && act.sequence !== null
            ? [{ stream: act.stream, sequence: act.sequence }]
            : [],
        );
        return await work.register.auditEntries(places);
      }),
  };
}
