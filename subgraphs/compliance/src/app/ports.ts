import type { EventRecorder } from '@blockscore/events';
import type { JobRecorder } from '@blockscore/jobs';
import type { SealPrivateKey } from '@blockscore/vault';
import type { Sha256 } from '../domain/audit/chain.ts';
import type { Clearance } from '../domain/kyc/clearance.ts';
import type { KycLevel, LevelPolicy } from '../domain/kyc/level.ts';
import type { PostalAddress } from '../domain/kyc/postal-address.ts';
import type { ReviewPolicy } from '../domain/kyc/review.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { KycDecision, KycVerification } from '../domain/kyc/verification.ts';
import type { ToLatin } from '../domain/matching/name.ts';
import type { ReportDocument } from '../domain/reports/document.ts';
import type { FreshnessPolicy } from '../domain/sanctions/staleness.ts';
import type { Screening } from '../domain/screening.ts';
import type { AlertRepository } from './alert-ports.ts';
import type { AuditAnchorRepository } from './audit-anchor-ports.ts';
import type { AuditRepository } from './audit-ports.ts';
import type { CaseRepository, OfficerRepository } from './cases/case-ports.ts';
import type { ConfiguredFiler, SarRepository } from './cases/sar-ports.ts';
import type { CustomerIndex } from './customer-ports.ts';
import type { DataExportPorts, DataExportWork } from './data-export-ports.ts';
import type { ApplicationId, FraudRepositories, FraudRules } from './fraud-ports.ts';
import type { ComplianceJobs } from './jobs.ts';
import type { KycDocumentPorts, KycDocumentRepository } from './kyc-document-ports.ts';
import type { ListRegistry, ListRepository, ListSources } from './list-ports.ts';
import type { MonitoringRepositories, ReadRule } from './monitoring-ports.ts';
import type { NamedRepository } from './named-ports.ts';
import type { PrivacyPorts, PrivacyWork } from './privacy-ports.ts';
import type { ProposalRepository } from './proposal-ports.ts';
import type { ReportRepository } from './report-ports.ts';
import type { SamePersonIndex } from './same-person-ports.ts';
import type {
  BuildIndex,
  RescreeningRepository,
  SubjectFactsRepository,
  VerdictRepository,
} from './screening-ports.ts';
import type { SealRepository } from './seal-ports.ts';

export type Clock = () => Date;
export type UserId = `user_${string}`;

