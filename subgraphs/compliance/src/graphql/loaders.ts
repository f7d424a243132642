import type { Caller } from '@blockscore/caller';
import type { Disclosure } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import DataLoader from 'dataloader';
import type { FraudAssessment } from '../app/fraud-ports.ts';
import type { ListedEntry, VersionDelta } from '../app/list-ports.ts';
import type { KnownMovement } from '../app/monitoring-ports.ts';
import type { UserId } from '../app/ports.ts';
import type { OfficerProposal } from '../app/proposal-ports.ts';
import type { Alert } from '../domain/alerts/alert.ts';
import type { SupersededResolution } from '../domain/alerts/resolve-alert.ts';
import type { AuditLink } from '../domain/audit/chain.ts';
import type { Evidence } from '../domain/audit/evidence.ts';
import type { Case } from '../domain/cases/case.ts';
import type { Sar } from '../domain/cases/sar.ts';
import type { KycDocument } from '../domain/kyc/document.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import type { Rescreening } from '../domain/rescreening.ts';
import type { KeptEntry } from '../domain/sanctions/content.ts';
import type { ListVersion, SanctionsList } from '../domain/sanctions/list.ts';
import type { Screening } from '../domain/screening.ts';

export interface Loaders {
  readonly kyc: DataLoader<string, KycVerification | undefined>;
  readonly kycOfUser: DataLoader<string, KycVerification | undefined>;
  readonly document: DataLoader<string, KycDocument | undefined>;
  readonly screening: DataLoader<string, Screening | undefined>;
  /** Whoever it is about: the caller has to be looked at. */
  readonly alert: DataLoader<string, Alert | undefined>;
  /** Whether officers confirmed that the person is a fraud. */
  readonly isFraud: DataLoader<UserId, boolean>;
  /** Whoever it is about: the caller has to be looked at. */
  readonly fraudAssessment: DataLoader<string, FraudAssessment | undefined>;
  /** Whoever it is about: the caller has to be looked at. */
  readonly case: DataLoader<string, Case | undefined>;
  /** By the alert. Whoever it is about: the caller has to be looked at. */
  readonly alertPayments: DataLoader<string, readonly KnownMovement[] | undefined>;
  /** By a person: whether they concern the caller, who is somebody else by the account. */
  readonly concerning: DataLoader<string, boolean>;
  /** Whoever it is about: the caller has to be looked at. */
  readonly sar: DataLoader<string, Sar | undefined>;
  /** By the payment. Whoever it is about: the caller has to be looked at. */
  readonly releaseProposal: DataLoader<string, OfficerProposal | undefined>;
  /** By the alert. Whoever it is about: the caller has to be looked at. */
  readonly resolveProposal: DataLoader<string, OfficerProposal | undefined>;
  /** By the case. Whoever it is about: the caller has to be looked at. */
  readonly continuingProposal: DataLoader<string, OfficerProposal | undefined>;
  /** By the alert. Whoever it is about: the caller has to be looked at. */
  readonly supersededResolution: DataLoader<string, SupersededResolution | undefined>;
  readonly rescreening: DataLoader<string, Rescreening | undefined>;
  readonly list: DataLoader<string, SanctionsList | undefined>;
  readonly listVersion: DataLoader<string, ListVersion | undefined>;
  /** By version; undefined of a list's first one. */
  readonly listDelta: DataLoader<string, VersionDelta | undefined>;
  readonly listedEntry: DataLoader<ListedEntry, KeptEntry | undefined, string>;
  /** Null where the entry was not sealed yet. */
  readonly evidence: DataLoader<AuditLink, Evidence | null, string>;
  /** Resolves once the audit trail is sure to hear that these fields of a person were read. */
  readonly disclosure: DataLoader<Disclosure, true, string>;
}

type Found<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | undefined)[]>;