/** A page by keyset, newest first; backward pages towards the newest. */
export interface Page {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

export interface Subject {
  readonly userId: UserId;
  /** Null until identity disclosed them, and again once they were erased. */
  readonly facts: SubjectFacts | null;
  /** Null where they gave none; undefined until identity told it, and again once they were erased. */
  readonly address: PostalAddress | null | undefined;
  readonly emailVerifiedAt: Date | null;
  /** When identity last told who they are; null until it did, and again once they were erased. */
  readonly disclosedAt: Date | null;
}

export interface OutdatedSubject {
  readonly userId: UserId;
  readonly outdatedAt: Date;
}

export interface SubjectRepository {
  ensure(userId: UserId, at: Date): Promise<void>;
  find(userId: UserId): Promise<Subject | undefined>;
  /** False where the person was erased, so that nothing can be stored. */
  saveFacts(userId: UserId, facts: SubjectFacts, at: Date): Promise<boolean>;
  /** Of somebody whose facts are stored. */
  saveAddress(userId: UserId, address: PostalAddress | null): Promise<void>;
  markEmailVerified(userId: UserId, at: Date): Promise<void>;
  /** Disclosed and never screened, in order of their ids after that one; at most `limit`. */
  unscreened(after: UserId | undefined, limit: number): Promise<readonly UserId[]>;
  /** They were compared with the lists, and are not unscreened any more. */
  markScreened(userId: UserId, at: Date): Promise<void>;
  /** What is held of the person may be wrong from then on, until it is settled. */
  markOutdated(userId: UserId, at: Date): Promise<void>;
  /** What is held is what identity disclosed last, and was screened. */
  settle(userId: UserId): Promise<void>;
  isOutdated(userId: UserId): Promise<boolean>;
  /** Those that have waited longest first, after that one; at most `limit`. */
  outdated(after: OutdatedSubject | undefined, limit: number): Promise<readonly OutdatedSubject[]>;
}

/** A question to identity who somebody is, with the key that alone opens the answer. */
export interface DisclosureRequest {
  readonly requestId: `req_${string}`;
  readonly userId: UserId;
  readonly privateKey: SealPrivateKey;
  readonly requestedAt: Date;
}

export interface DisclosureRepository {
  /** False where the person was erased, so that no key can be kept: then nothing is. */
  insert(request: DisclosureRequest): Promise<boolean>;
  /** The request, locked, if it was not closed. */
  lockOpen(requestId: string): Promise<DisclosureRequest | undefined>;
  /** When the latest open request was made. */
  openSince(userId: UserId): Promise<Date | undefined>;
  /** How many were made, also of those that are closed. */
  countSince(userId: UserId, since: Date): Promise<number>;
  /** Closes all requests about the person and destroys their keys. */
  closeAll(userId: UserId, at: Date): Promise<void>;
}

/** With the policy, as text, that they were judged by last; null where that was before it was kept. */
export type JudgedVerification = KycVerification & { readonly judgedBy: string | null };

export interface KycRepository {
  /** Makes the verification unless there is one; true where it was made. */
  ensure(verification: KycVerification): Promise<boolean>;
  /** Waits for whoever else is dealing with the person, until the transaction ends. */
  lock(userId: UserId): Promise<JudgedVerification | undefined>;
  /**
   * The same of many at once, in one order, so that two who do so do not wait for one another. Whoever
   * deals with many takes these locks before any other.
   */
  lockAll(userIds: readonly UserId[]): Promise<void>;
  findByUsers(userIds: readonly UserId[]): Promise<readonly (KycVerification | undefined)[]>;
  findMany(ids: readonly `kyc_${string}`[]): Promise<readonly (KycVerification | undefined)[]>;
  /** Keeps all of it but the doubt. */
  save(verification: KycVerification): Promise<void>;
  /** Whether they changed what they had to be looked at for and an officer is to decide still, by another version; for who has locked it. */
  doubt(userId: UserId, doubted: boolean): Promise<void>;
  /** Makes it another version: something else is known of the person; for who has locked it. */
  renew(userId: UserId): Promise<void>;
  /** Notes by which policy, as text, they were judged last; for who has locked it. */
  markJudged(userId: UserId, policy: string): Promise<void>;
  /**
   * Whose details are known and who were last judged by another policy than that, in order, from behind the
   * given one on; at most `limit`.
   */
  judgedOtherwise(
    policy: string,
    after: UserId | undefined,
    limit: number,
  ): Promise<readonly UserId[]>;
  /**
   * Who is screened and lacks nothing for the basic level, and has not got it: such wait for lists that can be relied on.
   * In order, from behind the given one on; at most `limit`.
   */
  waitingForLists(after: UserId | undefined, limit: number): Promise<readonly UserId[]>;
  insertDecision(decision: KycDecision): Promise<void>;
  latestDecision(userId: UserId): Promise<KycDecision | undefined>;
  /** Newest first, at most 100. */
  decisions(userId: UserId): Promise<readonly KycDecision[]>;
}

export interface ScreeningRepository {
  insert(screening: Screening): Promise<void>;
  findMany(ids: readonly `scr_${string}`[]): Promise<readonly (Screening | undefined)[]>;
  latest(userId: UserId): Promise<Screening | undefined>;
  /** When they were first compared. */
  firstAt(userId: UserId): Promise<Date | undefined>;
  /** One row more than the page. */
  list(userId: UserId, page: Page): Promise<readonly Screening[]>;
  /** The last one before that time, and those made in it, the oldest first; at most 200. */
  until(userId: UserId, from: Date, to: Date): Promise<readonly Screening[]>;
}

export interface ClearanceRequest {
  readonly requestId: string;
  readonly userId: UserId;
  readonly purpose: 'APPLICATION' | 'DISBURSEMENT';
  /** Null of questions from before it was kept. */
  readonly applicationId: ApplicationId | null;
  /** Where the loan is to be paid to; null of an application, and where it was not told. */
  readonly payoutAccountId: `bank_${string}` | null;
  /** What the person would owe the lender in all, in minor units; null where it was not told. */
  readonly amount: bigint | null;
  readonly currency: string | null;
  /** The level that it asks for; null of questions from before there were levels. */
  readonly level: KycLevel | null;
  readonly requestedAt: Date;
}

/** A request that would be cleared if the lists could be relied on. */
export interface HeldClearance extends ClearanceRequest {
  readonly heldAt: Date;
}

export interface ClearanceRepository {
  /** False where the request is known. */
  insert(request: ClearanceRequest): Promise<boolean>;
  /** Not yet answered, the oldest first. */
  waiting(userId: UserId): Promise<readonly ClearanceRequest[]>;
  answer(requestId: string, clearance: Clearance, at: Date): Promise<void>;
  /** The levels that were asked for since then. */
  levelsAsked(userId: UserId, since: Date): Promise<readonly KycLevel[]>;
  /** Lets a request wait for lists that can be relied on; once held it stays so until it is answered. */
  hold(requestId: string, at: Date): Promise<void>;
  /** Of one person's requests, those that are held and not answered, the oldest first. */
  heldOf(userId: UserId): Promise<readonly HeldClearance[]>;
  /** Whose requests are held, in order of their ids after that one; at most `limit`. */
  held(after: UserId | undefined, limit: number): Promise<readonly UserId[]>;
  /** Whose requests have waited for an answer since before then, and are not held; in that order, too. */
  overdue(before: Date, after: UserId | undefined, limit: number): Promise<readonly UserId[]>;
}

/** Everything that happens in one transaction. */
export interface Work extends PrivacyWork, DataExportWork {
  readonly subjects: SubjectRepository;
  readonly disclosures: DisclosureRepository;
  readonly customers: CustomerIndex;
  readonly samePeople: SamePersonIndex;
  readonly kyc: KycRepository;
  readonly documents: KycDocumentRepository;
  readonly screenings: ScreeningRepository;
  readonly subjectFacts: SubjectFactsRepository;
  readonly verdicts: VerdictRepository;
  readonly rescreenings: RescreeningRepository;
  readonly clearances: ClearanceRepository;
  readonly lists: ListRepository;
  readonly audit: AuditRepository;
  readonly auditAnchors: AuditAnchorRepository;
  readonly reports: ReportRepository;
  readonly seals: SealRepository;
  readonly alerts: AlertRepository;
  readonly cases: CaseRepository;
  readonly sars: SarRepository;
  readonly officers: OfficerRepository;
  readonly monitoring: MonitoringRepositories;
  readonly proposals: ProposalRepository;
  readonly fraud: FraudRepositories;
  readonly named: NamedRepository;
  readonly events: EventRecorder;
  readonly jobs: JobRecorder<ComplianceJobs>;
}

export type Transact = <T>(run: (work: Work) => Promise<T>) => Promise<T>;

export interface ComplianceRules extends Omit<ReviewPolicy, 'reviewedCountries'>, LevelPolicy {
  /** How long a clearance waits for what is under way before it is answered «not cleared». */
  readonly clearancePatienceMs: number;
  /** How old lists may become before nobody is cleared by a rule. */
  readonly freshness: FreshnessPolicy;
  /** How old, in days, the lists of countries may become that rules of monitoring judge by. */
  readonly countryListDays: number;
}

export interface Ports extends PrivacyPorts, DataExportPorts, KycDocumentPorts {
  readonly transact: Transact;
  /** Reads the database as it is at one moment. */
  readonly snapshot: Transact;
  readonly clock: Clock;
  readonly lists: ListRegistry;
  readonly buildIndex: BuildIndex;
  /** Lets the process serve between two pieces of work. */
  readonly pause: () => Promise<void>;
  /** Where the configured lists are looked for; the demo list where none is configured. */
  readonly listSources: () => Promise<ListSources>;
  readonly rules: ComplianceRules;
  readonly fraud: FraudRules;
  readonly readRule: ReadRule;
  readonly sha256: Sha256;
  readonly filer: ConfiguredFiler;
  readonly toLatin: ToLatin;
  /** A report as a PDF, with its pictures. */
  readonly printReport: (report: ReportDocument) => Promise<Uint8Array>;
  /** 16 random bytes as hex. */
  readonly newSalt: () => string;
  /** Tells the operator what went wrong and was not taken over. */
  readonly warn: (message: string, about: Readonly<Record<string, string>>) => void;
}

/** What dealing with one person needs beside the transaction. */
export type CaseNeeds = Pick<Ports, 'lists' | 'rules' | 'clock'>;