export interface LoaderSources {
  readonly findKyc: Found<`kyc_${string}`, KycVerification>;
  readonly findKycOfUsers: Found<UserId, KycVerification>;
  readonly findDocuments: Found<`doc_${string}`, KycDocument>;
  readonly findScreenings: Found<`scr_${string}`, Screening>;
  readonly findRescreenings: Found<Rescreening['id'], Rescreening>;
  readonly findAlerts: Found<`alert_${string}`, Alert>;
  readonly findAlertPayments: Found<`alert_${string}`, readonly KnownMovement[]>;
  readonly findConfirmedFrauds: (users: readonly UserId[]) => Promise<ReadonlySet<UserId>>;
  readonly findFraudAssessments: Found<FraudAssessment['id'], FraudAssessment>;
  readonly findCases: Found<`case_${string}`, Case>;
  readonly findSars: Found<`sar_${string}`, Sar>;
  readonly findReleaseProposals: Found<`pay_${string}`, OfficerProposal>;
  readonly findResolveProposals: Found<`alert_${string}`, OfficerProposal>;
  readonly findContinuingProposals: Found<`case_${string}`, OfficerProposal>;
  readonly findSupersededResolutions: Found<`alert_${string}`, SupersededResolution>;
  /** Of these people, those who concern that user. */
  readonly findConcerning: (
    userId: string,
    subjects: readonly string[],
  ) => Promise<ReadonlySet<string>>;
  readonly allLists: () => Promise<readonly SanctionsList[]>;
  readonly findVersions: Found<string, ListVersion>;
  readonly findDeltas: Found<string, VersionDelta>;
  readonly findListedEntries: Found<ListedEntry, KeptEntry>;
  readonly findEvidence: (entries: readonly AuditLink[]) => Promise<readonly (Evidence | null)[]>;
  readonly recordDisclosures: (caller: Caller, disclosures: readonly Disclosure[]) => Promise<void>;
}

const LIMIT = { maxBatchSize: 500 };

/** Loaders live for one request: what they hold was read with that caller's rights. */
export function createLoaders(sources: LoaderSources, caller: Caller): Loaders {
  return {
    kyc: byId((id): id is `kyc_${string}` => isId('kyc', id), sources.findKyc),
    kycOfUser: byId((id): id is UserId => isId('user', id), sources.findKycOfUsers),
    document: byId((id): id is `doc_${string}` => isId('doc', id), sources.findDocuments),
    screening: byId((id): id is `scr_${string}` => isId('scr', id), sources.findScreenings),
    rescreening: byId(
      (id): id is Rescreening['id'] => isId('rescreening', id),
      sources.findRescreenings,
    ),
    alert: byId((id): id is `alert_${string}` => isId('alert', id), sources.findAlerts),
    alertPayments: byId(
      (id): id is `alert_${string}` => isId('alert', id),
      sources.findAlertPayments,
    ),
    isFraud: new DataLoader(async (users) => {
      const frauds = await sources.findConfirmedFrauds(users);
      return users.map((user) => frauds.has(user));
    }, LIMIT),
    fraudAssessment: byId(
      (id): id is FraudAssessment['id'] => isId('fraud', id),
      sources.findFraudAssessments,
    ),
    case: byId((id): id is `case_${string}` => isId('case', id), sources.findCases),
    concerning: new DataLoader(async (subjects) => {
      const concerning = await sources.findConcerning(caller.id, subjects);
      return subjects.map((subject) => concerning.has(subject));
    }, LIMIT),
    sar: byId((id): id is `sar_${string}` => isId('sar', id), sources.findSars),
    releaseProposal: byId(
      (id): id is `pay_${string}` => isId('pay', id),
      sources.findReleaseProposals,
    ),
    resolveProposal: byId(
      (id): id is `alert_${string}` => isId('alert', id),
      sources.findResolveProposals,
    ),
    continuingProposal: byId(
      (id): id is `case_${string}` => isId('case', id),
      sources.findContinuingProposals,
    ),
    supersededResolution: byId(
      (id): id is `alert_${string}` => isId('alert', id),
      sources.findSupersededResolutions,
    ),
    list: new DataLoader(async (ids) => {
      const lists = await sources.allLists();
      return ids.map((id) => lists.find((list) => list.id === id));
    }, LIMIT),
    listVersion: byId((id): id is string => id.length <= 100, sources.findVersions),
    listDelta: byId((id): id is string => id.length <= 100, sources.findDeltas),
    listedEntry: new DataLoader(async (asked) => await sources.findListedEntries(asked), {
      ...LIMIT,
      cacheKeyFn: ({ versionId, uid }) => `${versionId} ${uid}`,
    }),
    evidence: new DataLoader(sources.findEvidence, { ...LIMIT, cacheKeyFn: ({ id }) => id }),
    disclosure: new DataLoader(
      async (disclosures) => {
        await sources.recordDisclosures(caller, disclosures);
        return disclosures.map(() => true as const);
      },
      { cacheKeyFn: ({ userId, field }) => `${userId}.${field}` },
    ),
  };
}

/** Loads by id; an id of the wrong form belongs to nothing and is not asked for. */
function byId<Key extends string, Value>(
  isWellFormed: (id: string) => id is Key,
  find: Found<Key, Value>,
): DataLoader<string, Value | undefined> {
  return new DataLoader(async (ids) => {
    const wellFormed = ids.filter(isWellFormed);
    const values = wellFormed.length === 0 ? [] : await find(wellFormed);
    const found = new Map<string, Value | undefined>(
      wellFormed.map((id, index) => [id, values[index]]),
    );
    return ids.map((id) => found.get(id));
  }, LIMIT);
}
