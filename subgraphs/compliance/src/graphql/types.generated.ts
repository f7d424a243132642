import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { AlertPaymentMapper, AlertMapper, AlertFiringMapper, SupersededResolutionMapper } from './alerts/schema.mappers.ts';
import type { AuditEntryMapper, AuditEvidenceMapper } from './audit/schema.mappers.ts';
import type { CaseEntryMapper } from './case-timeline/schema.mappers.ts';
import type { CaseMapper, CaseDeadlineMapper } from './cases/schema.mappers.ts';
import type { CustomerMapper } from './customers/schema.mappers.ts';
import type { DataExportMapper } from './data-exports/schema.mappers.ts';
import type { KycDocumentMapper } from './documents/schema.mappers.ts';
import type { FraudAssessmentMapper, FraudSignalMapper } from './fraud/schema.mappers.ts';
import type { KycDecisionMapper, KycVerificationMapper, UserMapper } from './kyc/schema.mappers.ts';
import type { SanctionsListChangeMapper, SanctionsListDeltaMapper, SanctionsListEntryMapper, SanctionsListRefusalMapper, SanctionsListVersionMapper, SanctionsListMapper } from './lists/schema.mappers.ts';
import type { MonitoringBacktestMapper, MonitoringBacktestSampleMapper, HeldPaymentMapper, MonitoringRuleMapper, MonitoringRuleVersionMapper, MonitoringRuleChangeMapper, MonitoringOutcomesMapper, MonitoringHoldsMapper, TransactionMonitoringReportMapper, MonitoredVolumeMapper, MonitoringRuleAlertsMapper, MonitoredMonthMapper, LoanMapper } from './monitoring/schema.mappers.ts';
import type { ErasureMapper, ErasurePartMapper, ConsentMapper, RestrictionMapper } from './privacy/schema.mappers.ts';
import type { OfficerProposalMapper } from './proposals/schema.mappers.ts';
import type { AuditReportMapper, KycReportMapper } from './reports/schema.mappers.ts';
import type { CustomerRiskAssessmentMapper, CustomerRiskMapper } from './risk/schema.mappers.ts';
import type { NameScreeningMapper, SanctionsMatchMapper, ScreeningMapper } from './sanctions/schema.mappers.ts';
import type { SarMapper, SarStatementMapper, SarSubjectMapper, SarIdentificationMapper } from './sars/schema.mappers.ts';
import type { ScreeningReplayMapper, ScreeningComparisonMapper, ScreeningDayMapper, MatchVerdictMapper, RescreeningMapper, ScreeningDifferenceMapper } from './screening/schema.mappers.ts';
import type { SubgraphContext } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, e.g. USD. */
  CurrencyCode: { input: string; output: string; }
  /** A moment in UTC, RFC 3339, e.g. 2026-01-31T12:00:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /** A decimal number as text, exact, e.g. "12.50". */
  Decimal: { input: string; output: string; }
  /**
   * A JSON value that another standard defines, such as WebAuthn's dictionaries; as input at most 32,768
   * characters, nested at most 8 deep.
   */
  JSON: { input: unknown; output: unknown; }
  /** A calendar day without time zone, ISO 8601, e.g. 2026-01-31. */
  LocalDate: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AcceptSanctionsListInput = {
  listId: Scalars['ID']['input'];
  /** Why, in 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  /** Of the refused content, as `refusal` names it. */
  sha256: Scalars['String']['input'];
};

export type AcceptSanctionsListPayload = {
  __typename?: 'AcceptSanctionsListPayload';
  /** What waits for another officer; null where it is done. */
  proposal?: Maybe<OfficerProposal>;
  sanctionsList?: Maybe<SanctionsList>;
  userErrors: Array<ComplianceError>;
};

export type AddAlertsToCaseInput = {
  /** 1 to 50, open, about whom the case is about. */
  alertIds: Array<Scalars['ID']['input']>;
  caseId: Scalars['ID']['input'];
};

export type AddCaseEvidenceInput = {
  caseId: Scalars['ID']['input'];
  /** Of a text: the text, 1 to 50,000 characters. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** What it shows, in 1 to 2,000 characters. */
  description: Scalars['String']['input'];
  kind: CaseEvidenceKind;
  /** Of a text: its name, 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The id of what it is; left out of a text. */
  refersTo?: InputMaybe<Scalars['ID']['input']>;
};

export type AddCaseNoteInput = {
  caseId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  note: Scalars['String']['input'];
};

/**
 * Something that officers have to look at. For [compliance:read], and never about oneself: the person whom
 * it is about learns nothing of it, nor whom an alert of fraud about the same person names among
 * the others, nor who is, most likely, the same person by another account.
 */
export type Alert = {
  __typename?: 'Alert';
  /** The case that it is, or was, looked at in. */
  case?: Maybe<Case>;
  /** What it was raised by; `furtherFirings` have what it fired by since. Null once the person's data has been erased. Reading it leaves an audit entry. */
  facts?: Maybe<Array<AlertFact>>;
  /** How often it fired: 1 and its further firings, those too that are not kept. */
  firings: Scalars['Int']['output'];
  /**
   * What it fired by again while it was not resolved, in the order of firing: the first 100. Once it is resolved,
   * what fires is another alert.
   */
  furtherFirings: AlertFiringConnection;
  id: Scalars['ID']['output'];
  lastFiredAt: Scalars['DateTime']['output'];
  /**
   * The payments that make the pattern of an alert of monitoring, with those of its further firings, in the order of
   * their days: the newest 100. None of what is not about payments; null once the person's data has been erased. Reading
   * them leaves an audit entry.
   */
  payments?: Maybe<Array<AlertPayment>>;
  raisedAt: Scalars['DateTime']['output'];
  /** Why it was resolved so; null once the person's data has been erased. Reading it leaves an audit entry. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Null until it is resolved. */
  resolution?: Maybe<AlertResolution>;
  /** What an officer said last of a resolution that takes two; null where none has. */
  resolveProposal?: Maybe<OfficerProposal>;
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null until it is resolved, and of what compliance found settled by itself. */
  resolvedBy?: Maybe<User>;
  /** What fired, e.g. `STRUCTURING`. */
  rule: Scalars['String']['output'];
  ruleVersion: Scalars['String']['output'];
  /** The worst of its firings. */
  severity: AlertSeverity;
  source: AlertSource;
  status: AlertStatus;
  /** What it was resolved as before two officers took that back; null where they did not. */
  supersededResolution?: Maybe<SupersededResolution>;
  /** Whom it is about; null of what is about nobody, such as a list. */
  user?: Maybe<User>;
};


/**
 * Something that officers have to look at. For [compliance:read], and never about oneself: the person whom
 * it is about learns nothing of it, nor whom an alert of fraud about the same person names among
 * the others, nor who is, most likely, the same person by another account.
 */
export type AlertfurtherFiringsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type AlertConnection = {
  __typename?: 'AlertConnection';
  edges: Array<AlertEdge>;
  pageInfo: PageInfo;
};

export type AlertEdge = {
  __typename?: 'AlertEdge';
  cursor: Scalars['String']['output'];
  node: Alert;
};

export type AlertFact = {
  __typename?: 'AlertFact';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type AlertFilter = {
  /**
   * True: those that wait for another officer, because one has said what becomes of them, or because they tell of a rule or a
   * list of which one has proposed something.
   */
  proposed?: InputMaybe<Scalars['Boolean']['input']>;
  raisedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Those before it. */
  raisedTo?: InputMaybe<Scalars['DateTime']['input']>;
  rule?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<AlertSeverity>;
  source?: InputMaybe<AlertSource>;
  status?: InputMaybe<AlertStatus>;
  /** Whom it is about. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/**
 * That an alert fired again, by a payment that it was not about or by facts that were not told before. It never
 * changes. For whom the alert is.
 */
export type AlertFiring = {
  __typename?: 'AlertFiring';
  /** Null once the person's data has been erased. Reading it leaves an audit entry. */
  facts?: Maybe<Array<AlertFact>>;
  firedAt: Scalars['DateTime']['output'];
  /** 2, 3, 4 … in the order of firing. */
  number: Scalars['Int']['output'];
  /** The payments that the pattern went on with, the last twenty at the most; none of what is not about payments. */
  paymentIds: Array<Scalars['ID']['output']>;
  /** Of the rule that fired, which may be another version than raised the alert. */
  ruleVersion: Scalars['String']['output'];
  severity: AlertSeverity;
};

export type AlertFiringConnection = {
  __typename?: 'AlertFiringConnection';
  edges: Array<AlertFiringEdge>;
  pageInfo: PageInfo;
};

export type AlertFiringEdge = {
  __typename?: 'AlertFiringEdge';
  cursor: Scalars['String']['output'];
  node: AlertFiring;
};

/** A payment that an alert is about, as compliance keeps it. For whom the alert is. */
export type AlertPayment = {
  __typename?: 'AlertPayment';
  amount: Money;
  counterparty: PaymentCounterparty;
  /** The day from which it counts. */
  day: Scalars['LocalDate']['output'];
  direction: HeldPaymentDirection;
  loan: Loan;
  /** Null where nobody told. */
  method?: Maybe<HeldPaymentMethod>;
  paymentId: Scalars['ID']['output'];
  /** Whether the books have it: not yet, where it is held or on its way. */
  posted: Scalars['Boolean']['output'];
};

export type AlertResolution =
  /** It is what it looked like. */
  | 'CONFIRMED'
  /** It looked like something and was not. */
  | 'FALSE_POSITIVE'
  /** It is what it looked like, and nothing had to be done. */
  | 'NO_ACTION';

export type AlertSeverity =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

export type AlertSource =
  | 'FRAUD'
  | 'KYC'
  | 'LISTS'
  | 'MONITORING'
  | 'SCREENING';

export type AlertStatus =
  /** It is looked at together with others, in a case. */
  | 'IN_CASE'
  | 'OPEN'
  | 'RESOLVED';

export type AssignCaseInput = {
  /** Oneself or another compliance officer; left out, it is nobody's. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  caseId: Scalars['ID']['input'];
};

/** Who did it. In the case of one's own verification, compliance stands for its officers. */
export type AuditActor = {
  __typename?: 'AuditActor';
  /** Null where the actor is another person, and the case one's own or the caller not [compliance:read]. */
  id?: Maybe<Scalars['String']['output']>;
  kind: AuditActorKind;
};

export type AuditActorKind =
  | 'ANONYMOUS'
  | 'PARTNER'
  | 'SERVICE'
  | 'USER';

export type AuditBreak = {
  __typename?: 'AuditBreak';
  day: Scalars['LocalDate']['output'];
  /**
   * Where every entry holds, but an event of a stream is not among them: which one. It may have been put
   * aside and be retried. `day` and `position` are those of the event before it.
   */
  event?: Maybe<AuditEventPlace>;
  /** Null where the entry is missing. */
  id?: Maybe<Scalars['ID']['output']>;
  position: Scalars['Int']['output'];
  reason: AuditBreakReason;
};

export type AuditBreakReason =
  | 'ALTERED'
  | 'DETAILS_ALTERED'
  | 'MISSING'
  | 'OUT_OF_ORDER'
  /** Its salt is gone, and no sealed entry says that its subject was to be erased: nothing tells whether its details are what they were. */
  | 'SALT_MISSING'
  /** The chain holds, but this is not what was sealed: it was rewritten, and the hashes after it. */
  | 'UNLIKE_SEAL';

export type AuditDetail = {
  __typename?: 'AuditDetail';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** Something that happened anywhere in the lender, at its place in a chain of hashes. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  actor: AuditActor;
  /** UTC day on which it was appended. */
  day: Scalars['LocalDate']['output'];
  /** What the event told: ids and states. Nested values are JSON. */
  details: Array<AuditDetail>;
  /** What proves it to anybody. Null until it was sealed, within a minute as a rule. */
  evidence?: Maybe<AuditEvidence>;
  /** SHA-256 over the hash before, and this entry in canonical JSON with a salted hash of its details. */
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  occurredAt: Scalars['DateTime']['output'];
  /**
   * Its place in the day, counted from 1. Null, as are the next two and `previousHash`, for whoever is not
   * [compliance:read]: places count entries that are hidden.
   */
  position?: Maybe<Scalars['Int']['output']>;
  previousHash?: Maybe<Scalars['String']['output']>;
  recordedAt: Scalars['DateTime']['output'];
  sequence?: Maybe<Scalars['Int']['output']>;
  /** Where the event stands in its stream. */
  stream?: Maybe<Scalars['String']['output']>;
  /** Whom it is about. */
  subject?: Maybe<User>;
  /** The event's type, e.g. lending.status.changed. */
  type: Scalars['String']['output'];
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  pageInfo: PageInfo;
};

export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

export type AuditEventPlace = {
  __typename?: 'AuditEventPlace';
  sequence: Scalars['Int']['output'];
  stream: Scalars['String']['output'];
};

/**
 * An entry as it was sealed: its leaf in a tree whose root is written to the chain. Whoever has `domain`,
 * `salt` and `content` computes the commitment, and the ledger's `proof` leads from there to the chain.
 */
export type AuditEvidence = {
  __typename?: 'AuditEvidence';
  /** 0x and the SHA-256 of `domain`, the bytes of `salt` and `content`, one after the other. */
  commitment: Scalars['String']['output'];
  /**
   * The entry in canonical JSON (RFC 8785): its facts but for actor and place, its details, and `hash`, which
   * binds those, too. Null where `salt` is.
   */
  content?: Maybe<Scalars['String']['output']>;
  /** Place of the entry in the trail; `position` is for [compliance:read]. */
  day: Scalars['LocalDate']['output'];
  /** Ends in a line feed. */
  domain: Scalars['String']['output'];
  /**
   * The text whose SHA-256 is the content's `hash`: the hash before, a line feed, and the entry with its
   * actor and its place in canonical JSON. For [compliance:read]; null where `content` is, and where the caller is not
   * told the actor.
   */
  link?: Maybe<Scalars['String']['output']>;
  position?: Maybe<Scalars['Int']['output']>;
  /**
   * 32 bytes as 0x…. Null once what it is derived from was erased: nobody can tell any more what was
   * committed to. Null, too, where the entry is not the caller's to see, or the leaf is of the former kind,
   * which holds the place, and the caller is not [compliance:read].
   */
  salt?: Maybe<Scalars['String']['output']>;
};

export type AuditPlace = {
  __typename?: 'AuditPlace';
  day: Scalars['LocalDate']['output'];
  position: Scalars['Int']['output'];
};

export type AuditPlaceInput = {
  day: Scalars['LocalDate']['input'];
  position: Scalars['Int']['input'];
};

/**
 * A report on the audit trail: of a month, made in the night after it and never changed; or of some days, drawn
 * when it is asked for, without what is about whoever asks. [compliance:read]
 */
export type AuditReport = {
  __typename?: 'AuditReport';
  /** The last entry of these days that the chain proved then; null where there was none. */
  anchor?: Maybe<AuditReportAnchor>;
  days: Array<AuditReportCount>;
  entries: Scalars['Int']['output'];
  firstBroken?: Maybe<AuditBreak>;
  from: Scalars['LocalDate']['output'];
  /**
   * Whether every entry of these days held when it was made; null of one that is of some days where that was
   * too much to verify at once: `auditVerification` does it in parts.
   */
  intact?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Whether it is the one that was made when its month was over; else it is a document of its own, which the trail
   * has as compliance.audit.drawn, by its `sha256`.
   */
  isKept: Scalars['Boolean']['output'];
  madeAt: Scalars['DateTime']['output'];
  /** As 2026-10; null of one that is of some days. */
  month?: Maybe<Scalars['String']['output']>;
  /** Who read people's personal data, most first, at most fifty. */
  readers: Array<AuditReportReader>;
  /** SHA-256 of all of it in canonical JSON, in hex; told in compliance.audit.reported where it is of a month. */
  sha256: Scalars['String']['output'];
  streams: Array<AuditReportCount>;
  /** Included. */
  to: Scalars['LocalDate']['output'];
  /** The most frequent first, at most a hundred. */
  types: Array<AuditReportCount>;
};

export type AuditReportAnchor = {
  __typename?: 'AuditReportAnchor';
  blockNumber: Scalars['Int']['output'];
  chainId: Scalars['Int']['output'];
  commitment: Scalars['String']['output'];
  day: Scalars['LocalDate']['output'];
  position: Scalars['Int']['output'];
  registry: Scalars['String']['output'];
  root: Scalars['String']['output'];
  transactionHash: Scalars['String']['output'];
};

export type AuditReportCount = {
  __typename?: 'AuditReportCount';
  entries: Scalars['Int']['output'];
  name: Scalars['String']['output'];
};

export type AuditReportReader = {
  __typename?: 'AuditReportReader';
  id: Scalars['String']['output'];
  kind: AuditActorKind;
  /** Of how many people. */
  people: Scalars['Int']['output'];
  reads: Scalars['Int']['output'];
};

/** The outcome of proving a part of the audit trail whole. [compliance:read] */
export type AuditVerification = {
  __typename?: 'AuditVerification';
  /** Entries that hold, up to the first that does not, or to where it was enough for one answer. */
  entries: Scalars['Int']['output'];
  firstBroken?: Maybe<AuditBreak>;
  from: Scalars['LocalDate']['output'];
  /**
   * Whether all of these days hold. Null where nothing was found wrong and not all of them was looked at: there is more to
   * verify, or `after` was given and what is before it was not looked at.
   */
  intact?: Maybe<Scalars['Boolean']['output']>;
  /** False where it was too much for one answer: ask again, `after` what `verifiedTo` says. */
  isComplete: Scalars['Boolean']['output'];
  /**
   * The last entry of these days that was sealed. As each content holds the chain's hash, a root with it
   * on the chain fixes all that came before, too.
   */
  lastSealed?: Maybe<AuditEvidence>;
  to: Scalars['LocalDate']['output'];
  /** The entry that it began after, as it was asked for; null where it began with the first of these days. */
  verifiedAfter?: Maybe<AuditPlace>;
  /** The last entry that was verified; null where there was none. */
  verifiedTo?: Maybe<AuditPlace>;
};

export type BacktestMonitoringRuleInput = {
  /** The `endCursor` of a part that was not complete, of the same version and days: goes on with the next customers. */
  after?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['LocalDate']['input'];
  /** Of the version, active or not. */
  ruleId: Scalars['ID']['input'];
  /** Included; at most three years after `from`. */
  to: Scalars['LocalDate']['input'];
};

export type BacktestMonitoringRulePayload = {
  __typename?: 'BacktestMonitoringRulePayload';
  backtest?: Maybe<MonitoringBacktest>;
  userErrors: Array<ComplianceError>;
};

/**
 * An investigation of one person, or of nobody who is known: alerts that belong together, what officers did
 * about them, and what was decided. For [compliance:read], and never about oneself.
 */
export type Case = {
  __typename?: 'Case';
  /** Newest first. */
  alerts: AlertConnection;
  /** The officer who deals with it. */
  assignee?: Maybe<User>;
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The latest word that what was reported goes on no more: another officer has to say the same. */
  continuingProposal?: Maybe<OfficerProposal>;
  /** What has to be done by a day; null where nothing has to. */
  deadline?: Maybe<CaseDeadline>;
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  decidedBy?: Maybe<User>;
  /** Null while nothing is decided, and when a decision was sent back or set aside: see `timeline`. */
  decision?: Maybe<CaseDecision>;
  /** The initial detection of what may have to be reported; time runs from here. */
  detectedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  openedAt: Scalars['DateTime']['output'];
  /** Null of one that opened by itself, by the policy. */
  openedBy?: Maybe<User>;
  reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The second officer, who agreed. */
  reviewedBy?: Maybe<User>;
  /** Newest first, at most 100. Reading their files leaves an audit entry. */
  sars: Array<Sar>;
  status: CaseStatus;
  /** What happened, newest first; nothing of it is ever changed or taken away. */
  timeline: CaseEntryConnection;
  /**
   * Of a case that opened by itself, the rule that opened it and what it looks at. Null where the officer who opened it
   * gave none, and once the person's data has been erased.
   */
  title?: Maybe<Scalars['String']['output']>;
  /** Whom it is about; null where nobody is known. */
  user?: Maybe<User>;
};


/**
 * An investigation of one person, or of nobody who is known: alerts that belong together, what officers did
 * about them, and what was decided. For [compliance:read], and never about oneself.
 */
export type CasealertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An investigation of one person, or of nobody who is known: alerts that belong together, what officers did
 * about them, and what was decided. For [compliance:read], and never about oneself.
 */
export type CasetimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type CaseConnection = {
  __typename?: 'CaseConnection';
  edges: Array<CaseEdge>;
  pageInfo: PageInfo;
};

export type CaseDeadline = {
  __typename?: 'CaseDeadline';
  /** Whole days from today; negative once it is missed. */
  daysLeft: Scalars['Int']['output'];
  /** The last day, UTC. */
  dueOn: Scalars['LocalDate']['output'];
  kind: CaseDeadlineKind;
  state: CaseDeadlineState;
};

export type CaseDeadlineKind =
  /** A further report on activity that goes on, 120 days after the one before. */
  | 'CONTINUING_SAR'
  /** A report, 30 days after detection, 60 where no suspect is known. */
  | 'SAR';

export type CaseDeadlineState =
  | 'AHEAD'
  | 'MISSED'
  /** A week or less is left. */
  | 'NEAR';

export type CaseDecision =
  /** A suspicious activity report is filed. */
  | 'FILE_SAR'
  /** Nothing has to be reported. */
  | 'NO_SAR';

export type CaseEdge = {
  __typename?: 'CaseEdge';
  cursor: Scalars['String']['output'];
  node: Case;
};

/** One entry of a case's timeline. Reading its texts leaves an audit entry. */
export type CaseEntry = {
  __typename?: 'CaseEntry';
  /** The alert that joined, fired again, was resolved, or is evidence. */
  alert?: Maybe<Alert>;
  /** Of `ASSIGNED`: to whom; null where it was taken from somebody. */
  assignee?: Maybe<User>;
  at: Scalars['DateTime']['output'];
  /** Null of what compliance did by itself. */
  by?: Maybe<User>;
  content?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: CaseEntryKind;
  /** Of a text that was uploaded: its name and its content; null once the person's data has been erased. */
  name?: Maybe<Scalars['String']['output']>;
  /** 1, 2, 3 … in the order of writing. */
  number: Scalars['Int']['output'];
  /**
   * What was decided or resolved, the kind of a piece of evidence, the policy that opened the case, or which of
   * its firings an alert fired again by.
   */
  outcome?: Maybe<Scalars['String']['output']>;
  /** Of `EVIDENCE`: the id of what it is; null of a text. */
  refersTo?: Maybe<Scalars['ID']['output']>;
  /** Of `EVIDENCE`: the screening that it is. */
  screening?: Maybe<Screening>;
  /** A note, a reason, or what evidence shows; null once the person's data has been erased. */
  text?: Maybe<Scalars['String']['output']>;
};

export type CaseEntryConnection = {
  __typename?: 'CaseEntryConnection';
  edges: Array<CaseEntryEdge>;
  pageInfo: PageInfo;
};

export type CaseEntryEdge = {
  __typename?: 'CaseEntryEdge';
  cursor: Scalars['String']['output'];
  node: CaseEntry;
};

export type CaseEntryKind =
  | 'AGREED'
  | 'ALERT_ADDED'
  /** An alert of the case fired by other facts than before. */
  | 'ALERT_FIRED_AGAIN'
  /** The case was closed by a decision that says nothing of the alert: it is open again, or in another case. */
  | 'ALERT_LEFT'
  | 'ALERT_RESOLVED'
  | 'ASSIGNED'
  | 'CLOSED'
  | 'CONTINUING_REVIEWED'
  | 'DEADLINE_MISSED'
  | 'DEADLINE_NEAR'
  | 'DECIDED'
  /** Something came that whoever decided did not know. */
  | 'DECISION_SET_ASIDE'
  | 'DISAGREED'
  | 'EVIDENCE'
  | 'NOTE'
  | 'OPENED'
  | 'REOPENED'
  | 'SAR_DRAFTED'
  | 'SAR_FILED'
  | 'SAR_RETURNED'
  | 'SAR_REVIEWED';

export type CaseEvidenceKind =
  | 'ALERT'
  | 'APPLICATION'
  /** Another case, such as one that this came of. */
  | 'CASE'
  | 'DOCUMENT'
  | 'LOAN'
  | 'PAYMENT'
  | 'SCREENING'
  /** A text that is uploaded and kept with the case. */
  | 'TEXT'
  | 'TRANSACTION';

export type CaseFilter = {
  /** The officer who deals with it. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those whose deadline is missed. */
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  status?: InputMaybe<CaseStatus>;
  /** Whom it is about. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which alerts open a case by themselves. Nothing of it files anything. */
export type CaseOpeningPolicy = {
  __typename?: 'CaseOpeningPolicy';
  /** Days after which any alert about a person that is in no case joins the person's, or opens one. */
  daysLeftOut: Scalars['Int']['output'];
  rules: Array<CaseOpeningRule>;
  version: Scalars['String']['output'];
};

export type CaseOpeningRule = {
  __typename?: 'CaseOpeningRule';
  because: Scalars['String']['output'];
  rule: Scalars['String']['output'];
  /** Alerts as bad as this, or worse. */
  severity: AlertSeverity;
  source: AlertSource;
};

export type CasePayload = {
  __typename?: 'CasePayload';
  case?: Maybe<Case>;
  userErrors: Array<ComplianceError>;
};

export type CaseStatus =
  | 'CLOSED'
  /** Two officers agree; it is carried out. */
  | 'DECIDED'
  /** An officer decided; another one has to agree. */
  | 'IN_REVIEW'
  /** It is looked into. */
  | 'OPEN';

export type ChangeMonitoringRuleInput = {
  /** Of the version. */
  id: Scalars['ID']['input'];
  /** In 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type CloseCaseInput = {
  caseId: Scalars['ID']['input'];
};

export type ComplianceError = UserError & {
  __typename?: 'ComplianceError';
  code: ComplianceErrorCode;
  message: Scalars['String']['output'];
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type ComplianceErrorCode =
  | 'CASE_OPEN'
  | 'DECISION_NOT_DUE'
  | 'DOCUMENTS_UNAVAILABLE'
  | 'FILER_UNKNOWN'
  | 'FIRINGS_REQUIRED'
  | 'FRAUD_CONFIRMED'
  | 'INPUT_INVALID'
  | 'INVALID_STATE'
  | 'LIMIT_REACHED'
  | 'LISTS_UNAVAILABLE'
  | 'MATCH_CONFIRMED'
  | 'NOTE_INVALID'
  | 'NOT_FOUND'
  | 'OWN_CASE'
  | 'REAUTHENTICATION_REQUIRED'
  | 'REQUEST_OPEN'
  | 'RULE_INVALID'
  | 'RULE_VERSION_TAKEN'
  | 'SCREENING_OUTDATED'
  | 'SCREENING_REQUIRED'
  | 'SECOND_OFFICER_REQUIRED'
  | 'SUBJECT_UNKNOWN'
  | 'TOO_MANY_DOCUMENTS'
  | 'VERSION_OUTDATED'
  | 'VERSION_REQUIRED';

/** What somebody said to a purpose in the words of one version of a text. Partners' are lending's `partnerConsents`. */
export type Consent = {
  __typename?: 'Consent';
  given: Scalars['Boolean']['output'];
  /** Whether it is the last word on the purpose. */
  holds: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  purpose: LenderPurpose;
  recordedAt: Scalars['DateTime']['output'];
  textVersion: Scalars['String']['output'];
};

/** Somebody whom identity has told compliance of, or who was erased and is kept still. [compliance:read], not about oneself */
export type Customer = {
  __typename?: 'Customer';
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  dateOfBirth: Scalars['LocalDate']['output'];
  /**
   * When compliance erased them; null of customers. What is shown is what was checked last, which the law keeps until the
   * term of it ends: docs/compliance/privacy.md#what-is-kept.
   */
  erasedAt?: Maybe<Scalars['DateTime']['output']>;
  firstName: Scalars['String']['output'];
  /** Other names that they went by before, the latest first, at most 50: the search may have found them by one. */
  formerNames: Array<FormerName>;
  lastName: Scalars['String']['output'];
  user: User;
};

export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  edges: Array<CustomerEdge>;
  pageInfo: PageInfo;
};

export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  cursor: Scalars['String']['output'];
  node: Customer;
};

/** How risky a customer is. [compliance:read], never about oneself. */
export type CustomerRisk = {
  __typename?: 'CustomerRisk';
  current: CustomerRiskAssessment;
  /** Each time that it came out otherwise; the latest first, at most 100. */
  history: Array<CustomerRiskAssessment>;
  user: User;
};

/** A customer's risk as it was worked out at a time; never changed. */
export type CustomerRiskAssessment = {
  __typename?: 'CustomerRiskAssessment';
  assessedAt: Scalars['DateTime']['output'];
  band: CustomerRiskBand;
  /** What it was worked out for: ALERT, KYC, SCREENING or DAILY. */
  cause: Scalars['String']['output'];
  /** Whether the customer should be known better: at HIGH by an ENHANCED verification. */
  enhancedKycAdvised: Scalars['Boolean']['output'];
  /** What it adds up from. Null once the person's data has been erased. Reading it leaves an audit entry. */
  facts?: Maybe<Array<CustomerRiskFact>>;
  /** 0 to 100: the more, the riskier. */
  score: Scalars['Int']['output'];
  /** Of the points. */
  version: Scalars['String']['output'];
};

export type CustomerRiskBand =
  /** From 60. */
  | 'HIGH'
  /** Below 30. */
  | 'LOW'
  /** From 30. */
  | 'MEDIUM';

export type CustomerRiskFact = {
  __typename?: 'CustomerRiskFact';
  factor: CustomerRiskFactor;
  points: Scalars['Int']['output'];
  value: Scalars['String']['output'];
};

export type CustomerRiskFactor =
  | 'AGE_OF_RELATIONSHIP'
  /** Of the last twelve months, but for false positives. */
  | 'ALERTS'
  | 'COUNTRY'
  | 'KYC'
  /** Nobody is asked for it. */
  | 'OCCUPATION'
  | 'SCREENING';

/**
 * An e-mail address, a name, or both; all that is given has to be so. Of a name all words, in any order, without accents
 * and capitals, be they of a name of before; one letter alone is none.
 */
export type CustomerSearch = {
  dateOfBirth?: InputMaybe<Scalars['LocalDate']['input']>;
  /** A whole address, as it is now. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** A copy of everything about a person from every part of the lender: docs/compliance/privacy.md. */
export type DataExport = {
  __typename?: 'DataExport';
  /** Where the archive is fetched, for five minutes; made anew each time. The person alone gets it. */
  download?: Maybe<DataExportDownload>;
  /** A month from the request. */
  dueAt: Scalars['DateTime']['output'];
  /** 14 days from when it was ready: then the archive is gone. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Parts of the lender that have not given theirs; empty once it is ready. */
  missing: Array<ErasureHolder>;
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  requestedAt: Scalars['DateTime']['output'];
  /** Of the archive, in hex. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** Of the archive, in bytes. */
  size?: Maybe<Scalars['Int']['output']>;
  status: DataExportStatus;
  user: User;
};

export type DataExportDownload = {
  __typename?: 'DataExportDownload';
  expiresAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type DataExportStatus =
  /** The archive is gone: ask for another one. */
  | 'EXPIRED'
  /** Not all had answered when it was due: ask for another one. Officers were told. */
  | 'FAILED'
  | 'GATHERING'
  | 'READY';

export type DecideCaseInput = {
  caseId: Scalars['ID']['input'];
  decision: CaseDecision;
  /** 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type DecideHeldPaymentInput = {
  paymentId: Scalars['ID']['input'];
  /** In 1 to 2,000 characters; the borrower reads nothing of it. */
  reason: Scalars['String']['input'];
};

export type DecideHeldPaymentPayload = {
  __typename?: 'DecideHeldPaymentPayload';
  heldPayment?: Maybe<HeldPayment>;
  /** What waits for another officer; null where it is done. */
  proposal?: Maybe<OfficerProposal>;
  userErrors: Array<ComplianceError>;
};

export type DecideKycDocumentInput = {
  decision: KycDocumentDecision;
  /** The last day on which it is valid, where that is another one than was stated. */
  expiresOn?: InputMaybe<Scalars['LocalDate']['input']>;
  id: Scalars['ID']['input'];
  /** What was seen, in 1 to 2,000 characters. The person does not read it. */
  note: Scalars['String']['input'];
  /** Of a refusal. */
  reason?: InputMaybe<KycDocumentRefusal>;
  /**
   * The version of the person's verification that was looked at: what is accepted attests what is known in it. ACCEPT
   * needs it; if it is another by now, nothing is decided.
   */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type DecideKycDocumentPayload = {
  __typename?: 'DecideKycDocumentPayload';
  document?: Maybe<KycDocument>;
  userErrors: Array<ComplianceError>;
};

export type DecideKycInput = {
  decision: KycDecisionKind;
  /** Why, in 1 to 2,000 characters. */
  note: Scalars['String']['input'];
  /**
   * The screening that was looked at. If it is not the latest any more, nothing is decided. An approval
   * needs it where the latest one is not CLEAR: it covers that one's matches, and the name that was compared.
   */
  screeningId?: InputMaybe<Scalars['ID']['input']>;
  userId: Scalars['ID']['input'];
  /** The version of the verification that was looked at. An approval needs it: if it is another by now, nothing is decided. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type DecideKycPayload = {
  __typename?: 'DecideKycPayload';
  kycVerification?: Maybe<KycVerification>;
  userErrors: Array<ComplianceError>;
};

export type DecideMatchInput = {
  /** The match, as `list:uid`. */
  entity: Scalars['String']['input'];
  /** Why, in 1 to 2,000 characters. */
  note: Scalars['String']['input'];
  /** The screening that was looked at; nothing is decided if it is not the latest any more. */
  screeningId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type DecideMatchPayload = {
  __typename?: 'DecideMatchPayload';
  /** The screening that was looked at. */
  screening?: Maybe<Screening>;
  userErrors: Array<ComplianceError>;
};

export type DeclareMonitoringRuleInput = {
  /** JSON: docs/compliance/monitoring.md. */
  content: Scalars['String']['input'];
  /** In 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

/** A request that the lender erase somebody: docs/compliance/privacy.md. */
export type Erasure = {
  __typename?: 'Erasure';
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** [compliance:read] */
  decidedBy?: Maybe<User>;
  /** By when it is answered: a month from the request, or three where it was extended. */
  dueAt: Scalars['DateTime']['output'];
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the officer knew that the person asked. [compliance:read]; reading it leaves an audit entry. */
  evidence?: Maybe<Scalars['String']['output']>;
  /** Why it takes longer; null where it does not. */
  extension?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** Who was asked whether something stands against it, and has not answered. [compliance:read] */
  missing?: Maybe<Array<ErasureHolder>>;
  /** What stands against it, each once; empty where nothing does, or not all have answered. */
  obstacles: Array<ErasureObstacle>;
  /** What each part of the lender did, as it is proven. */
  parts: Array<ErasurePart>;
  /** The day by which all that stands against it is settled where everybody keeps to what was agreed; null where nobody knows. */
  possibleFrom?: Maybe<Scalars['LocalDate']['output']>;
  /** Why an officer refused it; null where none did. */
  refusal?: Maybe<Scalars['String']['output']>;
  requestedAt: Scalars['DateTime']['output'];
  /** Who asked for it: the person, or an officer on their behalf. [compliance:read] */
  requestedBy?: Maybe<User>;
  status: ErasureStatus;
  user: User;
};

export type ErasureConnection = {
  __typename?: 'ErasureConnection';
  edges: Array<ErasureEdge>;
  pageInfo: PageInfo;
};

export type ErasureEdge = {
  __typename?: 'ErasureEdge';
  cursor: Scalars['String']['output'];
  node: Erasure;
};

export type ErasureFilter = {
  /** Only what is not at its end and should be. */
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  status?: InputMaybe<ErasureStatus>;
};

export type ErasureHolder =
  | 'COMPLIANCE'
  | 'CREDIT'
  | 'IDENTITY'
  | 'LEDGER'
  | 'LENDING';

export type ErasureInput = {
  id: Scalars['ID']['input'];
};

export type ErasureObstacle =
  /** Something is open in the books. */
  | 'BOOKS_NOT_SETTLED'
  /** A loan that was given up on is not paid, or more was paid than was owed and waits to be sent back. */
  | 'MONEY_OWED'
  /** An application waits: withdraw it, or wait for its decision. */
  | 'OPEN_APPLICATION'
  | 'OPEN_LOAN'
  | 'PAYMENT_UNDER_WAY'
  /** The account has more rights than a borrower's, or belongs to a partner: an administrator has to take them first. */
  | 'STAFF_ROLE';

export type ErasurePart = {
  __typename?: 'ErasurePart';
  /** The entries of the audit trail that tell of it. [compliance:read] */
  auditEntries?: Maybe<Array<AuditEntry>>;
  erasedAt?: Maybe<Scalars['DateTime']['output']>;
  holder: ErasureHolder;
  /** What is kept, without a name, because a law or a claim asks for it. */
  kept: Array<KeptData>;
  /** The last day on which what is kept can be read; null where none of it is under a key. */
  keptUntil?: Maybe<Scalars['LocalDate']['output']>;
  /** When that was destroyed, too. */
  retentionEndedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type ErasurePayload = {
  __typename?: 'ErasurePayload';
  erasure?: Maybe<Erasure>;
  userErrors: Array<ComplianceError>;
};

export type ErasureStatus =
  /** An officer did: it is found out once more whether something stands against it, and ordered where nothing does. The person reads AWAITING_APPROVAL. [compliance:read] */
  | 'APPROVED'
  /** It is being found out whether something stands against it. */
  | 'ASSESSING'
  /** An officer has to approve it. */
  | 'AWAITING_APPROVAL'
  /** Nothing does: the person has to say it again, by `confirmErasure`. */
  | 'AWAITING_CONFIRMATION'
  | 'DONE'
  /** Ordered: nothing brings it back. */
  | 'ERASING'
  /** Something does, see `obstacles`, or an officer refused it, see `refusal`. */
  | 'REFUSED'
  | 'WITHDRAWN';

export type FileSarInput = {
  activity: SarActivityInput;
  caseId: Scalars['ID']['input'];
  /** Puts right the report that was filed last, instead of continuing it. */
  corrects?: InputMaybe<Scalars['Boolean']['input']>;
  /** The day on which it will be uploaded, which the file says: from today, if left out, to 30 days from now. */
  filingDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Who did what, when, where, how and why it is suspicious: 1 to 19,500 characters, told in one line each block. */
  narrative: Scalars['String']['input'];
  /** What officers know of the person beside who it is, or better; what nobody knows is reported as unknown. */
  subject?: InputMaybe<SarSubjectInput>;
};

export type FormerName = {
  __typename?: 'FormerName';
  firstName: Scalars['String']['output'];
  lastName: Scalars['String']['output'];
};

/**
 * How likely it is that an application is a fraud, as it was judged before it was cleared; never changed. For
 * [compliance:read], and never about oneself: the applicant learns nothing of it.
 */
export type FraudAssessment = {
  __typename?: 'FraudAssessment';
  /** Null of a LOW one. That of the one before, where nothing was found that it had not found. */
  alert?: Maybe<Alert>;
  application: LoanApplication;
  assessedAt: Scalars['DateTime']['output'];
  assessedFor: FraudAssessmentPurpose;
  id: Scalars['ID']['output'];
  level: FraudLevel;
  /** What lending is told by this one, and, unless another supersedes it, told now: HIGH once officers have confirmed an alert of fraud about the person, whichever it was; LOW once they have resolved this one otherwise. */
  levelTold: FraudLevel;
  /** How long judging took, with what was looked up for it. */
  milliseconds: Scalars['Float']['output'];
  /** Who did not answer in time, or in a way that nobody can read, and what nobody knows of the applicant. */
  notKnown: Array<FraudFactKind>;
  /** SHA-256 of the policy's canonical JSON, in hex. */
  policyDigest: Scalars['String']['output'];
  /** Of the points. */
  policyVersion: Scalars['String']['output'];
  /** Judged again by what was kept. Reading it leaves an audit entry. */
  replay: FraudReplay;
  /** 0 to 100: the more, the likelier. What the signals add up to, 100 at the most. */
  score: Scalars['Int']['output'];
  /** The heaviest first. Null once the person's data has been erased. Reading them leaves an audit entry. */
  signals?: Maybe<Array<FraudSignal>>;
  /** The one before, which was made without an answer that came too late for it. Null of the first. */
  supersedes?: Maybe<FraudAssessment>;
  user: User;
};

export type FraudAssessmentConnection = {
  __typename?: 'FraudAssessmentConnection';
  edges: Array<FraudAssessmentEdge>;
  pageInfo: PageInfo;
};

export type FraudAssessmentEdge = {
  __typename?: 'FraudAssessmentEdge';
  cursor: Scalars['String']['output'];
  node: FraudAssessment;
};

export type FraudAssessmentFilter = {
  /** All of them unless told otherwise. */
  levels?: InputMaybe<Array<FraudLevel>>;
  /** Who applied. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type FraudAssessmentPurpose =
  | 'APPLICATION'
  /** The payout of its loan: by then there is an account. */
  | 'DISBURSEMENT';

export type FraudFactKind =
  | 'ACCOUNT'
  | 'CREDIT'
  | 'CREDIT_UNREADABLE'
  | 'DEVICE'
  | 'DOCUMENT'
  | 'IDENTITY'
  /** It answered, and what it told cannot be opened or read: operators find why in the log. */
  | 'IDENTITY_UNREADABLE'
  | 'LENDING'
  | 'LENDING_UNREADABLE'
  | 'NAME'
  | 'NETWORK'
  | 'OBSERVED_INCOME'
  | 'PHONE'
  | 'POSTAL_ADDRESS'
  | 'STATED_INCOME';

export type FraudLevel =
  /** From 35. */
  | 'ELEVATED'
  /** From 65: an officer decides the application. */
  | 'HIGH'
  /** Below 35. */
  | 'LOW';

export type FraudReplay = {
  __typename?: 'FraudReplay';
  level?: Maybe<FraudLevel>;
  outcome: FraudReplayOutcome;
  /** Null where nothing was judged again. */
  score?: Maybe<Scalars['Int']['output']>;
};

export type FraudReplayOutcome =
  | 'DIFFERENT'
  | 'FACTS_ERASED'
  /** This release has no policy of that version and digest. */
  | 'POLICY_UNKNOWN'
  | 'SAME';

export type FraudSignal = {
  __typename?: 'FraudSignal';
  code: FraudSignalCode;
  facts: Array<FraudSignalFact>;
  /** Whom it was found with. */
  others: Array<User>;
  /** What it adds to the score. */
  points: Scalars['Int']['output'];
};

export type FraudSignalCode =
  /** A payout account in another name. */
  | 'ACCOUNT_OF_ANOTHER'
  /** The same people have a device and an account of the applicant's. */
  | 'DEVICE_AND_ACCOUNT'
  | 'DOCUMENT_UNDER_ANOTHER_NAME'
  /** For longer than somebody of that age can have been. */
  | 'EMPLOYED_TOO_LONG'
  | 'INCOME_ABOVE_OBSERVED'
  /** Against what was stated before, shortly before applying. */
  | 'INCOME_JUMP'
  /** Rejected, or confirmed to be a fraud, before. */
  | 'KNOWN_APPLICANT'
  | 'MANY_APPLICATIONS'
  /** Of people who share more than a network. */
  | 'MANY_APPLICATIONS_OF_OTHERS'
  | 'NEW_ACCOUNT_LARGE_AMOUNT'
  /** Nothing is known that is older than the account. */
  | 'NO_HISTORY'
  /** A phone number of another country than that of the applicant. */
  | 'PHONE_ELSEWHERE'
  /** One that the lender's payment provider verified as theirs. */
  | 'SHARED_ACCOUNT'
  /** One that others said was theirs, and nobody verified. */
  | 'SHARED_ACCOUNT_UNVERIFIED'
  | 'SHARED_DEVICE'
  | 'SHARED_DOCUMENT_CONTENT'
  | 'SHARED_DOCUMENT_NUMBER'
  /** Two addresses of one mailbox. */
  | 'SHARED_MAILBOX'
  | 'SHARED_NAME_AND_BIRTH'
  | 'SHARED_NETWORK'
  | 'SHARED_PHONE'
  /** One flat, however its address is written. */
  | 'SHARED_POSTAL_ADDRESS';

export type FraudSignalFact = {
  __typename?: 'FraudSignalFact';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/**
 * A question of lending's that would be answered «cleared», and waits for lists that can be relied on. It is
 * answered by itself once they are there.
 */
export type HeldClearance = {
  __typename?: 'HeldClearance';
  heldAt: Scalars['DateTime']['output'];
  requestId: Scalars['ID']['output'];
  requestedAt: Scalars['DateTime']['output'];
};

/** A payment that was kept from moving. [compliance:read], never of one's own: to the borrower it is on its way. */
export type HeldPayment = {
  __typename?: 'HeldPayment';
  /** What it is held for. */
  alerts: Array<Alert>;
  amount: Money;
  counterparty: PaymentCounterparty;
  /**
   * Of the account at the other end, ISO 3166-1 alpha-2; null where it is not known, and once the person's
   * data has been erased. Reading it leaves an audit entry.
   */
  country?: Maybe<Scalars['String']['output']>;
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null until it is decided. */
  decidedBy?: Maybe<User>;
  direction: HeldPaymentDirection;
  heldAt: Scalars['DateTime']['output'];
  loan: Loan;
  method?: Maybe<HeldPaymentMethod>;
  paymentId: Scalars['ID']['output'];
  /** Null until it is decided, and once the person's data has been erased. Reading it leaves an audit entry. */
  reason?: Maybe<Scalars['String']['output']>;
  /** What an officer said last of a release that takes two; null where none has. */
  releaseProposal?: Maybe<OfficerProposal>;
  status: HeldPaymentStatus;
  user: User;
};

export type HeldPaymentConnection = {
  __typename?: 'HeldPaymentConnection';
  edges: Array<HeldPaymentEdge>;
  pageInfo: PageInfo;
};

export type HeldPaymentDirection =
  | 'COLLECTION'
  | 'PAYOUT'
  | 'REFUND';

export type HeldPaymentEdge = {
  __typename?: 'HeldPaymentEdge';
  cursor: Scalars['String']['output'];
  node: HeldPayment;
};

export type HeldPaymentMethod =
  | 'BANK_TRANSFER'
  | 'CARD'
  | 'CASH'
  | 'CHEQUE'
  | 'DIRECT_DEBIT';

export type HeldPaymentStatus =
  /** It waits for an officer. */
  | 'HELD'
  /** It went on before it was held: nothing is left to decide. */
  | 'OVERTAKEN'
  | 'REFUSED'
  | 'RELEASED';

export type KeptData =
  /** Who did what when, by ids. */
  | 'AUDIT_TRAIL'
  /** Transactions, by ids. */
  | 'BOOKS'
  /** That something was allowed, and when. */
  | 'CONSENTS'
  /** Applications and what they were decided by: 12 CFR 1002.12(b). */
  | 'CREDIT_FILE'
  /** How the person was checked, and what was decided: 31 CFR 1010.430(d). */
  | 'IDENTITY_CHECKS'
  /** Loans and their payments: 31 CFR 1010.430(d). */
  | 'LOAN_FILE'
  /** Scores and repayment, by which models are measured. */
  | 'SCORE_FIGURES';

export type KycContentType =
  | 'HEIC'
  | 'JPEG'
  | 'PDF'
  | 'PNG';

/** What an officer decided, and why. [compliance:read] */
export type KycDecision = {
  __typename?: 'KycDecision';
  decidedAt: Scalars['DateTime']['output'];
  decidedBy: User;
  decision: KycDecisionKind;
  id: Scalars['ID']['output'];
  /** Null once the person's data has been erased. Reading it leaves an audit entry. */
  note?: Maybe<Scalars['String']['output']>;
  /** The screening that the officer had seen; an approval covers its matches. */
  screening?: Maybe<Screening>;
};

export type KycDecisionKind =
  | 'APPROVE'
  | 'REJECT';

/** A document by which a person shows who they are. Own, or [compliance:read]. */
export type KycDocument = {
  __typename?: 'KycDocument';
  /**
   * Others who sent a document of the same number, or the very same content: at most 20, without those whom the caller
   * may learn nothing of. [compliance:read]
   */
  alsoSentBy?: Maybe<Array<User>>;
  /** Who looks at it. [compliance:read] */
  check?: Maybe<KycDocumentCheck>;
  /** Where the content can be fetched once, within a minute, by whoever has the address; null where there is none. Asking leaves an audit entry. [compliance:read] */
  content?: Maybe<KycDocumentContent>;
  contentType: KycContentType;
  createdAt: Scalars['DateTime']['output'];
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** An officer, or compliance itself as the provider told it. [compliance:read] */
  decidedBy?: Maybe<Scalars['ID']['output']>;
  /** What the person stated of it; null once it is erased. Reading it leaves an audit entry. [compliance:read] */
  details?: Maybe<KycDocumentDetails>;
  id: Scalars['ID']['output'];
  kind: KycDocumentKind;
  /** An officer's; null once the person's data has been erased. Reading it leaves an audit entry. [compliance:read] */
  note?: Maybe<Scalars['String']['output']>;
  /** Of one that is REFUSED. Send another one. */
  refusal?: Maybe<KycDocumentRefusal>;
  /** Bytes. */
  size: Scalars['Int']['output'];
  status: KycDocumentStatus;
  /** Until when its content can be sent, while it is REQUESTED. */
  uploadExpiresAt: Scalars['DateTime']['output'];
  uploadedAt?: Maybe<Scalars['DateTime']['output']>;
  user: User;
  /** The last day on which it counts, of one that is ACCEPTED; a while before that the person is told. */
  validUntil?: Maybe<Scalars['LocalDate']['output']>;
};

export type KycDocumentCheck =
  /** Nobody: it is not there, decided, or about to be given to the provider. */
  | 'NONE'
  | 'OFFICER'
  | 'PROVIDER';

export type KycDocumentConnection = {
  __typename?: 'KycDocumentConnection';
  edges: Array<KycDocumentEdge>;
  pageInfo: PageInfo;
};

export type KycDocumentContent = {
  __typename?: 'KycDocumentContent';
  expiresAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type KycDocumentDecision =
  | 'ACCEPT'
  | 'REFUSE';

export type KycDocumentDetails = {
  __typename?: 'KycDocumentDetails';
  /** That issued it, ISO 3166-1 alpha-2. */
  country?: Maybe<Scalars['String']['output']>;
  expiresOn?: Maybe<Scalars['LocalDate']['output']>;
  number?: Maybe<Scalars['String']['output']>;
};

export type KycDocumentEdge = {
  __typename?: 'KycDocumentEdge';
  cursor: Scalars['String']['output'];
  node: KycDocument;
};

export type KycDocumentKind =
  /** Both sides, in one file. */
  | 'DRIVING_LICENCE'
  /** Both sides, in one file. */
  | 'IDENTITY_CARD'
  | 'PASSPORT'
  /** Not older than three months, with name and address. */
  | 'PROOF_OF_ADDRESS'
  /** Pay slips, a contract of sale, a bank statement. */
  | 'SOURCE_OF_FUNDS';

export type KycDocumentRefusal =
  /** It was not what it was announced as, not whole, or more than a picture or text. */
  | 'CONTENT_NOT_ACCEPTED'
  | 'DOCUMENT_EXPIRED'
  /** It is about somebody else. */
  | 'NOT_THEIRS'
  | 'OTHER'
  /** For [compliance:read] only; the person, whoever it is, reads OTHER. */
  | 'SUSPICIOUS'
  | 'UNREADABLE'
  | 'WRONG_KIND';

export type KycDocumentStatus =
  | 'ACCEPTED'
  /** It was accepted, and has run out. */
  | 'EXPIRED'
  | 'REFUSED'
  /** Its content is awaited. */
  | 'REQUESTED'
  /** It is being checked. */
  | 'UPLOADED';

/** Each asks for all of those before it, and more. */
export type KycLevel =
  /** The e-mail address is verified, the details are known, and screening is clear. */
  | 'BASIC'
  /** Proofs of the address and of where the money comes from, too, the last of which an officer looks at. */
  | 'ENHANCED'
  /** An identity document is accepted as well. */
  | 'STANDARD';

/** What became of verifications in some days, all of it from the audit trail. [compliance:read] */
export type KycReport = {
  __typename?: 'KycReport';
  /** Approved of approved and rejected, in percent with two digits; null where nothing was decided. */
  approvalRate?: Maybe<Scalars['Decimal']['output']>;
  /** Of them, at the end of these days. */
  approved: Scalars['Int']['output'];
  days: Array<KycReportDay>;
  /** Decisions in these days that an officer made, of whoever's verification. */
  decidedByOfficers: Scalars['Int']['output'];
  /** Of those pending. */
  expired: Scalars['Int']['output'];
  from: Scalars['LocalDate']['output'];
  /** Of them, those with a match. */
  hits: Scalars['Int']['output'];
  /** Of those pending. */
  inReview: Scalars['Int']['output'];
  /** Of those approved, by how well they were known at the end of these days. */
  levels: Array<KycReportLevel>;
  /** Matches that officers took for the same person in these days. */
  matchesConfirmed: Scalars['Int']['output'];
  /** Matches that officers took for other people in these days. */
  matchesDismissed: Scalars['Int']['output'];
  /** Half of those begun and decided in these days took no longer, in seconds; null where there are none. */
  medianSeconds?: Maybe<Scalars['Float']['output']>;
  /** Neither approved nor rejected: under way, under review or expired. */
  pending: Scalars['Int']['output'];
  rejected: Scalars['Int']['output'];
  /** Of those rejected: whom officers had confirmed to be on a list by then. The others were rejected for what an officer found otherwise. */
  rejectedForMatch: Scalars['Int']['output'];
  /**
   * For what those under review are looked at, by how it is now; somebody may be for more than one reason. Of
   * verifications that began in these days.
   */
  reviewReasons: Array<KycReportReason>;
  /** Comparisons with sanctions lists in these days. */
  screenings: Scalars['Int']['output'];
  to: Scalars['LocalDate']['output'];
  /** Verifications that began in these days. */
  total: Scalars['Int']['output'];
};

export type KycReportDay = {
  __typename?: 'KycReportDay';
  /** People who came to APPROVED on that day, whenever their verification began. */
  approved: Scalars['Int']['output'];
  begun: Scalars['Int']['output'];
  /** UTC. */
  day: Scalars['LocalDate']['output'];
  rejected: Scalars['Int']['output'];
};

export type KycReportLevel = {
  __typename?: 'KycReportLevel';
  level: KycLevel;
  people: Scalars['Int']['output'];
};

export type KycReportReason = {
  __typename?: 'KycReportReason';
  people: Scalars['Int']['output'];
  reason: KycReviewReason;
};

export type KycRequirement =
  | 'EMAIL_VERIFICATION'
  /** A passport, an identity card or a driving licence, see `submitKycDocument`. */
  | 'IDENTITY_DOCUMENT'
  | 'PERSONAL_DETAILS'
  | 'PROOF_OF_ADDRESS'
  | 'SOURCE_OF_FUNDS';

export type KycReviewReason =
  /** Younger than the lender takes. */
  | 'AGE'
  /** They live, by their country or their postal address, where the lender does not lend, or where a rule of monitoring holds payments. */
  | 'COUNTRY'
  /** They changed what an officer was to look at before one had decided, live no more where payments are held, or have had more than five other names in a year. */
  | 'EARLIER_DATA'
  /** By name and date of birth, or by an identity document, they are the same person as somebody whom officers rejected, found a fraud of, or look at. */
  | 'KNOWN_PERSON'
  /** A match of the latest screening that no officer has decided. */
  | 'MATCH'
  /** The name is not sure to be compared with the lists, see `Screening.nameDoubts`. */
  | 'NAME';

export type KycStatus =
  | 'APPROVED'
  /** A document that the required level needs has run out: see `missing`. */
  | 'EXPIRED'
  /** An officer looks at it. Told to [compliance:read] only; the person, whoever it is, reads PENDING, or what it was where they were approved before. */
  | 'IN_REVIEW'
  | 'NOT_STARTED'
  /** Something is still to come from the person, see `missing`; where that is empty, it is being checked. For `requiredLevel`. */
  | 'PENDING'
  | 'REJECTED';

/** A request by which the content is sent, once. */
export type KycUpload = {
  __typename?: 'KycUpload';
  expiresAt: Scalars['DateTime']['output'];
  headers: Array<KycUploadHeader>;
  maxBytes: Scalars['Int']['output'];
  method: Scalars['String']['output'];
  url: Scalars['String']['output'];
};

export type KycUploadHeader = {
  __typename?: 'KycUploadHeader';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** One person's verification. What comes of screening is for compliance officers, and not about themselves. */
export type KycVerification = {
  __typename?: 'KycVerification';
  /**
   * Where the person lives, as they said; a report on them says so unless an officer knows better. Null where they gave
   * none or it was erased. Reading it leaves an audit entry. [compliance:read]
   */
  address?: Maybe<PostalAddress>;
  /** Newest first. [compliance:read] */
  decisions?: Maybe<Array<KycDecision>>;
  /** Newest first, at most 100. */
  documents: Array<KycDocument>;
  /** The oldest first. [compliance:read], not about oneself */
  heldClearances?: Maybe<Array<HeldClearance>>;
  id: Scalars['ID']['output'];
  /** How well the lender knows who this is. Null until the basic level is reached; the person is told it with an approval. */
  level?: Maybe<KycLevel>;
  /** What the person can still do; empty where there is nothing to do but wait. */
  missing: Array<KycRequirement>;
  /** The highest level that a loan of this person asked for in a year, by its amount; other loans may ask for less. */
  requiredLevel: KycLevel;
  /** Why an officer has to look at the person; empty where it is not IN_REVIEW. [compliance:read] */
  reviewReasons?: Maybe<Array<KycReviewReason>>;
  /** Newest first. [compliance:read] */
  screenings?: Maybe<ScreeningConnection>;
  startedAt: Scalars['DateTime']['output'];
  status: KycStatus;
  updatedAt: Scalars['DateTime']['output'];
  user: User;
  /** A higher number whenever something that is known or assessed of the person changes: whoever approves them or a document names it. [compliance:read] */
  version?: Maybe<Scalars['Int']['output']>;
};


/** One person's verification. What comes of screening is for compliance officers, and not about themselves. */
export type KycVerificationscreeningsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type LenderPurpose =
  /** To ask a credit bureau, and tell it how the loan is repaid. */
  | 'CREDIT_BUREAU'
  /** To be told of other offers. */
  | 'MARKETING'
  /** To use the data in studies of lending. */
  | 'RESEARCH';

export type Loan = {
  __typename?: 'Loan';
  id: Scalars['ID']['output'];
};

export type LoanApplication = {
  __typename?: 'LoanApplication';
  id: Scalars['ID']['output'];
};

export type MatchEvidence = {
  __typename?: 'MatchEvidence';
  detail: Scalars['String']['output'];
  /** Added to the score: positive speaks for the match, negative against it. */
  effect: Scalars['Decimal']['output'];
  kind: MatchEvidenceKind;
};

export type MatchEvidenceKind =
  /** Nothing agrees but words that many names share. */
  | 'COMMON_WORDS'
  | 'COUNTRY'
  | 'DATE_OF_BIRTH'
  /** The legal forms of the organisations are of two kinds. */
  | 'LEGAL_FORM'
  /** Of two people's names only one word agrees, and others do not. */
  | 'ONE_WORD'
  /** What the person says of themselves does not make them somebody else. */
  | 'SAME_NAME'
  /** A given name and a surname of the person agree: further names, which they may have invented, do not make them somebody else. */
  | 'SHORT_NAME'
  /** An alias that the list itself calls weak. */
  | 'WEAK_ALIAS'
  /** Two given names in the other order: another person. */
  | 'WORD_ORDER';

/**
 * What an officer said of one match; never changed. It holds of what was compared: of the entry as the list
 * had it, and of the customer's data as they were. Where either changes, the match is another one and open.
 * [compliance:read], not about oneself
 */
export type MatchVerdict = {
  __typename?: 'MatchVerdict';
  decidedAt: Scalars['DateTime']['output'];
  decidedBy: User;
  /** As `list:uid`. */
  entity: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Null once the person's data has been erased. Reading it leaves an audit entry. */
  note?: Maybe<Scalars['String']['output']>;
  verdict: MatchVerdictKind;
};

export type MatchVerdictKind =
  /** The same one: nothing is paid to them or taken from them. */
  | 'CONFIRMED'
  /** Another person. */
  | 'DISMISSED';

export type MatchedWords = {
  __typename?: 'MatchedWords';
  listed: Scalars['String']['output'];
  query: Scalars['String']['output'];
  reason: MatchedWordsReason;
  /** How alike they are, 0 to 1; null of screenings from before it was kept. */
  similarity?: Maybe<Scalars['Decimal']['output']>;
};

export type MatchedWordsReason =
  | 'INITIAL'
  | 'INITIALS'
  | 'JOINED_WORDS'
  | 'SAME'
  | 'SAME_GIVEN_NAME'
  | 'SIMILAR_SPELLING'
  | 'SOUNDS_ALIKE';

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** In major units with all the currency's digits, e.g. "1234.50". */
  amount: Scalars['Decimal']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type MoneyInput = {
  /** In major units, e.g. "1234.50". */
  amount: Scalars['Decimal']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

/** A month of the period, or what the period has of it; UTC. */
export type MonitoredMonth = {
  __typename?: 'MonitoredMonth';
  /** By the day on which they were raised. */
  alerts: Scalars['Int']['output'];
  /** As 2026-10. */
  month: Scalars['String']['output'];
  suspiciousTransactions: Scalars['Int']['output'];
  /** By the day from which they count. */
  transactions: Scalars['Int']['output'];
  /** By currency. */
  volumes: Array<MonitoredVolume>;
};

export type MonitoredVolume = {
  __typename?: 'MonitoredVolume';
  suspiciousTransactions: Scalars['Int']['output'];
  suspiciousVolume: Money;
  transactions: Scalars['Int']['output'];
  volume: Money;
};

export type MonitoringAction =
  /** Tells officers of what has moved. */
  | 'ALERT'
  /** Also holds what is about to move. */
  | 'BLOCK';

/** What a rule would have found, had it watched. Nothing of it is kept. [compliance:write] */
export type MonitoringBacktest = {
  __typename?: 'MonitoringBacktest';
  /** Alerts that it would have raised, and about how many customers. */
  alerts: Scalars['Int']['output'];
  customers: Scalars['Int']['output'];
  /** Customers of whom only the newest 1,000 payments were looked at: what is older may be left out of all counts. */
  customersCut: Scalars['Int']['output'];
  customersSeen: Scalars['Int']['output'];
  /** What `after` takes for the next part; null where this one is complete. */
  endCursor?: Maybe<Scalars['String']['output']>;
  from: Scalars['LocalDate']['output'];
  /**
   * False where it was too much for one answer, which then is of the first customers alone: go on by `endCursor`.
   * What is counted is of this part; the parts add up.
   */
  isComplete: Scalars['Boolean']['output'];
  /** Of the alerts, those about payments that an alert was raised about, by whatever rule. */
  knownAlerts: Scalars['Int']['output'];
  paymentsSeen: Scalars['Int']['output'];
  rule: MonitoringRuleVersion;
  /** The first ten. */
  samples: Array<MonitoringBacktestSample>;
  to: Scalars['LocalDate']['output'];
  /** Whether the rule looks at where customers live: it was judged by where they live now, and not by where they lived then. */
  usesPresentResidence: Scalars['Boolean']['output'];
};

export type MonitoringBacktestSample = {
  __typename?: 'MonitoringBacktestSample';
  /** The day on which it was whole. */
  day: Scalars['LocalDate']['output'];
  /** The payments of the pattern, the last twenty at the most. */
  paymentIds: Array<Scalars['ID']['output']>;
  user: User;
};

export type MonitoringHolds = {
  __typename?: 'MonitoringHolds';
  /** They wait for an officer. */
  held: Scalars['Int']['output'];
  /** They went on before they were held. */
  overtaken: Scalars['Int']['output'];
  refused: Scalars['Int']['output'];
  released: Scalars['Int']['output'];
};

/** Alerts by what became of them. All but `reported` add up to all of them. */
export type MonitoringOutcomes = {
  __typename?: 'MonitoringOutcomes';
  confirmed: Scalars['Int']['output'];
  falsePositive: Scalars['Int']['output'];
  /** Not resolved, in a case. */
  inCase: Scalars['Int']['output'];
  noAction: Scalars['Int']['output'];
  /** When the oldest of those that are not resolved was raised; null where all are. */
  oldestUnresolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Not resolved, and in no case. */
  open: Scalars['Int']['output'];
  /** In a case of which a report was filed, but for false positives; they are counted under their outcome, too. */
  reported: Scalars['Int']['output'];
};

/** A rule by which payments are watched, through all its versions. [compliance:read] */
export type MonitoringRule = {
  __typename?: 'MonitoringRule';
  /** The version that watches now; null where none does. */
  activeVersion?: Maybe<MonitoringRuleVersion>;
  /** Who had which version watch, and when; the latest first, at most 100. */
  changes: Array<MonitoringRuleChange>;
  code: Scalars['String']['output'];
  /** The latest first. */
  versions: Array<MonitoringRuleVersion>;
};

export type MonitoringRuleAlerts = {
  __typename?: 'MonitoringRuleAlerts';
  alerts: Scalars['Int']['output'];
  /** What became of them by now. */
  outcomes: MonitoringOutcomes;
  /** The rule's code. */
  rule: Scalars['String']['output'];
};

export type MonitoringRuleChange = {
  __typename?: 'MonitoringRuleChange';
  changedAt: Scalars['DateTime']['output'];
  /** Null of what a release brought. */
  changedBy?: Maybe<User>;
  reason: Scalars['String']['output'];
  /** Null where the rule was retired. */
  version?: Maybe<Scalars['Int']['output']>;
};

export type MonitoringRuleKind =
  /** Money that moves after a long silence. */
  | 'DORMANT_WAKE_UP'
  /** Money from or to a country of a list, or of somebody who lives in one. */
  | 'HIGH_RISK_GEOGRAPHY'
  /** A loan repaid soon after its payout, or a payment sent back soon after it came. */
  | 'RAPID_IN_AND_OUT'
  | 'ROUND_SUMS'
  /** Payments just below a threshold. */
  | 'STRUCTURING'
  | 'THIRD_PARTY_REPAYMENT'
  /** Many payments, or much money, in a short time. */
  | 'VELOCITY';

export type MonitoringRulePayload = {
  __typename?: 'MonitoringRulePayload';
  /** What waits for another officer; null where it is done. */
  proposal?: Maybe<OfficerProposal>;
  rule?: Maybe<MonitoringRuleVersion>;
  userErrors: Array<ComplianceError>;
};

/** A version of a rule: it says the same for ever. [compliance:read] */
export type MonitoringRuleVersion = {
  __typename?: 'MonitoringRuleVersion';
  action: MonitoringAction;
  code: Scalars['String']['output'];
  /** JSON, as it was declared. */
  content: Scalars['String']['output'];
  declaredAt: Scalars['DateTime']['output'];
  /** Null of what a release brought. */
  declaredBy?: Maybe<User>;
  description: Scalars['String']['output'];
  /** SHA-256 of its canonical JSON, in hex. */
  digest: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: MonitoringRuleKind;
  reason: Scalars['String']['output'];
  severity: AlertSeverity;
  version: Scalars['Int']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Says that a list has really shrunk, or changed, so much: that very content replaces the version of now, once a second
   * officer says the same.
   */
  acceptSanctionsList: AcceptSanctionsListPayload;
  /**
   * Has a version watch in place of the one before. Never the officer who declared it; to go back to one
   * before a version that has watched takes two officers.
   */
  activateMonitoringRule: MonitoringRulePayload;
  /** Adds open alerts about the same person. A decision to file no report that did not know them is set aside; one to file stands, and says nothing of them. */
  addAlertsToCase: CasePayload;
  addCaseEvidence: CasePayload;
  addCaseNote: CasePayload;
  /** Has it ordered for good, as soon as all parts of the lender have said once more that nothing stands against it. Approved again a minute later, they are asked again. */
  approveErasure: ErasurePayload;
  assignCase: CasePayload;
  /** Runs a declared version over what has moved, and raises nothing. */
  backtestMonitoringRule: BacktestMonitoringRulePayload;
  /** Ends a case whose decision is carried out, and resolves its alerts as it was decided. */
  closeCase: CasePayload;
  /** Says it for the second time, after a sign-in of the last ten minutes. */
  confirmErasure: ErasurePayload;
  /**
   * Says that the customer is the one who is listed, and resolves its alert: they are rejected, and their
   * payments are held. Nobody tells them why. Never oneself.
   */
  confirmMatch: DecideMatchPayload;
  /** Decides an open case; another officer has to agree by `reviewCase`. */
  decideCase: CasePayload;
  /** Decides a verification under review, or against an earlier decision. Never one's own. */
  decideKyc: DecideKycPayload;
  /** Accepts or refuses an uploaded document, or refuses one that was accepted, expired or not. Never one's own. */
  decideKycDocument: DecideKycDocumentPayload;
  /** Declares a version of a rule, which watches nothing before another officer activates it. */
  declareMonitoringRule: MonitoringRulePayload;
  /**
   * Says that a match is another person, and resolves its alert. Never one's own; one that was confirmed
   * needs another officer than the one who confirmed it.
   */
  dismissMatch: DecideMatchPayload;
  /** Takes two months longer, once. */
  extendErasure: ErasurePayload;
  /**
   * Draws a report up for a case that two officers decided to report. It is a draft, which replaces the one
   * before it; nothing is sent to anybody.
   */
  fileSar: SarPayload;
  /** Has it used again; an erasure that is asked for restricts it on. */
  liftRestriction: RestrictionPayload;
  /** Puts open alerts about one person, or about nobody, into a case. */
  openCase: CasePayload;
  /** Says yes or no to a purpose of the lender's; all that was said is kept. */
  recordConsent: RecordConsentPayload;
  /**
   * Notes that a reviewed report was uploaded, and the id that FinCEN gave it. Not of one by such an officer, unless it
   * was filed before the day from which on they are one.
   */
  recordSarFiling: SarPayload;
  /**
   * Begins a look at the lists, now and not only within the hour, and does not wait for it: a download may take
   * minutes. What comes of it is in `sanctionsLists`, of each active list from when its `lookedAt` is not before
   * the `requestedAt` that is answered.
   */
  refreshSanctionsLists: RefreshSanctionsListsPayload;
  refuseErasure: ErasurePayload;
  /** Has a held payment fail. It is decided once, and never one's own. */
  refusePayment: DecideHeldPaymentPayload;
  /**
   * Lets a held payment move, once a second officer says the same where it is held for something of severity
   * HIGH. It is decided once, and never one's own. Alerts that it was held for are resolved with it as
   * NO_ACTION, but for those in a case.
   */
  releasePayment: DecideHeldPaymentPayload;
  /** Takes a closed case up again; the decision is to be taken anew. */
  reopenCase: CasePayload;
  /** Asks for a copy of everything about oneself, after a sign-in of the last ten minutes. */
  requestDataExport: RequestDataExportPayload;
  /** Asks to be erased, after a sign-in of the last ten minutes; or for somebody who asked by other ways [compliance:write]. */
  requestErasure: ErasurePayload;
  /**
   * Says what became of an alert. Found again, it is another one. One about oneself is NOT_FOUND. Of severity HIGH
   * and source FRAUD it is done once another officer says so within seven days, unless it is CONFIRMED; what the second
   * one says it was is kept. What is resolved stays so, but that of source FRAUD what was CONFIRMED, however bad it looked,
   * is taken back as FALSE_POSITIVE by two officers in that way.
   */
  resolveAlert: ResolveAlertPayload;
  /** Has one's data kept and not used, or [compliance:write] a person's who asked for it. */
  restrictProcessing: RestrictionPayload;
  /** Has the active version, and so the rule, watch no more, once a second officer says the same. */
  retireMonitoringRule: MonitoringRulePayload;
  /**
   * Ends screening against a list that is configured no more, once a second officer says the same. Configured
   * again, it comes back.
   */
  retireSanctionsList: RetireSanctionsListPayload;
  /** Agrees with another officer's decision, or sends the case back. */
  reviewCase: CasePayload;
  /** Says whether activity that was reported goes on: then the case is open again. That it does not takes another officer, who says the same within seven days: see `Case.continuingProposal`. */
  reviewContinuingActivity: CasePayload;
  /**
   * Agrees with another officer's draft, or sends it back. One that an officer drew up who may have nothing to do
   * with the person by now is drawn up anew; one that such an officer agreed with is reviewed once more.
   */
  reviewSar: SarPayload;
  /** Screens a person against the current lists; a new match brings a review. Never oneself. */
  screenUser: ScreenUserPayload;
  /** Begins one's own verification, or gives the one that is there. Signing up begins it as well. */
  startKycVerification: StartKycVerificationPayload;
  /** Takes down a document of one's own and says where its content is to be sent. */
  submitKycDocument: SubmitKycDocumentPayload;
  /** Takes it back, before it is ordered. */
  withdrawErasure: ErasurePayload;
};


export type MutationacceptSanctionsListArgs = {
  input: AcceptSanctionsListInput;
};


export type MutationactivateMonitoringRuleArgs = {
  input: ChangeMonitoringRuleInput;
};


export type MutationaddAlertsToCaseArgs = {
  input: AddAlertsToCaseInput;
};


export type MutationaddCaseEvidenceArgs = {
  input: AddCaseEvidenceInput;
};


export type MutationaddCaseNoteArgs = {
  input: AddCaseNoteInput;
};


export type MutationapproveErasureArgs = {
  input: ErasureInput;
};


export type MutationassignCaseArgs = {
  input: AssignCaseInput;
};


export type MutationbacktestMonitoringRuleArgs = {
  input: BacktestMonitoringRuleInput;
};


export type MutationcloseCaseArgs = {
  input: CloseCaseInput;
};


export type MutationconfirmErasureArgs = {
  input: ErasureInput;
};


export type MutationconfirmMatchArgs = {
  input: DecideMatchInput;
};


export type MutationdecideCaseArgs = {
  input: DecideCaseInput;
};


export type MutationdecideKycArgs = {
  input: DecideKycInput;
};


export type MutationdecideKycDocumentArgs = {
  input: DecideKycDocumentInput;
};


export type MutationdeclareMonitoringRuleArgs = {
  input: DeclareMonitoringRuleInput;
};


export type MutationdismissMatchArgs = {
  input: DecideMatchInput;
};


export type MutationextendErasureArgs = {
  input: ReasonedErasureInput;
};


export type MutationfileSarArgs = {
  input: FileSarInput;
};


export type MutationliftRestrictionArgs = {
  input: RestrictProcessingInput;
};


export type MutationopenCaseArgs = {
  input: OpenCaseInput;
};


export type MutationrecordConsentArgs = {
  input: RecordConsentInput;
};


export type MutationrecordSarFilingArgs = {
  input: RecordSarFilingInput;
};


export type MutationrefuseErasureArgs = {
  input: ReasonedErasureInput;
};


export type MutationrefusePaymentArgs = {
  input: DecideHeldPaymentInput;
};


export type MutationreleasePaymentArgs = {
  input: DecideHeldPaymentInput;
};


export type MutationreopenCaseArgs = {
  input: ReopenCaseInput;
};


export type MutationrequestErasureArgs = {
  input: RequestErasureInput;
};


export type MutationresolveAlertArgs = {
  input: ResolveAlertInput;
};


export type MutationrestrictProcessingArgs = {
  input: RestrictProcessingInput;
};


export type MutationretireMonitoringRuleArgs = {
  input: ChangeMonitoringRuleInput;
};


export type MutationretireSanctionsListArgs = {
  input: RetireSanctionsListInput;
};


export type MutationreviewCaseArgs = {
  input: ReviewCaseInput;
};


export type MutationreviewContinuingActivityArgs = {
  input: ReviewContinuingActivityInput;
};


export type MutationreviewSarArgs = {
  input: ReviewSarInput;
};


export type MutationscreenUserArgs = {
  input: ScreenUserInput;
};


export type MutationsubmitKycDocumentArgs = {
  input: SubmitKycDocumentInput;
};


export type MutationwithdrawErasureArgs = {
  input: ErasureInput;
};

export type NameDoubt =
  /** More than three. */
  | 'INITIALS'
  | 'NO_LETTERS'
  /** Of one word longer than a letter, whatever title, particle or initial is with it. */
  | 'ONE_WORD'
  /** Letters that are not Latin. */
  | 'SCRIPT'
  /** More than six, or twelve with particles and titles. */
  | 'WORDS';

/** The answer to one look-up of a name; nothing of it is kept. [compliance:read] */
export type NameScreening = {
  __typename?: 'NameScreening';
  listVersions: Array<SanctionsListVersion>;
  /** At most 50, the best first; ties by list, then by the list's own number. */
  matches: Array<SanctionsMatch>;
  screenedAt: Scalars['DateTime']['output'];
  /** A name matches from this score on. */
  threshold: Scalars['Decimal']['output'];
};

/** What takes two officers: it is done once another one gives the same input. [compliance:read] */
export type OfficerProposal = {
  __typename?: 'OfficerProposal';
  act: ProposedAct;
  carriedOutAt?: Maybe<Scalars['DateTime']['output']>;
  /** The second officer; null until one has said the same. */
  carriedOutBy?: Maybe<User>;
  /** From then on it is to be proposed anew: seven days later. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  proposedAt: Scalars['DateTime']['output'];
  proposedBy: User;
  /** Null once the person's data has been erased whom it concerns. Reading it leaves an audit entry where it concerns one. */
  reason?: Maybe<Scalars['String']['output']>;
};

export type OpenCaseInput = {
  /** 1 to 50, open, all about the same person or about nobody. */
  alertIds: Array<Scalars['ID']['input']>;
  /** At most 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Whose account is at the other end. */
export type PaymentCounterparty =
  | 'OTHER'
  | 'OWN'
  | 'UNKNOWN';

export type PostalAddress = {
  __typename?: 'PostalAddress';
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  /** Street and number. */
  line1: Scalars['String']['output'];
  /** Flat, floor, building, care of. */
  line2?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-2, e.g. US-NY. */
  region?: Maybe<Scalars['String']['output']>;
};

/** What takes two officers. */
export type ProposedAct =
  /** What a sanctions list has lost is meant so. */
  | 'ACCEPT_LIST'
  /** Activity that was reported is taken to go on no more: nothing is due of its case. */
  | 'END_CONTINUING_REPORTS'
  /** A version of a rule watches in place of a later one. */
  | 'GO_BACK_TO_RULE'
  /** A held payment moves. */
  | 'RELEASE_PAYMENT'
  /** An alert of likely fraud is resolved, as proposed in releases that did not tell as what: nobody can agree with it. */
  | 'RESOLVE_ALERT'
  /** An alert of likely fraud is resolved as FALSE_POSITIVE. */
  | 'RESOLVE_AS_FALSE_POSITIVE'
  /** An alert of likely fraud is resolved as NO_ACTION. */
  | 'RESOLVE_AS_NO_ACTION'
  /** A sanctions list that is configured no more is screened against no more. */
  | 'RETIRE_LIST'
  /** A rule of monitoring watches no more. */
  | 'RETIRE_RULE'
  /** An alert of fraud that was CONFIRMED is resolved as FALSE_POSITIVE. */
  | 'TAKE_BACK_CONFIRMATION';

export type Query = {
  __typename?: 'Query';
  /** Null where there is none, and of one about oneself. */
  alert?: Maybe<Alert>;
  /** Newest first; none about oneself. */
  alerts: AlertConnection;
  /** One entry, for whom the trail shows it; null for anybody else. */
  auditEntry?: Maybe<AuditEntry>;
  /** Of a month as 2026-10 that is over; null until it was made, at 01:00 on the first day after it. */
  auditReport?: Maybe<AuditReport>;
  /** Of UTC days, both included, at most 92, today among them if it is said: drawn now, and not kept. */
  auditReportOfDays: AuditReport;
  /**
   * Newest first. Own, leaving out screening; anyone's, or everything without `userId`, for
   * [compliance:read]. `from` is included, `to` is not.
   */
  auditTrail: AuditEntryConnection;
  /**
   * Recomputes the chain from one UTC day to another, both included, at most 366 days, for some seconds: `after`
   * goes on where an answer before ended.
   */
  auditVerification: AuditVerification;
  /** Null where there is none, and of one about oneself. */
  case?: Maybe<Case>;
  caseOpeningPolicy: CaseOpeningPolicy;
  /** What is due first comes first, so overdue ones before all others; none about oneself. */
  cases: CaseConnection;
  /** Null of somebody of whom nothing was worked out, and of oneself. */
  customerRisk?: Maybe<CustomerRisk>;
  /**
   * Finds customers, newest first, and by their names who was erased and is kept still: none about whom the caller learns
   * nothing. Each search leaves an audit entry, and each customer whom it shows another one. It costs 2,000 points, so that nobody tries out addresses.
   */
  customers: CustomerConnection;
  /** One's own copy, or any by [compliance:read]. */
  dataExport?: Maybe<DataExport>;
  /** One's own request, or any by [compliance:read] that is not about oneself. */
  erasure?: Maybe<Erasure>;
  /** Newest first, none about oneself. */
  erasures: ErasureConnection;
  /** The one that none supersedes. Null where nothing was judged, and of one about oneself. */
  fraudAssessment?: Maybe<FraudAssessment>;
  /** Newest first; none about oneself, or that oneself is named in. */
  fraudAssessments: FraudAssessmentConnection;
  /** Newest first; those that are HELD unless told otherwise. None of one's own. */
  heldPayments: HeldPaymentConnection;
  /** Own, or anyone's for [compliance:read]; null where there is none to see. */
  kycDocument?: Maybe<KycDocument>;
  /** Documents that wait to be decided, newest first; none of one's own. */
  kycDocumentsToDecide: KycDocumentConnection;
  /** From one UTC day to another, both included, at most 366 days. */
  kycReport: KycReport;
  /** Own, or anyone's for [compliance:read]; null where there is none to see. */
  kycVerification?: Maybe<KycVerification>;
  /** By code. */
  monitoringRules: Array<MonitoringRule>;
  /** Copies that should be ready and are not, the oldest first, at most 100; none about oneself. */
  overdueDataExports: Array<DataExport>;
  /** Comparisons of all customers, newest first. */
  rescreenings: RescreeningConnection;
  sanctionsLists: Array<SanctionsList>;
  /** Null where there is none, and of one about oneself. */
  sar?: Maybe<Sar>;
  /** Looks a name up in the current lists, in any script. */
  screenName: NameScreening;
  /**
   * Screens again what was screened: the customer's data as they were, against exactly the versions that the
   * screening is pinned to. Takes seconds where these are not the current ones. Leaves an audit entry.
   */
  screeningReplay?: Maybe<ScreeningReplay>;
  /** With what somebody was compared on a day, and what was found; null where there is nobody to see. */
  screeningsOfDay?: Maybe<ScreeningDay>;
  /** Both days included; at most three years. */
  transactionMonitoringReport: TransactionMonitoringReport;
};


export type QueryalertArgs = {
  id: Scalars['ID']['input'];
};


export type QueryalertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryauditEntryArgs = {
  id: Scalars['ID']['input'];
};


export type QueryauditReportArgs = {
  month: Scalars['String']['input'];
};


export type QueryauditReportOfDaysArgs = {
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};


export type QueryauditTrailArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryauditVerificationArgs = {
  after?: InputMaybe<AuditPlaceInput>;
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};


export type QuerycaseArgs = {
  id: Scalars['ID']['input'];
};


export type QuerycasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CaseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerycustomerRiskArgs = {
  userId: Scalars['ID']['input'];
};


export type QuerycustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search: CustomerSearch;
};


export type QuerydataExportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryerasureArgs = {
  id: Scalars['ID']['input'];
};


export type QueryerasuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ErasureFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryfraudAssessmentArgs = {
  applicationId: Scalars['ID']['input'];
  assessedFor?: FraudAssessmentPurpose;
};


export type QueryfraudAssessmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FraudAssessmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryheldPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<HeldPaymentStatus>>;
};


export type QuerykycDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type QuerykycDocumentsToDecideArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerykycReportArgs = {
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};


export type QuerykycVerificationArgs = {
  userId: Scalars['ID']['input'];
};


export type QueryrescreeningsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerysarArgs = {
  id: Scalars['ID']['input'];
};


export type QueryscreenNameArgs = {
  input: ScreenNameInput;
};


export type QueryscreeningReplayArgs = {
  screeningId: Scalars['ID']['input'];
};


export type QueryscreeningsOfDayArgs = {
  day: Scalars['LocalDate']['input'];
  userId: Scalars['ID']['input'];
};


export type QuerytransactionMonitoringReportArgs = {
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};

export type ReasonedErasureInput = {
  id: Scalars['ID']['input'];
  /** At most 1,000 characters; the person is told it. */
  reason: Scalars['String']['input'];
};

export type RecordConsentInput = {
  given: Scalars['Boolean']['input'];
  purpose: LenderPurpose;
  /** Which version of the text was read: up to 50 letters, digits and . _ / - */
  textVersion: Scalars['String']['input'];
};

export type RecordConsentPayload = {
  __typename?: 'RecordConsentPayload';
  consent?: Maybe<Consent>;
  userErrors: Array<ComplianceError>;
};

export type RecordSarFilingInput = {
  /** 14 digits. */
  bsaId: Scalars['String']['input'];
  filedOn: Scalars['LocalDate']['input'];
  sarId: Scalars['ID']['input'];
};

export type RefreshSanctionsListsPayload = {
  __typename?: 'RefreshSanctionsListsPayload';
  requestedAt: Scalars['DateTime']['output'];
  /** As they stood when it was begun. */
  sanctionsLists: Array<SanctionsList>;
  userErrors: Array<ComplianceError>;
};

export type ReopenCaseInput = {
  caseId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

/** Of what customer data a replay is. */
export type ReplayedFacts =
  | 'AS_COMPARED'
  /** None: the person's data has been erased. */
  | 'ERASED'
  /** Those of now: the screening is from before they were kept with it. */
  | 'PRESENT';

export type RequestDataExportPayload = {
  __typename?: 'RequestDataExportPayload';
  dataExport?: Maybe<DataExport>;
  userErrors: Array<ComplianceError>;
};

export type RequestErasureInput = {
  /** How you know that the person asks for it, at most 1,000 characters; needed with `userId`. */
  evidence?: InputMaybe<Scalars['String']['input']>;
  /** Whom to erase [compliance:write]; left out, oneself. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** One comparison of all customers with the lists; it goes on where it was stopped. [compliance:read] */
export type Rescreening = {
  __typename?: 'Rescreening';
  /** For DELTA: what everybody was compared with before; only what differs was compared. */
  baseListVersions?: Maybe<Array<SanctionsListVersion>>;
  beganAt: Scalars['DateTime']['output'];
  cause: RescreeningCause;
  /** Of them, those for whom something else was found than before: they have a new screening each, of this one or of somebody who screened them meanwhile. */
  changed: Scalars['Int']['output'];
  /** Customers who are done; not those whose data were to be told anew. */
  compared: Scalars['Int']['output'];
  end?: Maybe<RescreeningEnd>;
  /** Null while it is under way. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Customers who were passed over, because their data could not be read. */
  failed: Scalars['Int']['output'];
  /** Of these, those with a match. */
  hits: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** What was compared with. */
  listVersions: Array<SanctionsListVersion>;
  scope: RescreeningScope;
};

export type RescreeningCause =
  | 'DAILY'
  /** A list has changed, or is screened against for the first time. */
  | 'LIST_DELTA';

export type RescreeningConnection = {
  __typename?: 'RescreeningConnection';
  edges: Array<RescreeningEdge>;
  pageInfo: PageInfo;
};

export type RescreeningEdge = {
  __typename?: 'RescreeningEdge';
  cursor: Scalars['String']['output'];
  node: Rescreening;
};

export type RescreeningEnd =
  | 'FINISHED'
  /** A list changed before all customers were done; the next one compared them. */
  | 'SUPERSEDED';

export type RescreeningScope =
  /** With the entries that were added or changed since everybody was compared last. */
  | 'DELTA'
  /** With all entries. */
  | 'FULL';

export type ResolveAlertInput = {
  alertId: Scalars['ID']['input'];
  /**
   * How many firings of it the officer has seen. It is INVALID_STATE where the alert has fired more often by then. May be
   * left out of one that has fired once: else it is FIRINGS_REQUIRED.
   */
  firings?: InputMaybe<Scalars['Int']['input']>;
  /** In 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  resolution: AlertResolution;
};

export type ResolveAlertPayload = {
  __typename?: 'ResolveAlertPayload';
  alert?: Maybe<Alert>;
  /** What waits for another officer; null where it is done. */
  proposal?: Maybe<OfficerProposal>;
  userErrors: Array<ComplianceError>;
};

export type RestrictProcessingInput = {
  /** Whose data [compliance:write]; left out, one's own. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Data that is kept and not used: nothing new is decided or scored of itself. */
export type Restriction = {
  __typename?: 'Restriction';
  begunAt: Scalars['DateTime']['output'];
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  ground: RestrictionGround;
  id: Scalars['ID']['output'];
};

export type RestrictionGround =
  /** The person asked to be erased, and that is not at its end. */
  | 'ERASURE'
  /** The person asked for it. */
  | 'REQUESTED';

export type RestrictionPayload = {
  __typename?: 'RestrictionPayload';
  /** Whose data it is, with its `restrictions`. */
  user?: Maybe<User>;
  userErrors: Array<ComplianceError>;
};

export type RetireSanctionsListInput = {
  listId: Scalars['ID']['input'];
  /** Why, in 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type RetireSanctionsListPayload = {
  __typename?: 'RetireSanctionsListPayload';
  /** What waits for another officer; null where it is done. */
  proposal?: Maybe<OfficerProposal>;
  sanctionsList?: Maybe<SanctionsList>;
  userErrors: Array<ComplianceError>;
};

export type ReviewCaseInput = {
  agree: Scalars['Boolean']['input'];
  caseId: Scalars['ID']['input'];
  /** The decision that you looked at; to agree takes it. INVALID_STATE where by now it is another one. */
  decision?: InputMaybe<CaseDecision>;
  /** 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type ReviewContinuingActivityInput = {
  caseId: Scalars['ID']['input'];
  continues: Scalars['Boolean']['input'];
  /** 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type ReviewSarInput = {
  agree: Scalars['Boolean']['input'];
  /** 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  sarId: Scalars['ID']['input'];
};

export type SanctionsEntryType =
  | 'AIRCRAFT'
  | 'ORGANIZATION'
  | 'PERSON'
  | 'VESSEL';

/** A sanctions list. [compliance:read] */
export type SanctionsList = {
  __typename?: 'SanctionsList';
  /** Whether it is screened against. */
  active: Scalars['Boolean']['output'];
  /** When that was last seen to hold what is screened against; null of a list that never came. */
  checkedAt?: Maybe<Scalars['DateTime']['output']>;
  currentVersion?: Maybe<SanctionsListVersion>;
  /** Made of invented names: it protects from nothing. */
  demo: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** Whether that is over. While a list is stale nobody is cleared by a rule. */
  isStale: Scalars['Boolean']['output'];
  /** When that was last looked at, whatever came of it; null where it never was. */
  lookedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  /** Where it is looked for: a folder, or the URLs of its files without what they hold of keys. */
  origin?: Maybe<Scalars['String']['output']>;
  /** What was found last and not taken over; the version before stays. */
  refusal?: Maybe<SanctionsListRefusal>;
  source: Scalars['String']['output'];
  /** Until when it is relied on; null where it need not be. */
  staleAfter?: Maybe<Scalars['DateTime']['output']>;
  /** Newest first, at most 100. */
  versions: Array<SanctionsListVersion>;
};

/** As the list writes it. */
export type SanctionsListAddress = {
  __typename?: 'SanctionsListAddress';
  city?: Maybe<Scalars['String']['output']>;
  country?: Maybe<Scalars['String']['output']>;
  street?: Maybe<Scalars['String']['output']>;
};

export type SanctionsListChange = {
  __typename?: 'SanctionsListChange';
  /** Null where it is REMOVED. */
  after?: Maybe<SanctionsListEntry>;
  /** Null where it is ADDED. */
  before?: Maybe<SanctionsListEntry>;
  change: SanctionsListChangeKind;
  /** The list's own number of the entry. */
  uid: Scalars['String']['output'];
};

export type SanctionsListChangeConnection = {
  __typename?: 'SanctionsListChangeConnection';
  edges: Array<SanctionsListChangeEdge>;
  pageInfo: PageInfo;
};

export type SanctionsListChangeEdge = {
  __typename?: 'SanctionsListChangeEdge';
  cursor: Scalars['String']['output'];
  node: SanctionsListChange;
};

export type SanctionsListChangeKind =
  | 'ADDED'
  | 'CHANGED'
  | 'REMOVED';

/** What differs between a version and the one before it. */
export type SanctionsListDelta = {
  __typename?: 'SanctionsListDelta';
  added: Scalars['Int']['output'];
  changed: Scalars['Int']['output'];
  /** The entries, in the descending order of the list's own numbers as text. */
  entries: SanctionsListChangeConnection;
  previousVersion: SanctionsListVersion;
  removed: Scalars['Int']['output'];
};


/** What differs between a version and the one before it. */
export type SanctionsListDeltaentriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  change?: InputMaybe<SanctionsListChangeKind>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What a list says of somebody or something. */
export type SanctionsListEntry = {
  __typename?: 'SanctionsListEntry';
  addresses: Array<SanctionsListAddress>;
  /** SHA-256 over all that is said, in hex. */
  contentHash: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  countries: Array<Scalars['String']['output']>;
  /**
   * Of birth, as far as the list knows them: `1960-05-17`, `1960-05`, `1960`, `1960 to 1965`, with `circa` before it
   * where it is a year or two either way.
   */
  datesOfBirth: Array<Scalars['String']['output']>;
  /** The primary name first. */
  names: Array<Scalars['String']['output']>;
  programmes: Array<Scalars['String']['output']>;
  type: SanctionsEntryType;
  uid: Scalars['String']['output'];
};

export type SanctionsListRefusal = {
  __typename?: 'SanctionsListRefusal';
  at: Scalars['DateTime']['output'];
  /** Whether `acceptSanctionsList` can have it taken over. */
  canBeAccepted: Scalars['Boolean']['output'];
  /** How many entries it has; null where it could not be read. */
  entries?: Maybe<Scalars['Int']['output']>;
  kind: SanctionsListRefusalKind;
  message: Scalars['String']['output'];
  /** Of the content, over its files; null where none came. */
  sha256?: Maybe<Scalars['String']['output']>;
};

export type SanctionsListRefusalKind =
  /** What came is not the list, whole. */
  | 'BROKEN'
  /** It is configured no more, neither as a file nor by URLs. */
  | 'MISSING'
  /** Much of what it had before reads otherwise. */
  | 'REWRITTEN'
  /** Much of it is gone. */
  | 'SHRUNKEN'
  /** Its server or folder did not give it. */
  | 'UNREACHABLE';

/** One content of a list; never changed. */
export type SanctionsListVersion = {
  __typename?: 'SanctionsListVersion';
  addresses: Scalars['Int']['output'];
  aliases: Scalars['Int']['output'];
  /** What it changed against the version before it; null of a list's first one. */
  delta?: Maybe<SanctionsListDelta>;
  entries: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  importedAt: Scalars['DateTime']['output'];
  /** SHA-256 over the files, in hex. */
  sha256: Scalars['String']['output'];
};

/** A listed name that may be the one asked for, and all that this rests on. */
export type SanctionsMatch = {
  __typename?: 'SanctionsMatch';
  /** All that the list says of the entry, in the version that was compared. */
  entry: SanctionsListEntry;
  /** What spoke for and against, beside the words: its effects, added to the score of the words, give the score. */
  evidence: Array<MatchEvidence>;
  /**
   * The earlier screening that found it, of the customer's data as they were then: it is carried on until an
   * officer has decided, or the entry is listed no more. Null where this screening found it.
   */
  foundIn?: Maybe<Screening>;
  list: SanctionsList;
  listVersion: SanctionsListVersion;
  /** The name or alias that matched. */
  matchedName: Scalars['String']['output'];
  /** From the words of the names alone. */
  nameScore: Scalars['Decimal']['output'];
  /** Words of the listed name that match nothing. */
  onlyInListed: Array<Scalars['String']['output']>;
  /** Words of the name asked for that match nothing. */
  onlyInQuery: Array<Scalars['String']['output']>;
  primaryName: Scalars['String']['output'];
  programmes: Array<Scalars['String']['output']>;
  /** From the names, moved by the evidence; 0 to 1 with four digits. */
  score: Scalars['Decimal']['output'];
  type: SanctionsEntryType;
  /** The list's own number of the entry. */
  uid: Scalars['String']['output'];
  /** Which words were taken for one another. */
  words: Array<MatchedWords>;
};

/**
 * A suspicious activity report, as the file that FinCEN's BSA E-Filing System takes. Nothing is sent by itself:
 * an officer uploads it. For [compliance:read], and never about oneself; that there is one is confidential
 * (31 USC 5318(g)(2)).
 */
export type Sar = {
  __typename?: 'Sar';
  /** What FinCEN gave it, 14 digits; null until it is filed. */
  bsaId?: Maybe<Scalars['String']['output']>;
  case: Case;
  filedBy?: Maybe<User>;
  filedOn?: Maybe<Scalars['LocalDate']['output']>;
  id: Scalars['ID']['output'];
  kind: SarKind;
  preparedAt: Scalars['DateTime']['output'];
  preparedBy: User;
  /** The BSA identifier of the report that it continues or corrects. */
  priorBsaId?: Maybe<Scalars['String']['output']>;
  reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The second officer, who agreed or sent it back. */
  reviewedBy?: Maybe<User>;
  /** SHA-256 of the file, in hex. */
  sha256: Scalars['String']['output'];
  /**
   * What the file says of the person, read out of it, so that it can be looked at before it is agreed with. For whom
   * and when as of `xml`.
   */
  statement?: Maybe<SarStatement>;
  status: SarStatus;
  /**
   * The file, XML in UTF-8. [compliance:write]; null once the person's data has been erased. Reading it leaves
   * an audit entry.
   */
  xml?: Maybe<Scalars['String']['output']>;
};

export type SarActivityInput = {
  /** In USD, told in whole dollars, rounded up; left out, it is reported as unknown. */
  amount?: InputMaybe<MoneyInput>;
  /** 1 or more. */
  categories: Array<SarCategory>;
  from: Scalars['LocalDate']['input'];
  /** No amount is involved. */
  noAmount?: InputMaybe<Scalars['Boolean']['input']>;
  to: Scalars['LocalDate']['input'];
};

/** What the activity is called; items 32 to 40 of FinCEN's report. */
export type SarCategory =
  | 'FRAUD_ACH'
  | 'FRAUD_ADVANCE_FEE'
  | 'FRAUD_BUSINESS_LOAN'
  | 'FRAUD_CARD'
  | 'FRAUD_CHECK'
  | 'FRAUD_CONSUMER_LOAN'
  | 'FRAUD_WIRE'
  | 'IDENTITY_CHANGED_NAME'
  | 'IDENTITY_FALSE_DOCUMENTS'
  | 'IDENTITY_FALSE_IDENTIFICATION'
  | 'IDENTITY_REFUSED_DOCUMENTS'
  | 'IDENTITY_SEVERAL_OF_ONE'
  | 'IDENTITY_SHARED_BY_SEVERAL'
  | 'LAUNDERING_FUNNEL_ACCOUNT'
  | 'LAUNDERING_OUT_OF_PATTERN'
  | 'LAUNDERING_SEVERAL_ACCOUNTS'
  | 'LAUNDERING_SOURCE_OF_FUNDS'
  | 'LAUNDERING_THIRD_PARTIES'
  | 'LAUNDERING_TRANSFERS'
  | 'OTHER_ACCOUNT_TAKEOVER'
  | 'OTHER_ELDER_EXPLOITATION'
  | 'OTHER_FORGERIES'
  | 'OTHER_HIGH_RISK_JURISDICTION'
  | 'OTHER_IDENTITY_THEFT'
  | 'OTHER_NO_LAWFUL_PURPOSE'
  | 'OTHER_WORKING_TOGETHER'
  | 'STRUCTURING_AVOIDS_CTR'
  | 'STRUCTURING_AVOIDS_RECORDS'
  /** Transactions below the 10,000 of a currency transaction report. */
  | 'STRUCTURING_BELOW_CTR'
  | 'STRUCTURING_BELOW_RECORDS'
  | 'TERRORIST_FINANCING';

export type SarIdentification = {
  __typename?: 'SarIdentification';
  /** That issued it, ISO 3166-1 alpha-2. */
  country?: Maybe<Scalars['String']['output']>;
  /** What it is, where it is `OTHER`. */
  description?: Maybe<Scalars['String']['output']>;
  kind: SarIdentificationKind;
  /** Letters and digits alone. */
  number?: Maybe<Scalars['String']['output']>;
  /** That issued it, a code such as NY. */
  state?: Maybe<Scalars['String']['output']>;
};

export type SarIdentificationInput = {
  /** That issued it, ISO 3166-1 alpha-2. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** What it is: with `OTHER` alone, at most 50 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  kind: SarIdentificationKind;
  /** At most 25 letters and digits, without signs between them. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** That issued it, a code such as NY. */
  state?: InputMaybe<Scalars['String']['input']>;
};

/** Item 18 of FinCEN's report. */
export type SarIdentificationKind =
  | 'ALIEN_REGISTRATION'
  /** A driving licence, or the identity card of a state of the United States. */
  | 'DRIVING_LICENCE'
  | 'OTHER'
  | 'PASSPORT';

export type SarKind =
  /** On activity that goes on after a report. */
  | 'CONTINUING'
  /** Puts right what was filed. */
  | 'CORRECTION'
  | 'INITIAL';

export type SarPayload = {
  __typename?: 'SarPayload';
  sar?: Maybe<Sar>;
  userErrors: Array<ComplianceError>;
};

export type SarStatement = {
  __typename?: 'SarStatement';
  /** The day on which it is filed, as the file says; FinCEN notes itself when it took it. */
  filingDate: Scalars['LocalDate']['output'];
  /** Null where nobody is known. */
  subject?: Maybe<SarSubject>;
};

export type SarStatus =
  | 'DRAFT'
  | 'FILED'
  /** Another draft came after it. */
  | 'REPLACED'
  /** Another officer sent it back. */
  | 'RETURNED'
  /** Another officer agrees: to be uploaded. */
  | 'REVIEWED';

/** A person as a report has them; null is what it says nothing of, or that it is unknown. */
export type SarSubject = {
  __typename?: 'SarSubject';
  /** Their accounts with the lender that are involved; empty where the report says that none is known to be. */
  accounts: Array<Scalars['String']['output']>;
  /** Names that they went by before, the latest first. */
  alternateNames: Array<Scalars['String']['output']>;
  city?: Maybe<Scalars['String']['output']>;
  country?: Maybe<Scalars['String']['output']>;
  dateOfBirth?: Maybe<Scalars['LocalDate']['output']>;
  firstName?: Maybe<Scalars['String']['output']>;
  /** By what they were identified; empty where the report says that it is not known. */
  identifications: Array<SarIdentification>;
  lastName?: Maybe<Scalars['String']['output']>;
  middleName?: Maybe<Scalars['String']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  state?: Maybe<Scalars['String']['output']>;
  street?: Maybe<Scalars['String']['output']>;
  tin?: Maybe<Scalars['String']['output']>;
  zip?: Maybe<Scalars['String']['output']>;
};

/**
 * Of the address, all that is known, if any: it is reported instead of the one that the person gave, which is in
 * `KycVerification.address`.
 */
export type SarSubjectInput = {
  /**
   * The numbers of all their accounts with the lender that are involved, at most 99; left out, the loans that
   * payments in the alerts and the evidence of the case belong to. Empty, it is reported that none is known to be.
   */
  accounts?: InputMaybe<Array<Scalars['String']['input']>>;
  city?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166-1 alpha-2; left out, that of the person's profile. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** At most 35 characters; left out, that of the profile. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /**
   * All by which they were identified, at most 20; left out, the identity documents of theirs that were accepted.
   * Empty, it is reported as unknown.
   */
  identifications?: InputMaybe<Array<SarIdentificationInput>>;
  /** At most 150 characters; left out, that of the profile. No name is cut: one that is too long has to be given. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** At most 35 characters. */
  middleName?: InputMaybe<Scalars['String']['input']>;
  /** Digits alone. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** A code such as NY. */
  state?: InputMaybe<Scalars['String']['input']>;
  street?: InputMaybe<Scalars['String']['input']>;
  /** Social security or taxpayer number, nine digits. */
  tin?: InputMaybe<Scalars['String']['input']>;
  zip?: InputMaybe<Scalars['String']['input']>;
};

export type ScreenNameInput = {
  /** ISO 3166-1 alpha-2, e.g. US. */
  country?: InputMaybe<Scalars['String']['input']>;
  dateOfBirth?: InputMaybe<Scalars['LocalDate']['input']>;
  /** 1 to 400 characters. A comma puts the surname first. */
  name: Scalars['String']['input'];
  /** All types when left out. */
  type?: InputMaybe<SanctionsEntryType>;
};

export type ScreenUserInput = {
  userId: Scalars['ID']['input'];
};

export type ScreenUserPayload = {
  __typename?: 'ScreenUserPayload';
  screening?: Maybe<Screening>;
  userErrors: Array<ComplianceError>;
};

/** One comparison of a person with the lists of one moment; never changed. [compliance:read], not about oneself */
export type Screening = {
  __typename?: 'Screening';
  /** What was matched, as `list:uid`, be it among the ten that are shown or not. */
  entities: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** The exact versions that were compared with. */
  listVersions: Array<SanctionsListVersion>;
  /**
   * The ten best, the best first; null once the person's data has been erased. Reading them leaves an
   * audit entry.
   */
  matches?: Maybe<Array<SanctionsMatch>>;
  /** Why the name is not sure to be compared, so that an officer has to look whatever was found; empty where it is. */
  nameDoubts: Array<NameDoubt>;
  /** The matches of these that no officer has dismissed as another person. */
  openEntities: Array<Scalars['String']['output']>;
  outcome: ScreeningOutcome;
  reason: ScreeningReason;
  /** A user's id, or the service that asked. */
  requestedBy: Scalars['String']['output'];
  /** The comparison of all customers that it came of. */
  rescreening?: Maybe<Rescreening>;
  screenedAt: Scalars['DateTime']['output'];
  user: User;
  /**
   * What officers said of its matches, on this screening or on an earlier one of the same that still holds; the
   * oldest first, at most 200.
   */
  verdicts: Array<MatchVerdict>;
};

/** That a customer was compared with all the others, and what held then. */
export type ScreeningComparison = {
  __typename?: 'ScreeningComparison';
  rescreening: Rescreening;
  /** The one that came of it, or the one before, of which it found nothing else. */
  screening: Screening;
};

export type ScreeningConnection = {
  __typename?: 'ScreeningConnection';
  edges: Array<ScreeningEdge>;
  pageInfo: PageInfo;
};

/** With what a customer was compared on a day (UTC). [compliance:read], not about oneself */
export type ScreeningDay = {
  __typename?: 'ScreeningDay';
  /** Of all customers, this one among them; the oldest first, at most 200. */
  comparisons: Array<ScreeningComparison>;
  day: Scalars['LocalDate']['output'];
  /** Those that passed over this customer, whose data could not be read, or were to be told anew by identity. */
  passedOver: Array<Rescreening>;
  /** Made on that day, the oldest first, at most 200. */
  screenings: Array<Screening>;
  user: User;
};

export type ScreeningDifference = {
  __typename?: 'ScreeningDifference';
  /** As `list:uid`. */
  entity: Scalars['String']['output'];
  kind: ScreeningDifferenceKind;
  scoreNow?: Maybe<Scalars['Decimal']['output']>;
  /** 0 to 1 with four digits; null where there was none, or it was not among the ten that are kept. */
  scoreThen?: Maybe<Scalars['Decimal']['output']>;
};

export type ScreeningDifferenceKind =
  /** Matches now, and did not then. */
  | 'FOUND'
  /** Matched then, and not now. */
  | 'NOT_FOUND'
  /** Matches, by an entry of another content than was compared. */
  | 'OTHER_CONTENT'
  | 'OTHER_SCORE';

export type ScreeningEdge = {
  __typename?: 'ScreeningEdge';
  cursor: Scalars['String']['output'];
  node: Screening;
};

export type ScreeningOutcome =
  | 'CLEAR'
  /** At least one match, which may be another person of that name. */
  | 'HIT'
  /** Nothing was found by a name that is not sure to be compared, see `nameDoubts`: an officer has to look. */
  | 'INCONCLUSIVE';

export type ScreeningReason =
  | 'CLEARANCE'
  /** The customer goes by another name or lives in another country. */
  | 'CUSTOMER_CHANGE'
  | 'DAILY'
  /** A list has changed. */
  | 'LIST_DELTA'
  | 'MANUAL'
  | 'ONBOARDING';

/** A screening done again, with what was compared then. [compliance:read], not about oneself */
export type ScreeningReplay = {
  __typename?: 'ScreeningReplay';
  /** Whether the customer's data are others now than were compared; null where that cannot be said. */
  changedSince?: Maybe<Scalars['Boolean']['output']>;
  differences: Array<ScreeningDifference>;
  facts: ReplayedFacts;
  replayedAt: Scalars['DateTime']['output'];
  /** Whether it came out the same; null where nothing could be compared. */
  same?: Maybe<Scalars['Boolean']['output']>;
  screening: Screening;
};

export type StartKycVerificationPayload = {
  __typename?: 'StartKycVerificationPayload';
  kycVerification?: Maybe<KycVerification>;
  userErrors: Array<ComplianceError>;
};

export type SubmitKycDocumentInput = {
  contentType: KycContentType;
  /** That issued it, ISO 3166-1 alpha-2; needed of the same. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** The last day on which it is valid. */
  expiresOn?: InputMaybe<Scalars['LocalDate']['input']>;
  kind: KycDocumentKind;
  /** Needed of a passport, an identity card and a driving licence. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Bytes of the content: exactly so many are taken, up to 10,485,760. */
  size: Scalars['Int']['input'];
};

export type SubmitKycDocumentPayload = {
  __typename?: 'SubmitKycDocumentPayload';
  document?: Maybe<KycDocument>;
  upload?: Maybe<KycUpload>;
  userErrors: Array<ComplianceError>;
};

/** A resolution that was taken back, as it was said: it never changes. For whom the alert is. */
export type SupersededResolution = {
  __typename?: 'SupersededResolution';
  /** Null once the person's data has been erased. Reading it leaves an audit entry. */
  reason?: Maybe<Scalars['String']['output']>;
  resolution: AlertResolution;
  resolvedAt: Scalars['DateTime']['output'];
  /** Null of what compliance found settled by itself. */
  resolvedBy?: Maybe<User>;
};

/** What moved in a period, and how much of it was suspicious. [compliance:read] */
export type TransactionMonitoringReport = {
  __typename?: 'TransactionMonitoringReport';
  /** Suspicious of all payments, in percent with two digits. */
  alertRate: Scalars['Decimal']['output'];
  /** Alerts that monitoring raised in the period. */
  alerts: Scalars['Int']['output'];
  alertsByRule: Array<MonitoringRuleAlerts>;
  from: Scalars['LocalDate']['output'];
  /** Payments that were held in the period, by what they are now. */
  held: MonitoringHolds;
  /** In the order of time; those of which there is nothing are left out. */
  months: Array<MonitoredMonth>;
  /** What became of these alerts by now. */
  outcomes: MonitoringOutcomes;
  /** Those that an alert of monitoring is about which was not a false positive. */
  suspiciousTransactions: Scalars['Int']['output'];
  to: Scalars['LocalDate']['output'];
  /** Payments in the books, by the day from which they count; without those that were taken back. */
  transactions: Scalars['Int']['output'];
  /** By currency. */
  volumes: Array<MonitoredVolume>;
};

export type User = {
  __typename?: 'User';
  /** Newest first. [compliance:read], and never about oneself. */
  alerts?: Maybe<AlertConnection>;
  /** What is due first comes first. [compliance:read], and never about oneself. */
  cases?: Maybe<CaseConnection>;
  /** What somebody said to the lender's purposes, newest first. Own, or [compliance:read]. */
  consents?: Maybe<Array<Consent>>;
  /** Copies of everything about oneself, newest first. Own, or [compliance:read] without the archive. */
  dataExports?: Maybe<Array<DataExport>>;
  /** Requests to be erased, newest first. Own, or [compliance:read]. */
  erasures?: Maybe<Array<Erasure>>;
  id: Scalars['ID']['output'];
  /** Whether the lender knows who this is. Own, or [compliance:read]; null where it was never begun. */
  kycVerification?: Maybe<KycVerification>;
  /** When data was, or is, kept and not used, newest first. Own, or [compliance:read] and [loans:read]. */
  restrictions?: Maybe<Array<Restriction>>;
};


export type UseralertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type UsercasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that the caller can put right; each subgraph adds a closed `code`. */
export type UserError = {
  /** What happened and what to do, in a sentence. */
  message: Scalars['String']['output'];
  /** Where in the arguments, e.g. ["input", "amount"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Alert: Alert;
  Case: Case;
  DataExport: DataExport;
  Erasure: Erasure;
  KycDocument: KycDocument;
  KycVerification: KycVerification;
  Sar: Sar;
  Screening: Screening;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  Case:
    ( { __typename: 'Case' }
    & GraphQLRecursivePick<FederationTypes['Case'], {"id":true}> );
  DataExport:
    ( { __typename: 'DataExport' }
    & GraphQLRecursivePick<FederationTypes['DataExport'], {"id":true}> );
  Erasure:
    ( { __typename: 'Erasure' }
    & GraphQLRecursivePick<FederationTypes['Erasure'], {"id":true}> );
  KycDocument:
    ( { __typename: 'KycDocument' }
    & GraphQLRecursivePick<FederationTypes['KycDocument'], {"id":true}> );
  KycVerification:
    ( { __typename: 'KycVerification' }
    & GraphQLRecursivePick<FederationTypes['KycVerification'], {"id":true}> );
  Sar:
    ( { __typename: 'Sar' }
    & GraphQLRecursivePick<FederationTypes['Sar'], {"id":true}> );
  Screening:
    ( { __typename: 'Screening' }
    & GraphQLRecursivePick<FederationTypes['Screening'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError: ( Omit<ComplianceError, 'code'> & { code: _RefType['ComplianceErrorCode'] } & { __typename: 'ComplianceError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptSanctionsListInput: AcceptSanctionsListInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AcceptSanctionsListPayload: ResolverTypeWrapper<Omit<AcceptSanctionsListPayload, 'proposal' | 'sanctionsList' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['OfficerProposal']>, sanctionsList?: Maybe<ResolversTypes['SanctionsList']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  AddAlertsToCaseInput: AddAlertsToCaseInput;
  AddCaseEvidenceInput: AddCaseEvidenceInput;
  AddCaseNoteInput: AddCaseNoteInput;
  Alert: ResolverTypeWrapper<AlertMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AlertConnection: ResolverTypeWrapper<Omit<AlertConnection, 'edges'> & { edges: Array<ResolversTypes['AlertEdge']> }>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertFact: ResolverTypeWrapper<AlertFact>;
  AlertFilter: AlertFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AlertFiring: ResolverTypeWrapper<AlertFiringMapper>;
  AlertFiringConnection: ResolverTypeWrapper<Omit<AlertFiringConnection, 'edges'> & { edges: Array<ResolversTypes['AlertFiringEdge']> }>;
  AlertFiringEdge: ResolverTypeWrapper<Omit<AlertFiringEdge, 'node'> & { node: ResolversTypes['AlertFiring'] }>;
  AlertPayment: ResolverTypeWrapper<AlertPaymentMapper>;
  AlertResolution: ResolverTypeWrapper<'FALSE_POSITIVE' | 'CONFIRMED' | 'NO_ACTION'>;
  AlertSeverity: ResolverTypeWrapper<'LOW' | 'MEDIUM' | 'HIGH'>;
  AlertSource: ResolverTypeWrapper<'SCREENING' | 'MONITORING' | 'FRAUD' | 'KYC' | 'LISTS'>;
  AlertStatus: ResolverTypeWrapper<'OPEN' | 'IN_CASE' | 'RESOLVED'>;
  AssignCaseInput: AssignCaseInput;
  AuditActor: ResolverTypeWrapper<Omit<AuditActor, 'kind'> & { kind: ResolversTypes['AuditActorKind'] }>;
  AuditActorKind: ResolverTypeWrapper<'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS'>;
  AuditBreak: ResolverTypeWrapper<Omit<AuditBreak, 'reason'> & { reason: ResolversTypes['AuditBreakReason'] }>;
  AuditBreakReason: ResolverTypeWrapper<'ALTERED' | 'DETAILS_ALTERED' | 'SALT_MISSING' | 'OUT_OF_ORDER' | 'MISSING' | 'UNLIKE_SEAL'>;
  AuditDetail: ResolverTypeWrapper<AuditDetail>;
  AuditEntry: ResolverTypeWrapper<AuditEntryMapper>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges'> & { edges: Array<ResolversTypes['AuditEntryEdge']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditEventPlace: ResolverTypeWrapper<AuditEventPlace>;
  AuditEvidence: ResolverTypeWrapper<AuditEvidenceMapper>;
  AuditPlace: ResolverTypeWrapper<AuditPlace>;
  AuditPlaceInput: AuditPlaceInput;
  AuditReport: ResolverTypeWrapper<AuditReportMapper>;
  AuditReportAnchor: ResolverTypeWrapper<AuditReportAnchor>;
  AuditReportCount: ResolverTypeWrapper<AuditReportCount>;
  AuditReportReader: ResolverTypeWrapper<Omit<AuditReportReader, 'kind'> & { kind: ResolversTypes['AuditActorKind'] }>;
  AuditVerification: ResolverTypeWrapper<Omit<AuditVerification, 'firstBroken' | 'lastSealed'> & { firstBroken?: Maybe<ResolversTypes['AuditBreak']>, lastSealed?: Maybe<ResolversTypes['AuditEvidence']> }>;
  BacktestMonitoringRuleInput: BacktestMonitoringRuleInput;
  BacktestMonitoringRulePayload: ResolverTypeWrapper<Omit<BacktestMonitoringRulePayload, 'backtest' | 'userErrors'> & { backtest?: Maybe<ResolversTypes['MonitoringBacktest']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  Case: ResolverTypeWrapper<CaseMapper>;
  CaseConnection: ResolverTypeWrapper<Omit<CaseConnection, 'edges'> & { edges: Array<ResolversTypes['CaseEdge']> }>;
  CaseDeadline: ResolverTypeWrapper<CaseDeadlineMapper>;
  CaseDeadlineKind: ResolverTypeWrapper<'SAR' | 'CONTINUING_SAR'>;
  CaseDeadlineState: ResolverTypeWrapper<'AHEAD' | 'NEAR' | 'MISSED'>;
  CaseDecision: ResolverTypeWrapper<'NO_SAR' | 'FILE_SAR'>;
  CaseEdge: ResolverTypeWrapper<Omit<CaseEdge, 'node'> & { node: ResolversTypes['Case'] }>;
  CaseEntry: ResolverTypeWrapper<CaseEntryMapper>;
  CaseEntryConnection: ResolverTypeWrapper<Omit<CaseEntryConnection, 'edges'> & { edges: Array<ResolversTypes['CaseEntryEdge']> }>;
  CaseEntryEdge: ResolverTypeWrapper<Omit<CaseEntryEdge, 'node'> & { node: ResolversTypes['CaseEntry'] }>;
  CaseEntryKind: ResolverTypeWrapper<'OPENED' | 'ALERT_ADDED' | 'ALERT_FIRED_AGAIN' | 'ALERT_RESOLVED' | 'ALERT_LEFT' | 'ASSIGNED' | 'NOTE' | 'EVIDENCE' | 'DECIDED' | 'DECISION_SET_ASIDE' | 'AGREED' | 'DISAGREED' | 'SAR_DRAFTED' | 'SAR_REVIEWED' | 'SAR_RETURNED' | 'SAR_FILED' | 'CONTINUING_REVIEWED' | 'DEADLINE_NEAR' | 'DEADLINE_MISSED' | 'CLOSED' | 'REOPENED'>;
  CaseEvidenceKind: ResolverTypeWrapper<'SCREENING' | 'TRANSACTION' | 'PAYMENT' | 'APPLICATION' | 'LOAN' | 'DOCUMENT' | 'ALERT' | 'CASE' | 'TEXT'>;
  CaseFilter: CaseFilter;
  CaseOpeningPolicy: ResolverTypeWrapper<Omit<CaseOpeningPolicy, 'rules'> & { rules: Array<ResolversTypes['CaseOpeningRule']> }>;
  CaseOpeningRule: ResolverTypeWrapper<Omit<CaseOpeningRule, 'severity' | 'source'> & { severity: ResolversTypes['AlertSeverity'], source: ResolversTypes['AlertSource'] }>;
  CasePayload: ResolverTypeWrapper<Omit<CasePayload, 'case' | 'userErrors'> & { case?: Maybe<ResolversTypes['Case']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  CaseStatus: ResolverTypeWrapper<'OPEN' | 'IN_REVIEW' | 'DECIDED' | 'CLOSED'>;
  ChangeMonitoringRuleInput: ChangeMonitoringRuleInput;
  CloseCaseInput: CloseCaseInput;
  ComplianceError: ResolverTypeWrapper<Omit<ComplianceError, 'code'> & { code: ResolversTypes['ComplianceErrorCode'] }>;
  ComplianceErrorCode: ResolverTypeWrapper<'CASE_OPEN' | 'DECISION_NOT_DUE' | 'DOCUMENTS_UNAVAILABLE' | 'FILER_UNKNOWN' | 'FIRINGS_REQUIRED' | 'FRAUD_CONFIRMED' | 'INPUT_INVALID' | 'INVALID_STATE' | 'LIMIT_REACHED' | 'LISTS_UNAVAILABLE' | 'MATCH_CONFIRMED' | 'NOTE_INVALID' | 'NOT_FOUND' | 'OWN_CASE' | 'REAUTHENTICATION_REQUIRED' | 'REQUEST_OPEN' | 'RULE_INVALID' | 'RULE_VERSION_TAKEN' | 'SCREENING_OUTDATED' | 'SCREENING_REQUIRED' | 'SECOND_OFFICER_REQUIRED' | 'SUBJECT_UNKNOWN' | 'TOO_MANY_DOCUMENTS' | 'VERSION_OUTDATED' | 'VERSION_REQUIRED'>;
  Consent: ResolverTypeWrapper<ConsentMapper>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges'> & { edges: Array<ResolversTypes['CustomerEdge']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerRisk: ResolverTypeWrapper<CustomerRiskMapper>;
  CustomerRiskAssessment: ResolverTypeWrapper<CustomerRiskAssessmentMapper>;
  CustomerRiskBand: ResolverTypeWrapper<'LOW' | 'MEDIUM' | 'HIGH'>;
  CustomerRiskFact: ResolverTypeWrapper<Omit<CustomerRiskFact, 'factor'> & { factor: ResolversTypes['CustomerRiskFactor'] }>;
  CustomerRiskFactor: ResolverTypeWrapper<'COUNTRY' | 'AGE_OF_RELATIONSHIP' | 'ALERTS' | 'SCREENING' | 'KYC' | 'OCCUPATION'>;
  CustomerSearch: CustomerSearch;
  DataExport: ResolverTypeWrapper<DataExportMapper>;
  DataExportDownload: ResolverTypeWrapper<DataExportDownload>;
  DataExportStatus: ResolverTypeWrapper<'GATHERING' | 'READY' | 'EXPIRED' | 'FAILED'>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideCaseInput: DecideCaseInput;
  DecideHeldPaymentInput: DecideHeldPaymentInput;
  DecideHeldPaymentPayload: ResolverTypeWrapper<Omit<DecideHeldPaymentPayload, 'heldPayment' | 'proposal' | 'userErrors'> & { heldPayment?: Maybe<ResolversTypes['HeldPayment']>, proposal?: Maybe<ResolversTypes['OfficerProposal']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  DecideKycDocumentInput: DecideKycDocumentInput;
  DecideKycDocumentPayload: ResolverTypeWrapper<Omit<DecideKycDocumentPayload, 'document' | 'userErrors'> & { document?: Maybe<ResolversTypes['KycDocument']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  DecideKycInput: DecideKycInput;
  DecideKycPayload: ResolverTypeWrapper<Omit<DecideKycPayload, 'kycVerification' | 'userErrors'> & { kycVerification?: Maybe<ResolversTypes['KycVerification']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  DecideMatchInput: DecideMatchInput;
  DecideMatchPayload: ResolverTypeWrapper<Omit<DecideMatchPayload, 'screening' | 'userErrors'> & { screening?: Maybe<ResolversTypes['Screening']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeclareMonitoringRuleInput: DeclareMonitoringRuleInput;
  Erasure: ResolverTypeWrapper<ErasureMapper>;
  ErasureConnection: ResolverTypeWrapper<Omit<ErasureConnection, 'edges'> & { edges: Array<ResolversTypes['ErasureEdge']> }>;
  ErasureEdge: ResolverTypeWrapper<Omit<ErasureEdge, 'node'> & { node: ResolversTypes['Erasure'] }>;
  ErasureFilter: ErasureFilter;
  ErasureHolder: ResolverTypeWrapper<'IDENTITY' | 'CREDIT' | 'LENDING' | 'LEDGER' | 'COMPLIANCE'>;
  ErasureInput: ErasureInput;
  ErasureObstacle: ResolverTypeWrapper<'STAFF_ROLE' | 'OPEN_APPLICATION' | 'OPEN_LOAN' | 'MONEY_OWED' | 'PAYMENT_UNDER_WAY' | 'BOOKS_NOT_SETTLED'>;
  ErasurePart: ResolverTypeWrapper<ErasurePartMapper>;
  ErasurePayload: ResolverTypeWrapper<Omit<ErasurePayload, 'erasure' | 'userErrors'> & { erasure?: Maybe<ResolversTypes['Erasure']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  ErasureStatus: ResolverTypeWrapper<'ASSESSING' | 'REFUSED' | 'AWAITING_CONFIRMATION' | 'AWAITING_APPROVAL' | 'APPROVED' | 'ERASING' | 'DONE' | 'WITHDRAWN'>;
  FileSarInput: FileSarInput;
  FormerName: ResolverTypeWrapper<FormerName>;
  FraudAssessment: ResolverTypeWrapper<FraudAssessmentMapper>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FraudAssessmentConnection: ResolverTypeWrapper<Omit<FraudAssessmentConnection, 'edges'> & { edges: Array<ResolversTypes['FraudAssessmentEdge']> }>;
  FraudAssessmentEdge: ResolverTypeWrapper<Omit<FraudAssessmentEdge, 'node'> & { node: ResolversTypes['FraudAssessment'] }>;
  FraudAssessmentFilter: FraudAssessmentFilter;
  FraudAssessmentPurpose: ResolverTypeWrapper<'APPLICATION' | 'DISBURSEMENT'>;
  FraudFactKind: ResolverTypeWrapper<'IDENTITY' | 'LENDING' | 'CREDIT' | 'IDENTITY_UNREADABLE' | 'LENDING_UNREADABLE' | 'CREDIT_UNREADABLE' | 'NAME' | 'DEVICE' | 'NETWORK' | 'PHONE' | 'POSTAL_ADDRESS' | 'ACCOUNT' | 'DOCUMENT' | 'STATED_INCOME' | 'OBSERVED_INCOME'>;
  FraudLevel: ResolverTypeWrapper<'LOW' | 'ELEVATED' | 'HIGH'>;
  FraudReplay: ResolverTypeWrapper<Omit<FraudReplay, 'level' | 'outcome'> & { level?: Maybe<ResolversTypes['FraudLevel']>, outcome: ResolversTypes['FraudReplayOutcome'] }>;
  FraudReplayOutcome: ResolverTypeWrapper<'SAME' | 'DIFFERENT' | 'FACTS_ERASED' | 'POLICY_UNKNOWN'>;
  FraudSignal: ResolverTypeWrapper<FraudSignalMapper>;
  FraudSignalCode: ResolverTypeWrapper<'SHARED_DEVICE' | 'SHARED_NETWORK' | 'SHARED_PHONE' | 'SHARED_MAILBOX' | 'SHARED_NAME_AND_BIRTH' | 'SHARED_POSTAL_ADDRESS' | 'SHARED_ACCOUNT' | 'SHARED_ACCOUNT_UNVERIFIED' | 'SHARED_DOCUMENT_NUMBER' | 'SHARED_DOCUMENT_CONTENT' | 'DEVICE_AND_ACCOUNT' | 'KNOWN_APPLICANT' | 'MANY_APPLICATIONS' | 'MANY_APPLICATIONS_OF_OTHERS' | 'INCOME_ABOVE_OBSERVED' | 'INCOME_JUMP' | 'ACCOUNT_OF_ANOTHER' | 'DOCUMENT_UNDER_ANOTHER_NAME' | 'NEW_ACCOUNT_LARGE_AMOUNT' | 'PHONE_ELSEWHERE' | 'EMPLOYED_TOO_LONG' | 'NO_HISTORY'>;
  FraudSignalFact: ResolverTypeWrapper<FraudSignalFact>;
  HeldClearance: ResolverTypeWrapper<HeldClearance>;
  HeldPayment: ResolverTypeWrapper<HeldPaymentMapper>;
  HeldPaymentConnection: ResolverTypeWrapper<Omit<HeldPaymentConnection, 'edges'> & { edges: Array<ResolversTypes['HeldPaymentEdge']> }>;
  HeldPaymentDirection: ResolverTypeWrapper<'PAYOUT' | 'COLLECTION' | 'REFUND'>;
  HeldPaymentEdge: ResolverTypeWrapper<Omit<HeldPaymentEdge, 'node'> & { node: ResolversTypes['HeldPayment'] }>;
  HeldPaymentMethod: ResolverTypeWrapper<'BANK_TRANSFER' | 'DIRECT_DEBIT' | 'CARD' | 'CASH' | 'CHEQUE'>;
  HeldPaymentStatus: ResolverTypeWrapper<'HELD' | 'RELEASED' | 'REFUSED' | 'OVERTAKEN'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KeptData: ResolverTypeWrapper<'AUDIT_TRAIL' | 'BOOKS' | 'CONSENTS' | 'CREDIT_FILE' | 'IDENTITY_CHECKS' | 'LOAN_FILE' | 'SCORE_FIGURES'>;
  KycContentType: ResolverTypeWrapper<'JPEG' | 'PNG' | 'HEIC' | 'PDF'>;
  KycDecision: ResolverTypeWrapper<KycDecisionMapper>;
  KycDecisionKind: ResolverTypeWrapper<'APPROVE' | 'REJECT'>;
  KycDocument: ResolverTypeWrapper<KycDocumentMapper>;
  KycDocumentCheck: ResolverTypeWrapper<'NONE' | 'PROVIDER' | 'OFFICER'>;
  KycDocumentConnection: ResolverTypeWrapper<Omit<KycDocumentConnection, 'edges'> & { edges: Array<ResolversTypes['KycDocumentEdge']> }>;
  KycDocumentContent: ResolverTypeWrapper<KycDocumentContent>;
  KycDocumentDecision: ResolverTypeWrapper<'ACCEPT' | 'REFUSE'>;
  KycDocumentDetails: ResolverTypeWrapper<KycDocumentDetails>;
  KycDocumentEdge: ResolverTypeWrapper<Omit<KycDocumentEdge, 'node'> & { node: ResolversTypes['KycDocument'] }>;
  KycDocumentKind: ResolverTypeWrapper<'PASSPORT' | 'IDENTITY_CARD' | 'DRIVING_LICENCE' | 'PROOF_OF_ADDRESS' | 'SOURCE_OF_FUNDS'>;
  KycDocumentRefusal: ResolverTypeWrapper<'CONTENT_NOT_ACCEPTED' | 'DOCUMENT_EXPIRED' | 'NOT_THEIRS' | 'OTHER' | 'SUSPICIOUS' | 'UNREADABLE' | 'WRONG_KIND'>;
  KycDocumentStatus: ResolverTypeWrapper<'REQUESTED' | 'UPLOADED' | 'ACCEPTED' | 'REFUSED' | 'EXPIRED'>;
  KycLevel: ResolverTypeWrapper<'BASIC' | 'STANDARD' | 'ENHANCED'>;
  KycReport: ResolverTypeWrapper<KycReportMapper>;
  KycReportDay: ResolverTypeWrapper<KycReportDay>;
  KycReportLevel: ResolverTypeWrapper<Omit<KycReportLevel, 'level'> & { level: ResolversTypes['KycLevel'] }>;
  KycReportReason: ResolverTypeWrapper<Omit<KycReportReason, 'reason'> & { reason: ResolversTypes['KycReviewReason'] }>;
  KycRequirement: ResolverTypeWrapper<'EMAIL_VERIFICATION' | 'PERSONAL_DETAILS' | 'IDENTITY_DOCUMENT' | 'PROOF_OF_ADDRESS' | 'SOURCE_OF_FUNDS'>;
  KycReviewReason: ResolverTypeWrapper<'AGE' | 'COUNTRY' | 'NAME' | 'KNOWN_PERSON' | 'EARLIER_DATA' | 'MATCH'>;
  KycStatus: ResolverTypeWrapper<'NOT_STARTED' | 'PENDING' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'EXPIRED'>;
  KycUpload: ResolverTypeWrapper<KycUpload>;
  KycUploadHeader: ResolverTypeWrapper<KycUploadHeader>;
  KycVerification: ResolverTypeWrapper<KycVerificationMapper>;
  LenderPurpose: ResolverTypeWrapper<'MARKETING' | 'RESEARCH' | 'CREDIT_BUREAU'>;
  Loan: ResolverTypeWrapper<LoanMapper>;
  LoanApplication: ResolverTypeWrapper<LoanApplication>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  MatchEvidence: ResolverTypeWrapper<Omit<MatchEvidence, 'kind'> & { kind: ResolversTypes['MatchEvidenceKind'] }>;
  MatchEvidenceKind: ResolverTypeWrapper<'DATE_OF_BIRTH' | 'COUNTRY' | 'WEAK_ALIAS' | 'SAME_NAME' | 'SHORT_NAME' | 'LEGAL_FORM' | 'WORD_ORDER' | 'ONE_WORD' | 'COMMON_WORDS'>;
  MatchVerdict: ResolverTypeWrapper<MatchVerdictMapper>;
  MatchVerdictKind: ResolverTypeWrapper<'DISMISSED' | 'CONFIRMED'>;
  MatchedWords: ResolverTypeWrapper<Omit<MatchedWords, 'reason'> & { reason: ResolversTypes['MatchedWordsReason'] }>;
  MatchedWordsReason: ResolverTypeWrapper<'SAME' | 'SOUNDS_ALIKE' | 'SIMILAR_SPELLING' | 'SAME_GIVEN_NAME' | 'INITIAL' | 'INITIALS' | 'JOINED_WORDS'>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  MonitoredMonth: ResolverTypeWrapper<MonitoredMonthMapper>;
  MonitoredVolume: ResolverTypeWrapper<MonitoredVolumeMapper>;
  MonitoringAction: ResolverTypeWrapper<'ALERT' | 'BLOCK'>;
  MonitoringBacktest: ResolverTypeWrapper<MonitoringBacktestMapper>;
  MonitoringBacktestSample: ResolverTypeWrapper<MonitoringBacktestSampleMapper>;
  MonitoringHolds: ResolverTypeWrapper<MonitoringHoldsMapper>;
  MonitoringOutcomes: ResolverTypeWrapper<MonitoringOutcomesMapper>;
  MonitoringRule: ResolverTypeWrapper<MonitoringRuleMapper>;
  MonitoringRuleAlerts: ResolverTypeWrapper<MonitoringRuleAlertsMapper>;
  MonitoringRuleChange: ResolverTypeWrapper<MonitoringRuleChangeMapper>;
  MonitoringRuleKind: ResolverTypeWrapper<'STRUCTURING' | 'VELOCITY' | 'RAPID_IN_AND_OUT' | 'DORMANT_WAKE_UP' | 'ROUND_SUMS' | 'HIGH_RISK_GEOGRAPHY' | 'THIRD_PARTY_REPAYMENT'>;
  MonitoringRulePayload: ResolverTypeWrapper<Omit<MonitoringRulePayload, 'proposal' | 'rule' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['OfficerProposal']>, rule?: Maybe<ResolversTypes['MonitoringRuleVersion']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  MonitoringRuleVersion: ResolverTypeWrapper<MonitoringRuleVersionMapper>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameDoubt: ResolverTypeWrapper<'NO_LETTERS' | 'SCRIPT' | 'INITIALS' | 'WORDS' | 'ONE_WORD'>;
  NameScreening: ResolverTypeWrapper<NameScreeningMapper>;
  OfficerProposal: ResolverTypeWrapper<OfficerProposalMapper>;
  OpenCaseInput: OpenCaseInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentCounterparty: ResolverTypeWrapper<'OWN' | 'OTHER' | 'UNKNOWN'>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  ProposedAct: ResolverTypeWrapper<'RETIRE_RULE' | 'GO_BACK_TO_RULE' | 'ACCEPT_LIST' | 'RETIRE_LIST' | 'RELEASE_PAYMENT' | 'RESOLVE_AS_FALSE_POSITIVE' | 'RESOLVE_AS_NO_ACTION' | 'RESOLVE_ALERT' | 'TAKE_BACK_CONFIRMATION' | 'END_CONTINUING_REPORTS'>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReasonedErasureInput: ReasonedErasureInput;
  RecordConsentInput: RecordConsentInput;
  RecordConsentPayload: ResolverTypeWrapper<Omit<RecordConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversTypes['Consent']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  RecordSarFilingInput: RecordSarFilingInput;
  RefreshSanctionsListsPayload: ResolverTypeWrapper<Omit<RefreshSanctionsListsPayload, 'sanctionsLists' | 'userErrors'> & { sanctionsLists: Array<ResolversTypes['SanctionsList']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  ReopenCaseInput: ReopenCaseInput;
  ReplayedFacts: ResolverTypeWrapper<'AS_COMPARED' | 'PRESENT' | 'ERASED'>;
  RequestDataExportPayload: ResolverTypeWrapper<Omit<RequestDataExportPayload, 'dataExport' | 'userErrors'> & { dataExport?: Maybe<ResolversTypes['DataExport']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  RequestErasureInput: RequestErasureInput;
  Rescreening: ResolverTypeWrapper<RescreeningMapper>;
  RescreeningCause: ResolverTypeWrapper<'DAILY' | 'LIST_DELTA'>;
  RescreeningConnection: ResolverTypeWrapper<Omit<RescreeningConnection, 'edges'> & { edges: Array<ResolversTypes['RescreeningEdge']> }>;
  RescreeningEdge: ResolverTypeWrapper<Omit<RescreeningEdge, 'node'> & { node: ResolversTypes['Rescreening'] }>;
  RescreeningEnd: ResolverTypeWrapper<'FINISHED' | 'SUPERSEDED'>;
  RescreeningScope: ResolverTypeWrapper<'FULL' | 'DELTA'>;
  ResolveAlertInput: ResolveAlertInput;
  ResolveAlertPayload: ResolverTypeWrapper<Omit<ResolveAlertPayload, 'alert' | 'proposal' | 'userErrors'> & { alert?: Maybe<ResolversTypes['Alert']>, proposal?: Maybe<ResolversTypes['OfficerProposal']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  RestrictProcessingInput: RestrictProcessingInput;
  Restriction: ResolverTypeWrapper<RestrictionMapper>;
  RestrictionGround: ResolverTypeWrapper<'REQUESTED' | 'ERASURE'>;
  RestrictionPayload: ResolverTypeWrapper<Omit<RestrictionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  RetireSanctionsListInput: RetireSanctionsListInput;
  RetireSanctionsListPayload: ResolverTypeWrapper<Omit<RetireSanctionsListPayload, 'proposal' | 'sanctionsList' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['OfficerProposal']>, sanctionsList?: Maybe<ResolversTypes['SanctionsList']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  ReviewCaseInput: ReviewCaseInput;
  ReviewContinuingActivityInput: ReviewContinuingActivityInput;
  ReviewSarInput: ReviewSarInput;
  SanctionsEntryType: ResolverTypeWrapper<'PERSON' | 'ORGANIZATION' | 'VESSEL' | 'AIRCRAFT'>;
  SanctionsList: ResolverTypeWrapper<SanctionsListMapper>;
  SanctionsListAddress: ResolverTypeWrapper<SanctionsListAddress>;
  SanctionsListChange: ResolverTypeWrapper<SanctionsListChangeMapper>;
  SanctionsListChangeConnection: ResolverTypeWrapper<Omit<SanctionsListChangeConnection, 'edges'> & { edges: Array<ResolversTypes['SanctionsListChangeEdge']> }>;
  SanctionsListChangeEdge: ResolverTypeWrapper<Omit<SanctionsListChangeEdge, 'node'> & { node: ResolversTypes['SanctionsListChange'] }>;
  SanctionsListChangeKind: ResolverTypeWrapper<'ADDED' | 'CHANGED' | 'REMOVED'>;
  SanctionsListDelta: ResolverTypeWrapper<SanctionsListDeltaMapper>;
  SanctionsListEntry: ResolverTypeWrapper<SanctionsListEntryMapper>;
  SanctionsListRefusal: ResolverTypeWrapper<SanctionsListRefusalMapper>;
  SanctionsListRefusalKind: ResolverTypeWrapper<'MISSING' | 'UNREACHABLE' | 'BROKEN' | 'SHRUNKEN' | 'REWRITTEN'>;
  SanctionsListVersion: ResolverTypeWrapper<SanctionsListVersionMapper>;
  SanctionsMatch: ResolverTypeWrapper<SanctionsMatchMapper>;
  Sar: ResolverTypeWrapper<SarMapper>;
  SarActivityInput: SarActivityInput;
  SarCategory: ResolverTypeWrapper<'STRUCTURING_AVOIDS_RECORDS' | 'STRUCTURING_AVOIDS_CTR' | 'STRUCTURING_BELOW_RECORDS' | 'STRUCTURING_BELOW_CTR' | 'FRAUD_CHECK' | 'FRAUD_CONSUMER_LOAN' | 'FRAUD_CARD' | 'FRAUD_WIRE' | 'FRAUD_ACH' | 'FRAUD_BUSINESS_LOAN' | 'FRAUD_ADVANCE_FEE' | 'IDENTITY_CHANGED_NAME' | 'IDENTITY_SHARED_BY_SEVERAL' | 'IDENTITY_FALSE_DOCUMENTS' | 'IDENTITY_REFUSED_DOCUMENTS' | 'IDENTITY_SEVERAL_OF_ONE' | 'IDENTITY_FALSE_IDENTIFICATION' | 'TERRORIST_FINANCING' | 'LAUNDERING_TRANSFERS' | 'LAUNDERING_SEVERAL_ACCOUNTS' | 'LAUNDERING_THIRD_PARTIES' | 'LAUNDERING_OUT_OF_PATTERN' | 'LAUNDERING_SOURCE_OF_FUNDS' | 'LAUNDERING_FUNNEL_ACCOUNT' | 'OTHER_FORGERIES' | 'OTHER_IDENTITY_THEFT' | 'OTHER_WORKING_TOGETHER' | 'OTHER_ACCOUNT_TAKEOVER' | 'OTHER_ELDER_EXPLOITATION' | 'OTHER_NO_LAWFUL_PURPOSE' | 'OTHER_HIGH_RISK_JURISDICTION'>;
  SarIdentification: ResolverTypeWrapper<SarIdentificationMapper>;
  SarIdentificationInput: SarIdentificationInput;
  SarIdentificationKind: ResolverTypeWrapper<'DRIVING_LICENCE' | 'PASSPORT' | 'ALIEN_REGISTRATION' | 'OTHER'>;
  SarKind: ResolverTypeWrapper<'INITIAL' | 'CONTINUING' | 'CORRECTION'>;
  SarPayload: ResolverTypeWrapper<Omit<SarPayload, 'sar' | 'userErrors'> & { sar?: Maybe<ResolversTypes['Sar']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  SarStatement: ResolverTypeWrapper<SarStatementMapper>;
  SarStatus: ResolverTypeWrapper<'DRAFT' | 'REVIEWED' | 'RETURNED' | 'REPLACED' | 'FILED'>;
  SarSubject: ResolverTypeWrapper<SarSubjectMapper>;
  SarSubjectInput: SarSubjectInput;
  ScreenNameInput: ScreenNameInput;
  ScreenUserInput: ScreenUserInput;
  ScreenUserPayload: ResolverTypeWrapper<Omit<ScreenUserPayload, 'screening' | 'userErrors'> & { screening?: Maybe<ResolversTypes['Screening']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  Screening: ResolverTypeWrapper<ScreeningMapper>;
  ScreeningComparison: ResolverTypeWrapper<ScreeningComparisonMapper>;
  ScreeningConnection: ResolverTypeWrapper<Omit<ScreeningConnection, 'edges'> & { edges: Array<ResolversTypes['ScreeningEdge']> }>;
  ScreeningDay: ResolverTypeWrapper<ScreeningDayMapper>;
  ScreeningDifference: ResolverTypeWrapper<ScreeningDifferenceMapper>;
  ScreeningDifferenceKind: ResolverTypeWrapper<'NOT_FOUND' | 'FOUND' | 'OTHER_CONTENT' | 'OTHER_SCORE'>;
  ScreeningEdge: ResolverTypeWrapper<Omit<ScreeningEdge, 'node'> & { node: ResolversTypes['Screening'] }>;
  ScreeningOutcome: ResolverTypeWrapper<'CLEAR' | 'HIT' | 'INCONCLUSIVE'>;
  ScreeningReason: ResolverTypeWrapper<'CLEARANCE' | 'CUSTOMER_CHANGE' | 'DAILY' | 'LIST_DELTA' | 'MANUAL' | 'ONBOARDING'>;
  ScreeningReplay: ResolverTypeWrapper<ScreeningReplayMapper>;
  StartKycVerificationPayload: ResolverTypeWrapper<Omit<StartKycVerificationPayload, 'kycVerification' | 'userErrors'> & { kycVerification?: Maybe<ResolversTypes['KycVerification']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  SubmitKycDocumentInput: SubmitKycDocumentInput;
  SubmitKycDocumentPayload: ResolverTypeWrapper<Omit<SubmitKycDocumentPayload, 'document' | 'userErrors'> & { document?: Maybe<ResolversTypes['KycDocument']>, userErrors: Array<ResolversTypes['ComplianceError']> }>;
  SupersededResolution: ResolverTypeWrapper<SupersededResolutionMapper>;
  TransactionMonitoringReport: ResolverTypeWrapper<TransactionMonitoringReportMapper>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptSanctionsListInput: AcceptSanctionsListInput;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  AcceptSanctionsListPayload: Omit<AcceptSanctionsListPayload, 'proposal' | 'sanctionsList' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['OfficerProposal']>, sanctionsList?: Maybe<ResolversParentTypes['SanctionsList']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  AddAlertsToCaseInput: AddAlertsToCaseInput;
  AddCaseEvidenceInput: AddCaseEvidenceInput;
  AddCaseNoteInput: AddCaseNoteInput;
  Alert: AlertMapper;
  Int: Scalars['Int']['output'];
  AlertConnection: Omit<AlertConnection, 'edges'> & { edges: Array<ResolversParentTypes['AlertEdge']> };
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertFact: AlertFact;
  AlertFilter: AlertFilter;
  Boolean: Scalars['Boolean']['output'];
  AlertFiring: AlertFiringMapper;
  AlertFiringConnection: Omit<AlertFiringConnection, 'edges'> & { edges: Array<ResolversParentTypes['AlertFiringEdge']> };
  AlertFiringEdge: Omit<AlertFiringEdge, 'node'> & { node: ResolversParentTypes['AlertFiring'] };
  AlertPayment: AlertPaymentMapper;
  AssignCaseInput: AssignCaseInput;
  AuditActor: AuditActor;
  AuditBreak: AuditBreak;
  AuditDetail: AuditDetail;
  AuditEntry: AuditEntryMapper;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['AuditEntryEdge']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditEventPlace: AuditEventPlace;
  AuditEvidence: AuditEvidenceMapper;
  AuditPlace: AuditPlace;
  AuditPlaceInput: AuditPlaceInput;
  AuditReport: AuditReportMapper;
  AuditReportAnchor: AuditReportAnchor;
  AuditReportCount: AuditReportCount;
  AuditReportReader: AuditReportReader;
  AuditVerification: Omit<AuditVerification, 'firstBroken' | 'lastSealed'> & { firstBroken?: Maybe<ResolversParentTypes['AuditBreak']>, lastSealed?: Maybe<ResolversParentTypes['AuditEvidence']> };
  BacktestMonitoringRuleInput: BacktestMonitoringRuleInput;
  BacktestMonitoringRulePayload: Omit<BacktestMonitoringRulePayload, 'backtest' | 'userErrors'> & { backtest?: Maybe<ResolversParentTypes['MonitoringBacktest']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  Case: CaseMapper;
  CaseConnection: Omit<CaseConnection, 'edges'> & { edges: Array<ResolversParentTypes['CaseEdge']> };
  CaseDeadline: CaseDeadlineMapper;
  CaseEdge: Omit<CaseEdge, 'node'> & { node: ResolversParentTypes['Case'] };
  CaseEntry: CaseEntryMapper;
  CaseEntryConnection: Omit<CaseEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['CaseEntryEdge']> };
  CaseEntryEdge: Omit<CaseEntryEdge, 'node'> & { node: ResolversParentTypes['CaseEntry'] };
  CaseFilter: CaseFilter;
  CaseOpeningPolicy: Omit<CaseOpeningPolicy, 'rules'> & { rules: Array<ResolversParentTypes['CaseOpeningRule']> };
  CaseOpeningRule: CaseOpeningRule;
  CasePayload: Omit<CasePayload, 'case' | 'userErrors'> & { case?: Maybe<ResolversParentTypes['Case']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  ChangeMonitoringRuleInput: ChangeMonitoringRuleInput;
  CloseCaseInput: CloseCaseInput;
  ComplianceError: ComplianceError;
  Consent: ConsentMapper;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: CustomerMapper;
  CustomerConnection: Omit<CustomerConnection, 'edges'> & { edges: Array<ResolversParentTypes['CustomerEdge']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerRisk: CustomerRiskMapper;
  CustomerRiskAssessment: CustomerRiskAssessmentMapper;
  CustomerRiskFact: CustomerRiskFact;
  CustomerSearch: CustomerSearch;
  DataExport: DataExportMapper;
  DataExportDownload: DataExportDownload;
  DateTime: Scalars['DateTime']['output'];
  DecideCaseInput: DecideCaseInput;
  DecideHeldPaymentInput: DecideHeldPaymentInput;
  DecideHeldPaymentPayload: Omit<DecideHeldPaymentPayload, 'heldPayment' | 'proposal' | 'userErrors'> & { heldPayment?: Maybe<ResolversParentTypes['HeldPayment']>, proposal?: Maybe<ResolversParentTypes['OfficerProposal']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  DecideKycDocumentInput: DecideKycDocumentInput;
  DecideKycDocumentPayload: Omit<DecideKycDocumentPayload, 'document' | 'userErrors'> & { document?: Maybe<ResolversParentTypes['KycDocument']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  DecideKycInput: DecideKycInput;
  DecideKycPayload: Omit<DecideKycPayload, 'kycVerification' | 'userErrors'> & { kycVerification?: Maybe<ResolversParentTypes['KycVerification']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  DecideMatchInput: DecideMatchInput;
  DecideMatchPayload: Omit<DecideMatchPayload, 'screening' | 'userErrors'> & { screening?: Maybe<ResolversParentTypes['Screening']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  Decimal: Scalars['Decimal']['output'];
  DeclareMonitoringRuleInput: DeclareMonitoringRuleInput;
  Erasure: ErasureMapper;
  ErasureConnection: Omit<ErasureConnection, 'edges'> & { edges: Array<ResolversParentTypes['ErasureEdge']> };
  ErasureEdge: Omit<ErasureEdge, 'node'> & { node: ResolversParentTypes['Erasure'] };
  ErasureFilter: ErasureFilter;
  ErasureInput: ErasureInput;
  ErasurePart: ErasurePartMapper;
  ErasurePayload: Omit<ErasurePayload, 'erasure' | 'userErrors'> & { erasure?: Maybe<ResolversParentTypes['Erasure']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  FileSarInput: FileSarInput;
  FormerName: FormerName;
  FraudAssessment: FraudAssessmentMapper;
  Float: Scalars['Float']['output'];
  FraudAssessmentConnection: Omit<FraudAssessmentConnection, 'edges'> & { edges: Array<ResolversParentTypes['FraudAssessmentEdge']> };
  FraudAssessmentEdge: Omit<FraudAssessmentEdge, 'node'> & { node: ResolversParentTypes['FraudAssessment'] };
  FraudAssessmentFilter: FraudAssessmentFilter;
  FraudReplay: FraudReplay;
  FraudSignal: FraudSignalMapper;
  FraudSignalFact: FraudSignalFact;
  HeldClearance: HeldClearance;
  HeldPayment: HeldPaymentMapper;
  HeldPaymentConnection: Omit<HeldPaymentConnection, 'edges'> & { edges: Array<ResolversParentTypes['HeldPaymentEdge']> };
  HeldPaymentEdge: Omit<HeldPaymentEdge, 'node'> & { node: ResolversParentTypes['HeldPayment'] };
  JSON: Scalars['JSON']['output'];
  KycDecision: KycDecisionMapper;
  KycDocument: KycDocumentMapper;
  KycDocumentConnection: Omit<KycDocumentConnection, 'edges'> & { edges: Array<ResolversParentTypes['KycDocumentEdge']> };
  KycDocumentContent: KycDocumentContent;
  KycDocumentDetails: KycDocumentDetails;
  KycDocumentEdge: Omit<KycDocumentEdge, 'node'> & { node: ResolversParentTypes['KycDocument'] };
  KycReport: KycReportMapper;
  KycReportDay: KycReportDay;
  KycReportLevel: KycReportLevel;
  KycReportReason: KycReportReason;
  KycUpload: KycUpload;
  KycUploadHeader: KycUploadHeader;
  KycVerification: KycVerificationMapper;
  Loan: LoanMapper;
  LoanApplication: LoanApplication;
  LocalDate: Scalars['LocalDate']['output'];
  MatchEvidence: MatchEvidence;
  MatchVerdict: MatchVerdictMapper;
  MatchedWords: MatchedWords;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  MonitoredMonth: MonitoredMonthMapper;
  MonitoredVolume: MonitoredVolumeMapper;
  MonitoringBacktest: MonitoringBacktestMapper;
  MonitoringBacktestSample: MonitoringBacktestSampleMapper;
  MonitoringHolds: MonitoringHoldsMapper;
  MonitoringOutcomes: MonitoringOutcomesMapper;
  MonitoringRule: MonitoringRuleMapper;
  MonitoringRuleAlerts: MonitoringRuleAlertsMapper;
  MonitoringRuleChange: MonitoringRuleChangeMapper;
  MonitoringRulePayload: Omit<MonitoringRulePayload, 'proposal' | 'rule' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['OfficerProposal']>, rule?: Maybe<ResolversParentTypes['MonitoringRuleVersion']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  MonitoringRuleVersion: MonitoringRuleVersionMapper;
  Mutation: Record<PropertyKey, never>;
  NameScreening: NameScreeningMapper;
  OfficerProposal: OfficerProposalMapper;
  OpenCaseInput: OpenCaseInput;
  PageInfo: PageInfo;
  PostalAddress: PostalAddress;
  Query: Record<PropertyKey, never>;
  ReasonedErasureInput: ReasonedErasureInput;
  RecordConsentInput: RecordConsentInput;
  RecordConsentPayload: Omit<RecordConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversParentTypes['Consent']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  RecordSarFilingInput: RecordSarFilingInput;
  RefreshSanctionsListsPayload: Omit<RefreshSanctionsListsPayload, 'sanctionsLists' | 'userErrors'> & { sanctionsLists: Array<ResolversParentTypes['SanctionsList']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  ReopenCaseInput: ReopenCaseInput;
  RequestDataExportPayload: Omit<RequestDataExportPayload, 'dataExport' | 'userErrors'> & { dataExport?: Maybe<ResolversParentTypes['DataExport']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  RequestErasureInput: RequestErasureInput;
  Rescreening: RescreeningMapper;
  RescreeningConnection: Omit<RescreeningConnection, 'edges'> & { edges: Array<ResolversParentTypes['RescreeningEdge']> };
  RescreeningEdge: Omit<RescreeningEdge, 'node'> & { node: ResolversParentTypes['Rescreening'] };
  ResolveAlertInput: ResolveAlertInput;
  ResolveAlertPayload: Omit<ResolveAlertPayload, 'alert' | 'proposal' | 'userErrors'> & { alert?: Maybe<ResolversParentTypes['Alert']>, proposal?: Maybe<ResolversParentTypes['OfficerProposal']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  RestrictProcessingInput: RestrictProcessingInput;
  Restriction: RestrictionMapper;
  RestrictionPayload: Omit<RestrictionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  RetireSanctionsListInput: RetireSanctionsListInput;
  RetireSanctionsListPayload: Omit<RetireSanctionsListPayload, 'proposal' | 'sanctionsList' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['OfficerProposal']>, sanctionsList?: Maybe<ResolversParentTypes['SanctionsList']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  ReviewCaseInput: ReviewCaseInput;
  ReviewContinuingActivityInput: ReviewContinuingActivityInput;
  ReviewSarInput: ReviewSarInput;
  SanctionsList: SanctionsListMapper;
  SanctionsListAddress: SanctionsListAddress;
  SanctionsListChange: SanctionsListChangeMapper;
  SanctionsListChangeConnection: Omit<SanctionsListChangeConnection, 'edges'> & { edges: Array<ResolversParentTypes['SanctionsListChangeEdge']> };
  SanctionsListChangeEdge: Omit<SanctionsListChangeEdge, 'node'> & { node: ResolversParentTypes['SanctionsListChange'] };
  SanctionsListDelta: SanctionsListDeltaMapper;
  SanctionsListEntry: SanctionsListEntryMapper;
  SanctionsListRefusal: SanctionsListRefusalMapper;
  SanctionsListVersion: SanctionsListVersionMapper;
  SanctionsMatch: SanctionsMatchMapper;
  Sar: SarMapper;
  SarActivityInput: SarActivityInput;
  SarIdentification: SarIdentificationMapper;
  SarIdentificationInput: SarIdentificationInput;
  SarPayload: Omit<SarPayload, 'sar' | 'userErrors'> & { sar?: Maybe<ResolversParentTypes['Sar']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  SarStatement: SarStatementMapper;
  SarSubject: SarSubjectMapper;
  SarSubjectInput: SarSubjectInput;
  ScreenNameInput: ScreenNameInput;
  ScreenUserInput: ScreenUserInput;
  ScreenUserPayload: Omit<ScreenUserPayload, 'screening' | 'userErrors'> & { screening?: Maybe<ResolversParentTypes['Screening']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  Screening: ScreeningMapper;
  ScreeningComparison: ScreeningComparisonMapper;
  ScreeningConnection: Omit<ScreeningConnection, 'edges'> & { edges: Array<ResolversParentTypes['ScreeningEdge']> };
  ScreeningDay: ScreeningDayMapper;
  ScreeningDifference: ScreeningDifferenceMapper;
  ScreeningEdge: Omit<ScreeningEdge, 'node'> & { node: ResolversParentTypes['Screening'] };
  ScreeningReplay: ScreeningReplayMapper;
  StartKycVerificationPayload: Omit<StartKycVerificationPayload, 'kycVerification' | 'userErrors'> & { kycVerification?: Maybe<ResolversParentTypes['KycVerification']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  SubmitKycDocumentInput: SubmitKycDocumentInput;
  SubmitKycDocumentPayload: Omit<SubmitKycDocumentPayload, 'document' | 'userErrors'> & { document?: Maybe<ResolversParentTypes['KycDocument']>, userErrors: Array<ResolversParentTypes['ComplianceError']> };
  SupersededResolution: SupersededResolutionMapper;
  TransactionMonitoringReport: TransactionMonitoringReportMapper;
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
};

export type AcceptSanctionsListPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AcceptSanctionsListPayload'] = ResolversParentTypes['AcceptSanctionsListPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  sanctionsList?: Resolver<Maybe<ResolversTypes['SanctionsList']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type AlertResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  facts?: Resolver<Maybe<Array<ResolversTypes['AlertFact']>>, ParentType, ContextType>;
  firings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  furtherFirings?: Resolver<ResolversTypes['AlertFiringConnection'], ParentType, ContextType, Partial<AlertfurtherFiringsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastFiredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payments?: Resolver<Maybe<Array<ResolversTypes['AlertPayment']>>, ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['AlertResolution']>, ParentType, ContextType>;
  resolveProposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ruleVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['AlertSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AlertStatus'], ParentType, ContextType>;
  supersededResolution?: Resolver<Maybe<ResolversTypes['SupersededResolution']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertFactResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertFact'] = ResolversParentTypes['AlertFact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertFiringResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertFiring'] = ResolversParentTypes['AlertFiring']> = {
  facts?: Resolver<Maybe<Array<ResolversTypes['AlertFact']>>, ParentType, ContextType>;
  firedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paymentIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  ruleVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
};

export type AlertFiringConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertFiringConnection'] = ResolversParentTypes['AlertFiringConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AlertFiringEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertFiringEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertFiringEdge'] = ResolversParentTypes['AlertFiringEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AlertFiring'], ParentType, ContextType>;
};

export type AlertPaymentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AlertPayment'] = ResolversParentTypes['AlertPayment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  counterparty?: Resolver<ResolversTypes['PaymentCounterparty'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['HeldPaymentDirection'], ParentType, ContextType>;
  loan?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['HeldPaymentMethod']>, ParentType, ContextType>;
  paymentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  posted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AlertResolutionResolvers = EnumResolverSignature<{ CONFIRMED?: any, FALSE_POSITIVE?: any, NO_ACTION?: any }, ResolversTypes['AlertResolution']>;

export type AlertSeverityResolvers = EnumResolverSignature<{ HIGH?: any, LOW?: any, MEDIUM?: any }, ResolversTypes['AlertSeverity']>;

export type AlertSourceResolvers = EnumResolverSignature<{ FRAUD?: any, KYC?: any, LISTS?: any, MONITORING?: any, SCREENING?: any }, ResolversTypes['AlertSource']>;

export type AlertStatusResolvers = EnumResolverSignature<{ IN_CASE?: any, OPEN?: any, RESOLVED?: any }, ResolversTypes['AlertStatus']>;

export type AuditActorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditActor'] = ResolversParentTypes['AuditActor']> = {
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditActorKind'], ParentType, ContextType>;
};

export type AuditActorKindResolvers = EnumResolverSignature<{ ANONYMOUS?: any, PARTNER?: any, SERVICE?: any, USER?: any }, ResolversTypes['AuditActorKind']>;

export type AuditBreakResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditBreak'] = ResolversParentTypes['AuditBreak']> = {
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['AuditEventPlace']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['AuditBreakReason'], ParentType, ContextType>;
};

export type AuditBreakReasonResolvers = EnumResolverSignature<{ ALTERED?: any, DETAILS_ALTERED?: any, MISSING?: any, OUT_OF_ORDER?: any, SALT_MISSING?: any, UNLIKE_SEAL?: any }, ResolversTypes['AuditBreakReason']>;

export type AuditDetailResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditDetail'] = ResolversParentTypes['AuditDetail']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  actor?: Resolver<ResolversTypes['AuditActor'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  details?: Resolver<Array<ResolversTypes['AuditDetail']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['AuditEvidence']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  previousHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stream?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditEventPlaceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditEventPlace'] = ResolversParentTypes['AuditEventPlace']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stream?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEvidenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditEvidence'] = ResolversParentTypes['AuditEvidence']> = {
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  salt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditPlaceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditPlace'] = ResolversParentTypes['AuditPlace']> = {
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditReportResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditReport'] = ResolversParentTypes['AuditReport']> = {
  anchor?: Resolver<Maybe<ResolversTypes['AuditReportAnchor']>, ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['AuditReportCount']>, ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstBroken?: Resolver<Maybe<ResolversTypes['AuditBreak']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  intact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isKept?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readers?: Resolver<Array<ResolversTypes['AuditReportReader']>, ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  streams?: Resolver<Array<ResolversTypes['AuditReportCount']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  types?: Resolver<Array<ResolversTypes['AuditReportCount']>, ParentType, ContextType>;
};

export type AuditReportAnchorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditReportAnchor'] = ResolversParentTypes['AuditReportAnchor']> = {
  blockNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  registry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transactionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditReportCountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditReportCount'] = ResolversParentTypes['AuditReportCount']> = {
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditReportReaderResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditReportReader'] = ResolversParentTypes['AuditReportReader']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditActorKind'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditVerificationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditVerification'] = ResolversParentTypes['AuditVerification']> = {
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstBroken?: Resolver<Maybe<ResolversTypes['AuditBreak']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  intact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastSealed?: Resolver<Maybe<ResolversTypes['AuditEvidence']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  verifiedAfter?: Resolver<Maybe<ResolversTypes['AuditPlace']>, ParentType, ContextType>;
  verifiedTo?: Resolver<Maybe<ResolversTypes['AuditPlace']>, ParentType, ContextType>;
};

export type BacktestMonitoringRulePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['BacktestMonitoringRulePayload'] = ResolversParentTypes['BacktestMonitoringRulePayload']> = {
  backtest?: Resolver<Maybe<ResolversTypes['MonitoringBacktest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type CaseResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<CasealertsArgs>>;
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  continuingProposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['CaseDeadline']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['CaseDecision']>, ParentType, ContextType>;
  detectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  openedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  sars?: Resolver<Array<ResolversTypes['Sar']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CaseStatus'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['CaseEntryConnection'], ParentType, ContextType, Partial<CasetimelineArgs>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CaseConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseConnection'] = ResolversParentTypes['CaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CaseDeadlineResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseDeadline'] = ResolversParentTypes['CaseDeadline']> = {
  daysLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CaseDeadlineKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CaseDeadlineState'], ParentType, ContextType>;
};

export type CaseDeadlineKindResolvers = EnumResolverSignature<{ CONTINUING_SAR?: any, SAR?: any }, ResolversTypes['CaseDeadlineKind']>;

export type CaseDeadlineStateResolvers = EnumResolverSignature<{ AHEAD?: any, MISSED?: any, NEAR?: any }, ResolversTypes['CaseDeadlineState']>;

export type CaseDecisionResolvers = EnumResolverSignature<{ FILE_SAR?: any, NO_SAR?: any }, ResolversTypes['CaseDecision']>;

export type CaseEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseEdge'] = ResolversParentTypes['CaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Case'], ParentType, ContextType>;
};

export type CaseEntryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseEntry'] = ResolversParentTypes['CaseEntry']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CaseEntryKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refersTo?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  screening?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CaseEntryConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseEntryConnection'] = ResolversParentTypes['CaseEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CaseEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CaseEntryEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseEntryEdge'] = ResolversParentTypes['CaseEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CaseEntry'], ParentType, ContextType>;
};

export type CaseEntryKindResolvers = EnumResolverSignature<{ AGREED?: any, ALERT_ADDED?: any, ALERT_FIRED_AGAIN?: any, ALERT_LEFT?: any, ALERT_RESOLVED?: any, ASSIGNED?: any, CLOSED?: any, CONTINUING_REVIEWED?: any, DEADLINE_MISSED?: any, DEADLINE_NEAR?: any, DECIDED?: any, DECISION_SET_ASIDE?: any, DISAGREED?: any, EVIDENCE?: any, NOTE?: any, OPENED?: any, REOPENED?: any, SAR_DRAFTED?: any, SAR_FILED?: any, SAR_RETURNED?: any, SAR_REVIEWED?: any }, ResolversTypes['CaseEntryKind']>;

export type CaseEvidenceKindResolvers = EnumResolverSignature<{ ALERT?: any, APPLICATION?: any, CASE?: any, DOCUMENT?: any, LOAN?: any, PAYMENT?: any, SCREENING?: any, TEXT?: any, TRANSACTION?: any }, ResolversTypes['CaseEvidenceKind']>;

export type CaseOpeningPolicyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseOpeningPolicy'] = ResolversParentTypes['CaseOpeningPolicy']> = {
  daysLeftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['CaseOpeningRule']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CaseOpeningRuleResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseOpeningRule'] = ResolversParentTypes['CaseOpeningRule']> = {
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['AlertSource'], ParentType, ContextType>;
};

export type CasePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CasePayload'] = ResolversParentTypes['CasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type CaseStatusResolvers = EnumResolverSignature<{ CLOSED?: any, DECIDED?: any, IN_REVIEW?: any, OPEN?: any }, ResolversTypes['CaseStatus']>;

export type ComplianceErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ComplianceError'] = ResolversParentTypes['ComplianceError']> = {
  code?: Resolver<ResolversTypes['ComplianceErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComplianceErrorCodeResolvers = EnumResolverSignature<{ CASE_OPEN?: any, DECISION_NOT_DUE?: any, DOCUMENTS_UNAVAILABLE?: any, FILER_UNKNOWN?: any, FIRINGS_REQUIRED?: any, FRAUD_CONFIRMED?: any, INPUT_INVALID?: any, INVALID_STATE?: any, LIMIT_REACHED?: any, LISTS_UNAVAILABLE?: any, MATCH_CONFIRMED?: any, NOTE_INVALID?: any, NOT_FOUND?: any, OWN_CASE?: any, REAUTHENTICATION_REQUIRED?: any, REQUEST_OPEN?: any, RULE_INVALID?: any, RULE_VERSION_TAKEN?: any, SCREENING_OUTDATED?: any, SCREENING_REQUIRED?: any, SECOND_OFFICER_REQUIRED?: any, SUBJECT_UNKNOWN?: any, TOO_MANY_DOCUMENTS?: any, VERSION_OUTDATED?: any, VERSION_REQUIRED?: any }, ResolversTypes['ComplianceErrorCode']>;

export type ConsentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  given?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['LenderPurpose'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  textVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dateOfBirth?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  erasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formerNames?: Resolver<Array<ResolversTypes['FormerName']>, ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerRiskResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CustomerRisk'] = ResolversParentTypes['CustomerRisk']> = {
  current?: Resolver<ResolversTypes['CustomerRiskAssessment'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['CustomerRiskAssessment']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type CustomerRiskAssessmentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CustomerRiskAssessment'] = ResolversParentTypes['CustomerRiskAssessment']> = {
  assessedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  band?: Resolver<ResolversTypes['CustomerRiskBand'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enhancedKycAdvised?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facts?: Resolver<Maybe<Array<ResolversTypes['CustomerRiskFact']>>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerRiskBandResolvers = EnumResolverSignature<{ HIGH?: any, LOW?: any, MEDIUM?: any }, ResolversTypes['CustomerRiskBand']>;

export type CustomerRiskFactResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CustomerRiskFact'] = ResolversParentTypes['CustomerRiskFact']> = {
  factor?: Resolver<ResolversTypes['CustomerRiskFactor'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerRiskFactorResolvers = EnumResolverSignature<{ AGE_OF_RELATIONSHIP?: any, ALERTS?: any, COUNTRY?: any, KYC?: any, OCCUPATION?: any, SCREENING?: any }, ResolversTypes['CustomerRiskFactor']>;

export type DataExportResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport'], FederationReferenceType extends FederationReferenceTypes['DataExport'] = FederationReferenceTypes['DataExport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataExport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DataExportDownload']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['ErasureHolder']>, ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataExportStatus'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type DataExportDownloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DataExportDownload'] = ResolversParentTypes['DataExportDownload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataExportStatusResolvers = EnumResolverSignature<{ EXPIRED?: any, FAILED?: any, GATHERING?: any, READY?: any }, ResolversTypes['DataExportStatus']>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecideHeldPaymentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecideHeldPaymentPayload'] = ResolversParentTypes['DecideHeldPaymentPayload']> = {
  heldPayment?: Resolver<Maybe<ResolversTypes['HeldPayment']>, ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type DecideKycDocumentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecideKycDocumentPayload'] = ResolversParentTypes['DecideKycDocumentPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['KycDocument']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type DecideKycPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecideKycPayload'] = ResolversParentTypes['DecideKycPayload']> = {
  kycVerification?: Resolver<Maybe<ResolversTypes['KycVerification']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type DecideMatchPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecideMatchPayload'] = ResolversParentTypes['DecideMatchPayload']> = {
  screening?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type ErasureResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Erasure'] = ResolversParentTypes['Erasure'], FederationReferenceType extends FederationReferenceTypes['Erasure'] = FederationReferenceTypes['Erasure']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Erasure']> | FederationReferenceType, FederationReferenceType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  extension?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<Maybe<Array<ResolversTypes['ErasureHolder']>>, ParentType, ContextType>;
  obstacles?: Resolver<Array<ResolversTypes['ErasureObstacle']>, ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['ErasurePart']>, ParentType, ContextType>;
  possibleFrom?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ErasureStatus'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ErasureConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ErasureConnection'] = ResolversParentTypes['ErasureConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ErasureEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ErasureEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ErasureEdge'] = ResolversParentTypes['ErasureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Erasure'], ParentType, ContextType>;
};

export type ErasureHolderResolvers = EnumResolverSignature<{ COMPLIANCE?: any, CREDIT?: any, IDENTITY?: any, LEDGER?: any, LENDING?: any }, ResolversTypes['ErasureHolder']>;

export type ErasureObstacleResolvers = EnumResolverSignature<{ BOOKS_NOT_SETTLED?: any, MONEY_OWED?: any, OPEN_APPLICATION?: any, OPEN_LOAN?: any, PAYMENT_UNDER_WAY?: any, STAFF_ROLE?: any }, ResolversTypes['ErasureObstacle']>;

export type ErasurePartResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ErasurePart'] = ResolversParentTypes['ErasurePart']> = {
  auditEntries?: Resolver<Maybe<Array<ResolversTypes['AuditEntry']>>, ParentType, ContextType>;
  erasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  holder?: Resolver<ResolversTypes['ErasureHolder'], ParentType, ContextType>;
  kept?: Resolver<Array<ResolversTypes['KeptData']>, ParentType, ContextType>;
  keptUntil?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  retentionEndedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ErasurePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ErasurePayload'] = ResolversParentTypes['ErasurePayload']> = {
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type ErasureStatusResolvers = EnumResolverSignature<{ APPROVED?: any, ASSESSING?: any, AWAITING_APPROVAL?: any, AWAITING_CONFIRMATION?: any, DONE?: any, ERASING?: any, REFUSED?: any, WITHDRAWN?: any }, ResolversTypes['ErasureStatus']>;

export type FormerNameResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FormerName'] = ResolversParentTypes['FormerName']> = {
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FraudAssessmentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FraudAssessment'] = ResolversParentTypes['FraudAssessment']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  application?: Resolver<ResolversTypes['LoanApplication'], ParentType, ContextType>;
  assessedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  assessedFor?: Resolver<ResolversTypes['FraudAssessmentPurpose'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['FraudLevel'], ParentType, ContextType>;
  levelTold?: Resolver<ResolversTypes['FraudLevel'], ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  notKnown?: Resolver<Array<ResolversTypes['FraudFactKind']>, ParentType, ContextType>;
  policyDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replay?: Resolver<ResolversTypes['FraudReplay'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  signals?: Resolver<Maybe<Array<ResolversTypes['FraudSignal']>>, ParentType, ContextType>;
  supersedes?: Resolver<Maybe<ResolversTypes['FraudAssessment']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type FraudAssessmentConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FraudAssessmentConnection'] = ResolversParentTypes['FraudAssessmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FraudAssessmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FraudAssessmentEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FraudAssessmentEdge'] = ResolversParentTypes['FraudAssessmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FraudAssessment'], ParentType, ContextType>;
};

export type FraudAssessmentPurposeResolvers = EnumResolverSignature<{ APPLICATION?: any, DISBURSEMENT?: any }, ResolversTypes['FraudAssessmentPurpose']>;

export type FraudFactKindResolvers = EnumResolverSignature<{ ACCOUNT?: any, CREDIT?: any, CREDIT_UNREADABLE?: any, DEVICE?: any, DOCUMENT?: any, IDENTITY?: any, IDENTITY_UNREADABLE?: any, LENDING?: any, LENDING_UNREADABLE?: any, NAME?: any, NETWORK?: any, OBSERVED_INCOME?: any, PHONE?: any, POSTAL_ADDRESS?: any, STATED_INCOME?: any }, ResolversTypes['FraudFactKind']>;

export type FraudLevelResolvers = EnumResolverSignature<{ ELEVATED?: any, HIGH?: any, LOW?: any }, ResolversTypes['FraudLevel']>;

export type FraudReplayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FraudReplay'] = ResolversParentTypes['FraudReplay']> = {
  level?: Resolver<Maybe<ResolversTypes['FraudLevel']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['FraudReplayOutcome'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FraudReplayOutcomeResolvers = EnumResolverSignature<{ DIFFERENT?: any, FACTS_ERASED?: any, POLICY_UNKNOWN?: any, SAME?: any }, ResolversTypes['FraudReplayOutcome']>;

export type FraudSignalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FraudSignal'] = ResolversParentTypes['FraudSignal']> = {
  code?: Resolver<ResolversTypes['FraudSignalCode'], ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['FraudSignalFact']>, ParentType, ContextType>;
  others?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FraudSignalCodeResolvers = EnumResolverSignature<{ ACCOUNT_OF_ANOTHER?: any, DEVICE_AND_ACCOUNT?: any, DOCUMENT_UNDER_ANOTHER_NAME?: any, EMPLOYED_TOO_LONG?: any, INCOME_ABOVE_OBSERVED?: any, INCOME_JUMP?: any, KNOWN_APPLICANT?: any, MANY_APPLICATIONS?: any, MANY_APPLICATIONS_OF_OTHERS?: any, NEW_ACCOUNT_LARGE_AMOUNT?: any, NO_HISTORY?: any, PHONE_ELSEWHERE?: any, SHARED_ACCOUNT?: any, SHARED_ACCOUNT_UNVERIFIED?: any, SHARED_DEVICE?: any, SHARED_DOCUMENT_CONTENT?: any, SHARED_DOCUMENT_NUMBER?: any, SHARED_MAILBOX?: any, SHARED_NAME_AND_BIRTH?: any, SHARED_NETWORK?: any, SHARED_PHONE?: any, SHARED_POSTAL_ADDRESS?: any }, ResolversTypes['FraudSignalCode']>;

export type FraudSignalFactResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FraudSignalFact'] = ResolversParentTypes['FraudSignalFact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HeldClearanceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['HeldClearance'] = ResolversParentTypes['HeldClearance']> = {
  heldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HeldPaymentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['HeldPayment'] = ResolversParentTypes['HeldPayment']> = {
  alerts?: Resolver<Array<ResolversTypes['Alert']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  counterparty?: Resolver<ResolversTypes['PaymentCounterparty'], ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['HeldPaymentDirection'], ParentType, ContextType>;
  heldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  loan?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['HeldPaymentMethod']>, ParentType, ContextType>;
  paymentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  releaseProposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['HeldPaymentStatus'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type HeldPaymentConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['HeldPaymentConnection'] = ResolversParentTypes['HeldPaymentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['HeldPaymentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HeldPaymentDirectionResolvers = EnumResolverSignature<{ COLLECTION?: any, PAYOUT?: any, REFUND?: any }, ResolversTypes['HeldPaymentDirection']>;

export type HeldPaymentEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['HeldPaymentEdge'] = ResolversParentTypes['HeldPaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['HeldPayment'], ParentType, ContextType>;
};

export type HeldPaymentMethodResolvers = EnumResolverSignature<{ BANK_TRANSFER?: any, CARD?: any, CASH?: any, CHEQUE?: any, DIRECT_DEBIT?: any }, ResolversTypes['HeldPaymentMethod']>;

export type HeldPaymentStatusResolvers = EnumResolverSignature<{ HELD?: any, OVERTAKEN?: any, REFUSED?: any, RELEASED?: any }, ResolversTypes['HeldPaymentStatus']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KeptDataResolvers = EnumResolverSignature<{ AUDIT_TRAIL?: any, BOOKS?: any, CONSENTS?: any, CREDIT_FILE?: any, IDENTITY_CHECKS?: any, LOAN_FILE?: any, SCORE_FIGURES?: any }, ResolversTypes['KeptData']>;

export type KycContentTypeResolvers = EnumResolverSignature<{ HEIC?: any, JPEG?: any, PDF?: any, PNG?: any }, ResolversTypes['KycContentType']>;

export type KycDecisionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycDecision'] = ResolversParentTypes['KycDecision']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['KycDecisionKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  screening?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType>;
};

export type KycDecisionKindResolvers = EnumResolverSignature<{ APPROVE?: any, REJECT?: any }, ResolversTypes['KycDecisionKind']>;

export type KycDocumentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycDocument'] = ResolversParentTypes['KycDocument'], FederationReferenceType extends FederationReferenceTypes['KycDocument'] = FederationReferenceTypes['KycDocument']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['KycDocument']> | FederationReferenceType, FederationReferenceType, ContextType>;
  alsoSentBy?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType>;
  check?: Resolver<Maybe<ResolversTypes['KycDocumentCheck']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['KycDocumentContent']>, ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['KycContentType'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['KycDocumentDetails']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['KycDocumentKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['KycDocumentRefusal']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['KycDocumentStatus'], ParentType, ContextType>;
  uploadExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uploadedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type KycDocumentCheckResolvers = EnumResolverSignature<{ NONE?: any, OFFICER?: any, PROVIDER?: any }, ResolversTypes['KycDocumentCheck']>;

export type KycDocumentConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycDocumentConnection'] = ResolversParentTypes['KycDocumentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['KycDocumentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type KycDocumentContentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycDocumentContent'] = ResolversParentTypes['KycDocumentContent']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type KycDocumentDecisionResolvers = EnumResolverSignature<{ ACCEPT?: any, REFUSE?: any }, ResolversTypes['KycDocumentDecision']>;

export type KycDocumentDetailsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycDocumentDetails'] = ResolversParentTypes['KycDocumentDetails']> = {
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KycDocumentEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycDocumentEdge'] = ResolversParentTypes['KycDocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['KycDocument'], ParentType, ContextType>;
};

export type KycDocumentKindResolvers = EnumResolverSignature<{ DRIVING_LICENCE?: any, IDENTITY_CARD?: any, PASSPORT?: any, PROOF_OF_ADDRESS?: any, SOURCE_OF_FUNDS?: any }, ResolversTypes['KycDocumentKind']>;

export type KycDocumentRefusalResolvers = EnumResolverSignature<{ CONTENT_NOT_ACCEPTED?: any, DOCUMENT_EXPIRED?: any, NOT_THEIRS?: any, OTHER?: any, SUSPICIOUS?: any, UNREADABLE?: any, WRONG_KIND?: any }, ResolversTypes['KycDocumentRefusal']>;

export type KycDocumentStatusResolvers = EnumResolverSignature<{ ACCEPTED?: any, EXPIRED?: any, REFUSED?: any, REQUESTED?: any, UPLOADED?: any }, ResolversTypes['KycDocumentStatus']>;

export type KycLevelResolvers = EnumResolverSignature<{ BASIC?: any, ENHANCED?: any, STANDARD?: any }, ResolversTypes['KycLevel']>;

export type KycReportResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycReport'] = ResolversParentTypes['KycReport']> = {
  approvalRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  approved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['KycReportDay']>, ParentType, ContextType>;
  decidedByOfficers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inReview?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  levels?: Resolver<Array<ResolversTypes['KycReportLevel']>, ParentType, ContextType>;
  matchesConfirmed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matchesDismissed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medianSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectedForMatch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewReasons?: Resolver<Array<ResolversTypes['KycReportReason']>, ParentType, ContextType>;
  screenings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KycReportDayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycReportDay'] = ResolversParentTypes['KycReportDay']> = {
  approved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  begun?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KycReportLevelResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycReportLevel'] = ResolversParentTypes['KycReportLevel']> = {
  level?: Resolver<ResolversTypes['KycLevel'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KycReportReasonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycReportReason'] = ResolversParentTypes['KycReportReason']> = {
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['KycReviewReason'], ParentType, ContextType>;
};

export type KycRequirementResolvers = EnumResolverSignature<{ EMAIL_VERIFICATION?: any, IDENTITY_DOCUMENT?: any, PERSONAL_DETAILS?: any, PROOF_OF_ADDRESS?: any, SOURCE_OF_FUNDS?: any }, ResolversTypes['KycRequirement']>;

export type KycReviewReasonResolvers = EnumResolverSignature<{ AGE?: any, COUNTRY?: any, EARLIER_DATA?: any, KNOWN_PERSON?: any, MATCH?: any, NAME?: any }, ResolversTypes['KycReviewReason']>;

export type KycStatusResolvers = EnumResolverSignature<{ APPROVED?: any, EXPIRED?: any, IN_REVIEW?: any, NOT_STARTED?: any, PENDING?: any, REJECTED?: any }, ResolversTypes['KycStatus']>;

export type KycUploadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycUpload'] = ResolversParentTypes['KycUpload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['KycUploadHeader']>, ParentType, ContextType>;
  maxBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type KycUploadHeaderResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycUploadHeader'] = ResolversParentTypes['KycUploadHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type KycVerificationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['KycVerification'] = ResolversParentTypes['KycVerification'], FederationReferenceType extends FederationReferenceTypes['KycVerification'] = FederationReferenceTypes['KycVerification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['KycVerification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  decisions?: Resolver<Maybe<Array<ResolversTypes['KycDecision']>>, ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['KycDocument']>, ParentType, ContextType>;
  heldClearances?: Resolver<Maybe<Array<ResolversTypes['HeldClearance']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['KycLevel']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['KycRequirement']>, ParentType, ContextType>;
  requiredLevel?: Resolver<ResolversTypes['KycLevel'], ParentType, ContextType>;
  reviewReasons?: Resolver<Maybe<Array<ResolversTypes['KycReviewReason']>>, ParentType, ContextType>;
  screenings?: Resolver<Maybe<ResolversTypes['ScreeningConnection']>, ParentType, ContextType, Partial<KycVerificationscreeningsArgs>>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['KycStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LenderPurposeResolvers = EnumResolverSignature<{ CREDIT_BUREAU?: any, MARKETING?: any, RESEARCH?: any }, ResolversTypes['LenderPurpose']>;

export type LoanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Loan'] = ResolversParentTypes['Loan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LoanApplicationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanApplication'] = ResolversParentTypes['LoanApplication']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MatchEvidenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MatchEvidence'] = ResolversParentTypes['MatchEvidence']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MatchEvidenceKind'], ParentType, ContextType>;
};

export type MatchEvidenceKindResolvers = EnumResolverSignature<{ COMMON_WORDS?: any, COUNTRY?: any, DATE_OF_BIRTH?: any, LEGAL_FORM?: any, ONE_WORD?: any, SAME_NAME?: any, SHORT_NAME?: any, WEAK_ALIAS?: any, WORD_ORDER?: any }, ResolversTypes['MatchEvidenceKind']>;

export type MatchVerdictResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MatchVerdict'] = ResolversParentTypes['MatchVerdict']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['MatchVerdictKind'], ParentType, ContextType>;
};

export type MatchVerdictKindResolvers = EnumResolverSignature<{ CONFIRMED?: any, DISMISSED?: any }, ResolversTypes['MatchVerdictKind']>;

export type MatchedWordsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MatchedWords'] = ResolversParentTypes['MatchedWords']> = {
  listed?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['MatchedWordsReason'], ParentType, ContextType>;
  similarity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type MatchedWordsReasonResolvers = EnumResolverSignature<{ INITIAL?: any, INITIALS?: any, JOINED_WORDS?: any, SAME?: any, SAME_GIVEN_NAME?: any, SIMILAR_SPELLING?: any, SOUNDS_ALIKE?: any }, ResolversTypes['MatchedWordsReason']>;

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MonitoredMonthResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoredMonth'] = ResolversParentTypes['MonitoredMonth']> = {
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suspiciousTransactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumes?: Resolver<Array<ResolversTypes['MonitoredVolume']>, ParentType, ContextType>;
};

export type MonitoredVolumeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoredVolume'] = ResolversParentTypes['MonitoredVolume']> = {
  suspiciousTransactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  suspiciousVolume?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volume?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type MonitoringActionResolvers = EnumResolverSignature<{ ALERT?: any, BLOCK?: any }, ResolversTypes['MonitoringAction']>;

export type MonitoringBacktestResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringBacktest'] = ResolversParentTypes['MonitoringBacktest']> = {
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customersCut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customersSeen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  knownAlerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paymentsSeen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['MonitoringRuleVersion'], ParentType, ContextType>;
  samples?: Resolver<Array<ResolversTypes['MonitoringBacktestSample']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  usesPresentResidence?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MonitoringBacktestSampleResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringBacktestSample'] = ResolversParentTypes['MonitoringBacktestSample']> = {
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  paymentIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MonitoringHoldsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringHolds'] = ResolversParentTypes['MonitoringHolds']> = {
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overtaken?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  released?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MonitoringOutcomesResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringOutcomes'] = ResolversParentTypes['MonitoringOutcomes']> = {
  confirmed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  falsePositive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inCase?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  noAction?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestUnresolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MonitoringRuleResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringRule'] = ResolversParentTypes['MonitoringRule']> = {
  activeVersion?: Resolver<Maybe<ResolversTypes['MonitoringRuleVersion']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['MonitoringRuleChange']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['MonitoringRuleVersion']>, ParentType, ContextType>;
};

export type MonitoringRuleAlertsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringRuleAlerts'] = ResolversParentTypes['MonitoringRuleAlerts']> = {
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcomes?: Resolver<ResolversTypes['MonitoringOutcomes'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MonitoringRuleChangeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringRuleChange'] = ResolversParentTypes['MonitoringRuleChange']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MonitoringRuleKindResolvers = EnumResolverSignature<{ DORMANT_WAKE_UP?: any, HIGH_RISK_GEOGRAPHY?: any, RAPID_IN_AND_OUT?: any, ROUND_SUMS?: any, STRUCTURING?: any, THIRD_PARTY_REPAYMENT?: any, VELOCITY?: any }, ResolversTypes['MonitoringRuleKind']>;

export type MonitoringRulePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringRulePayload'] = ResolversParentTypes['MonitoringRulePayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['MonitoringRuleVersion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type MonitoringRuleVersionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MonitoringRuleVersion'] = ResolversParentTypes['MonitoringRuleVersion']> = {
  action?: Resolver<ResolversTypes['MonitoringAction'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  declaredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  declaredBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MonitoringRuleKind'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptSanctionsList?: Resolver<ResolversTypes['AcceptSanctionsListPayload'], ParentType, ContextType, RequireFields<MutationacceptSanctionsListArgs, 'input'>>;
  activateMonitoringRule?: Resolver<ResolversTypes['MonitoringRulePayload'], ParentType, ContextType, RequireFields<MutationactivateMonitoringRuleArgs, 'input'>>;
  addAlertsToCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationaddAlertsToCaseArgs, 'input'>>;
  addCaseEvidence?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationaddCaseEvidenceArgs, 'input'>>;
  addCaseNote?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationaddCaseNoteArgs, 'input'>>;
  approveErasure?: Resolver<ResolversTypes['ErasurePayload'], ParentType, ContextType, RequireFields<MutationapproveErasureArgs, 'input'>>;
  assignCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationassignCaseArgs, 'input'>>;
  backtestMonitoringRule?: Resolver<ResolversTypes['BacktestMonitoringRulePayload'], ParentType, ContextType, RequireFields<MutationbacktestMonitoringRuleArgs, 'input'>>;
  closeCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationcloseCaseArgs, 'input'>>;
  confirmErasure?: Resolver<ResolversTypes['ErasurePayload'], ParentType, ContextType, RequireFields<MutationconfirmErasureArgs, 'input'>>;
  confirmMatch?: Resolver<ResolversTypes['DecideMatchPayload'], ParentType, ContextType, RequireFields<MutationconfirmMatchArgs, 'input'>>;
  decideCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationdecideCaseArgs, 'input'>>;
  decideKyc?: Resolver<ResolversTypes['DecideKycPayload'], ParentType, ContextType, RequireFields<MutationdecideKycArgs, 'input'>>;
  decideKycDocument?: Resolver<ResolversTypes['DecideKycDocumentPayload'], ParentType, ContextType, RequireFields<MutationdecideKycDocumentArgs, 'input'>>;
  declareMonitoringRule?: Resolver<ResolversTypes['MonitoringRulePayload'], ParentType, ContextType, RequireFields<MutationdeclareMonitoringRuleArgs, 'input'>>;
  dismissMatch?: Resolver<ResolversTypes['DecideMatchPayload'], ParentType, ContextType, RequireFields<MutationdismissMatchArgs, 'input'>>;
  extendErasure?: Resolver<ResolversTypes['ErasurePayload'], ParentType, ContextType, RequireFields<MutationextendErasureArgs, 'input'>>;
  fileSar?: Resolver<ResolversTypes['SarPayload'], ParentType, ContextType, RequireFields<MutationfileSarArgs, 'input'>>;
  liftRestriction?: Resolver<ResolversTypes['RestrictionPayload'], ParentType, ContextType, RequireFields<MutationliftRestrictionArgs, 'input'>>;
  openCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationopenCaseArgs, 'input'>>;
  recordConsent?: Resolver<ResolversTypes['RecordConsentPayload'], ParentType, ContextType, RequireFields<MutationrecordConsentArgs, 'input'>>;
  recordSarFiling?: Resolver<ResolversTypes['SarPayload'], ParentType, ContextType, RequireFields<MutationrecordSarFilingArgs, 'input'>>;
  refreshSanctionsLists?: Resolver<ResolversTypes['RefreshSanctionsListsPayload'], ParentType, ContextType>;
  refuseErasure?: Resolver<ResolversTypes['ErasurePayload'], ParentType, ContextType, RequireFields<MutationrefuseErasureArgs, 'input'>>;
  refusePayment?: Resolver<ResolversTypes['DecideHeldPaymentPayload'], ParentType, ContextType, RequireFields<MutationrefusePaymentArgs, 'input'>>;
  releasePayment?: Resolver<ResolversTypes['DecideHeldPaymentPayload'], ParentType, ContextType, RequireFields<MutationreleasePaymentArgs, 'input'>>;
  reopenCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationreopenCaseArgs, 'input'>>;
  requestDataExport?: Resolver<ResolversTypes['RequestDataExportPayload'], ParentType, ContextType>;
  requestErasure?: Resolver<ResolversTypes['ErasurePayload'], ParentType, ContextType, RequireFields<MutationrequestErasureArgs, 'input'>>;
  resolveAlert?: Resolver<ResolversTypes['ResolveAlertPayload'], ParentType, ContextType, RequireFields<MutationresolveAlertArgs, 'input'>>;
  restrictProcessing?: Resolver<ResolversTypes['RestrictionPayload'], ParentType, ContextType, RequireFields<MutationrestrictProcessingArgs, 'input'>>;
  retireMonitoringRule?: Resolver<ResolversTypes['MonitoringRulePayload'], ParentType, ContextType, RequireFields<MutationretireMonitoringRuleArgs, 'input'>>;
  retireSanctionsList?: Resolver<ResolversTypes['RetireSanctionsListPayload'], ParentType, ContextType, RequireFields<MutationretireSanctionsListArgs, 'input'>>;
  reviewCase?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationreviewCaseArgs, 'input'>>;
  reviewContinuingActivity?: Resolver<ResolversTypes['CasePayload'], ParentType, ContextType, RequireFields<MutationreviewContinuingActivityArgs, 'input'>>;
  reviewSar?: Resolver<ResolversTypes['SarPayload'], ParentType, ContextType, RequireFields<MutationreviewSarArgs, 'input'>>;
  screenUser?: Resolver<ResolversTypes['ScreenUserPayload'], ParentType, ContextType, RequireFields<MutationscreenUserArgs, 'input'>>;
  startKycVerification?: Resolver<ResolversTypes['StartKycVerificationPayload'], ParentType, ContextType>;
  submitKycDocument?: Resolver<ResolversTypes['SubmitKycDocumentPayload'], ParentType, ContextType, RequireFields<MutationsubmitKycDocumentArgs, 'input'>>;
  withdrawErasure?: Resolver<ResolversTypes['ErasurePayload'], ParentType, ContextType, RequireFields<MutationwithdrawErasureArgs, 'input'>>;
};

export type NameDoubtResolvers = EnumResolverSignature<{ INITIALS?: any, NO_LETTERS?: any, ONE_WORD?: any, SCRIPT?: any, WORDS?: any }, ResolversTypes['NameDoubt']>;

export type NameScreeningResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['NameScreening'] = ResolversParentTypes['NameScreening']> = {
  listVersions?: Resolver<Array<ResolversTypes['SanctionsListVersion']>, ParentType, ContextType>;
  matches?: Resolver<Array<ResolversTypes['SanctionsMatch']>, ParentType, ContextType>;
  screenedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type OfficerProposalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['OfficerProposal'] = ResolversParentTypes['OfficerProposal']> = {
  act?: Resolver<ResolversTypes['ProposedAct'], ParentType, ContextType>;
  carriedOutAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  carriedOutBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  proposedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentCounterpartyResolvers = EnumResolverSignature<{ OTHER?: any, OWN?: any, UNKNOWN?: any }, ResolversTypes['PaymentCounterparty']>;

export type PostalAddressResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProposedActResolvers = EnumResolverSignature<{ ACCEPT_LIST?: any, END_CONTINUING_REPORTS?: any, GO_BACK_TO_RULE?: any, RELEASE_PAYMENT?: any, RESOLVE_ALERT?: any, RESOLVE_AS_FALSE_POSITIVE?: any, RESOLVE_AS_NO_ACTION?: any, RETIRE_LIST?: any, RETIRE_RULE?: any, TAKE_BACK_CONFIRMATION?: any }, ResolversTypes['ProposedAct']>;

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType, RequireFields<QueryalertArgs, 'id'>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryalertsArgs>>;
  auditEntry?: Resolver<Maybe<ResolversTypes['AuditEntry']>, ParentType, ContextType, RequireFields<QueryauditEntryArgs, 'id'>>;
  auditReport?: Resolver<Maybe<ResolversTypes['AuditReport']>, ParentType, ContextType, RequireFields<QueryauditReportArgs, 'month'>>;
  auditReportOfDays?: Resolver<ResolversTypes['AuditReport'], ParentType, ContextType, RequireFields<QueryauditReportOfDaysArgs, 'from' | 'to'>>;
  auditTrail?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, Partial<QueryauditTrailArgs>>;
  auditVerification?: Resolver<ResolversTypes['AuditVerification'], ParentType, ContextType, RequireFields<QueryauditVerificationArgs, 'from' | 'to'>>;
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType, RequireFields<QuerycaseArgs, 'id'>>;
  caseOpeningPolicy?: Resolver<ResolversTypes['CaseOpeningPolicy'], ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['CaseConnection'], ParentType, ContextType, Partial<QuerycasesArgs>>;
  customerRisk?: Resolver<Maybe<ResolversTypes['CustomerRisk']>, ParentType, ContextType, RequireFields<QuerycustomerRiskArgs, 'userId'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QuerycustomersArgs, 'search'>>;
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType, RequireFields<QuerydataExportArgs, 'id'>>;
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType, RequireFields<QueryerasureArgs, 'id'>>;
  erasures?: Resolver<ResolversTypes['ErasureConnection'], ParentType, ContextType, Partial<QueryerasuresArgs>>;
  fraudAssessment?: Resolver<Maybe<ResolversTypes['FraudAssessment']>, ParentType, ContextType, RequireFields<QueryfraudAssessmentArgs, 'applicationId' | 'assessedFor'>>;
  fraudAssessments?: Resolver<ResolversTypes['FraudAssessmentConnection'], ParentType, ContextType, Partial<QueryfraudAssessmentsArgs>>;
  heldPayments?: Resolver<ResolversTypes['HeldPaymentConnection'], ParentType, ContextType, Partial<QueryheldPaymentsArgs>>;
  kycDocument?: Resolver<Maybe<ResolversTypes['KycDocument']>, ParentType, ContextType, RequireFields<QuerykycDocumentArgs, 'id'>>;
  kycDocumentsToDecide?: Resolver<ResolversTypes['KycDocumentConnection'], ParentType, ContextType, Partial<QuerykycDocumentsToDecideArgs>>;
  kycReport?: Resolver<ResolversTypes['KycReport'], ParentType, ContextType, RequireFields<QuerykycReportArgs, 'from' | 'to'>>;
  kycVerification?: Resolver<Maybe<ResolversTypes['KycVerification']>, ParentType, ContextType, RequireFields<QuerykycVerificationArgs, 'userId'>>;
  monitoringRules?: Resolver<Array<ResolversTypes['MonitoringRule']>, ParentType, ContextType>;
  overdueDataExports?: Resolver<Array<ResolversTypes['DataExport']>, ParentType, ContextType>;
  rescreenings?: Resolver<ResolversTypes['RescreeningConnection'], ParentType, ContextType, Partial<QueryrescreeningsArgs>>;
  sanctionsLists?: Resolver<Array<ResolversTypes['SanctionsList']>, ParentType, ContextType>;
  sar?: Resolver<Maybe<ResolversTypes['Sar']>, ParentType, ContextType, RequireFields<QuerysarArgs, 'id'>>;
  screenName?: Resolver<ResolversTypes['NameScreening'], ParentType, ContextType, RequireFields<QueryscreenNameArgs, 'input'>>;
  screeningReplay?: Resolver<Maybe<ResolversTypes['ScreeningReplay']>, ParentType, ContextType, RequireFields<QueryscreeningReplayArgs, 'screeningId'>>;
  screeningsOfDay?: Resolver<Maybe<ResolversTypes['ScreeningDay']>, ParentType, ContextType, RequireFields<QueryscreeningsOfDayArgs, 'day' | 'userId'>>;
  transactionMonitoringReport?: Resolver<ResolversTypes['TransactionMonitoringReport'], ParentType, ContextType, RequireFields<QuerytransactionMonitoringReportArgs, 'from' | 'to'>>;
};

export type RecordConsentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RecordConsentPayload'] = ResolversParentTypes['RecordConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type RefreshSanctionsListsPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RefreshSanctionsListsPayload'] = ResolversParentTypes['RefreshSanctionsListsPayload']> = {
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sanctionsLists?: Resolver<Array<ResolversTypes['SanctionsList']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type ReplayedFactsResolvers = EnumResolverSignature<{ AS_COMPARED?: any, ERASED?: any, PRESENT?: any }, ResolversTypes['ReplayedFacts']>;

export type RequestDataExportPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RequestDataExportPayload'] = ResolversParentTypes['RequestDataExportPayload']> = {
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type RescreeningResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Rescreening'] = ResolversParentTypes['Rescreening']> = {
  baseListVersions?: Resolver<Maybe<Array<ResolversTypes['SanctionsListVersion']>>, ParentType, ContextType>;
  beganAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['RescreeningCause'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RescreeningEnd']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listVersions?: Resolver<Array<ResolversTypes['SanctionsListVersion']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['RescreeningScope'], ParentType, ContextType>;
};

export type RescreeningCauseResolvers = EnumResolverSignature<{ DAILY?: any, LIST_DELTA?: any }, ResolversTypes['RescreeningCause']>;

export type RescreeningConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RescreeningConnection'] = ResolversParentTypes['RescreeningConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RescreeningEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RescreeningEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RescreeningEdge'] = ResolversParentTypes['RescreeningEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Rescreening'], ParentType, ContextType>;
};

export type RescreeningEndResolvers = EnumResolverSignature<{ FINISHED?: any, SUPERSEDED?: any }, ResolversTypes['RescreeningEnd']>;

export type RescreeningScopeResolvers = EnumResolverSignature<{ DELTA?: any, FULL?: any }, ResolversTypes['RescreeningScope']>;

export type ResolveAlertPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ResolveAlertPayload'] = ResolversParentTypes['ResolveAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type RestrictionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Restriction'] = ResolversParentTypes['Restriction']> = {
  begunAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ground?: Resolver<ResolversTypes['RestrictionGround'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RestrictionGroundResolvers = EnumResolverSignature<{ ERASURE?: any, REQUESTED?: any }, ResolversTypes['RestrictionGround']>;

export type RestrictionPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RestrictionPayload'] = ResolversParentTypes['RestrictionPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type RetireSanctionsListPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RetireSanctionsListPayload'] = ResolversParentTypes['RetireSanctionsListPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['OfficerProposal']>, ParentType, ContextType>;
  sanctionsList?: Resolver<Maybe<ResolversTypes['SanctionsList']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type SanctionsEntryTypeResolvers = EnumResolverSignature<{ AIRCRAFT?: any, ORGANIZATION?: any, PERSON?: any, VESSEL?: any }, ResolversTypes['SanctionsEntryType']>;

export type SanctionsListResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsList'] = ResolversParentTypes['SanctionsList']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['SanctionsListVersion']>, ParentType, ContextType>;
  demo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lookedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['SanctionsListRefusal']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  staleAfter?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['SanctionsListVersion']>, ParentType, ContextType>;
};

export type SanctionsListAddressResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListAddress'] = ResolversParentTypes['SanctionsListAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SanctionsListChangeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListChange'] = ResolversParentTypes['SanctionsListChange']> = {
  after?: Resolver<Maybe<ResolversTypes['SanctionsListEntry']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['SanctionsListEntry']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['SanctionsListChangeKind'], ParentType, ContextType>;
  uid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SanctionsListChangeConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListChangeConnection'] = ResolversParentTypes['SanctionsListChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SanctionsListChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SanctionsListChangeEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListChangeEdge'] = ResolversParentTypes['SanctionsListChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SanctionsListChange'], ParentType, ContextType>;
};

export type SanctionsListChangeKindResolvers = EnumResolverSignature<{ ADDED?: any, CHANGED?: any, REMOVED?: any }, ResolversTypes['SanctionsListChangeKind']>;

export type SanctionsListDeltaResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListDelta'] = ResolversParentTypes['SanctionsListDelta']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['SanctionsListChangeConnection'], ParentType, ContextType, Partial<SanctionsListDeltaentriesArgs>>;
  previousVersion?: Resolver<ResolversTypes['SanctionsListVersion'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SanctionsListEntryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListEntry'] = ResolversParentTypes['SanctionsListEntry']> = {
  addresses?: Resolver<Array<ResolversTypes['SanctionsListAddress']>, ParentType, ContextType>;
  contentHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countries?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  datesOfBirth?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  names?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  programmes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['SanctionsEntryType'], ParentType, ContextType>;
  uid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SanctionsListRefusalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListRefusal'] = ResolversParentTypes['SanctionsListRefusal']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  canBeAccepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SanctionsListRefusalKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SanctionsListRefusalKindResolvers = EnumResolverSignature<{ BROKEN?: any, MISSING?: any, REWRITTEN?: any, SHRUNKEN?: any, UNREACHABLE?: any }, ResolversTypes['SanctionsListRefusalKind']>;

export type SanctionsListVersionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsListVersion'] = ResolversParentTypes['SanctionsListVersion']> = {
  addresses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  aliases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  delta?: Resolver<Maybe<ResolversTypes['SanctionsListDelta']>, ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  importedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SanctionsMatchResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SanctionsMatch'] = ResolversParentTypes['SanctionsMatch']> = {
  entry?: Resolver<ResolversTypes['SanctionsListEntry'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['MatchEvidence']>, ParentType, ContextType>;
  foundIn?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType>;
  list?: Resolver<ResolversTypes['SanctionsList'], ParentType, ContextType>;
  listVersion?: Resolver<ResolversTypes['SanctionsListVersion'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameScore?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  onlyInListed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  onlyInQuery?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  primaryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  programmes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['SanctionsEntryType'], ParentType, ContextType>;
  uid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  words?: Resolver<Array<ResolversTypes['MatchedWords']>, ParentType, ContextType>;
};

export type SarResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Sar'] = ResolversParentTypes['Sar'], FederationReferenceType extends FederationReferenceTypes['Sar'] = FederationReferenceTypes['Sar']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sar']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bsaId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  case?: Resolver<ResolversTypes['Case'], ParentType, ContextType>;
  filedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  filedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SarKind'], ParentType, ContextType>;
  preparedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  preparedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  priorBsaId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['SarStatement']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SarStatus'], ParentType, ContextType>;
  xml?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SarCategoryResolvers = EnumResolverSignature<{ FRAUD_ACH?: any, FRAUD_ADVANCE_FEE?: any, FRAUD_BUSINESS_LOAN?: any, FRAUD_CARD?: any, FRAUD_CHECK?: any, FRAUD_CONSUMER_LOAN?: any, FRAUD_WIRE?: any, IDENTITY_CHANGED_NAME?: any, IDENTITY_FALSE_DOCUMENTS?: any, IDENTITY_FALSE_IDENTIFICATION?: any, IDENTITY_REFUSED_DOCUMENTS?: any, IDENTITY_SEVERAL_OF_ONE?: any, IDENTITY_SHARED_BY_SEVERAL?: any, LAUNDERING_FUNNEL_ACCOUNT?: any, LAUNDERING_OUT_OF_PATTERN?: any, LAUNDERING_SEVERAL_ACCOUNTS?: any, LAUNDERING_SOURCE_OF_FUNDS?: any, LAUNDERING_THIRD_PARTIES?: any, LAUNDERING_TRANSFERS?: any, OTHER_ACCOUNT_TAKEOVER?: any, OTHER_ELDER_EXPLOITATION?: any, OTHER_FORGERIES?: any, OTHER_HIGH_RISK_JURISDICTION?: any, OTHER_IDENTITY_THEFT?: any, OTHER_NO_LAWFUL_PURPOSE?: any, OTHER_WORKING_TOGETHER?: any, STRUCTURING_AVOIDS_CTR?: any, STRUCTURING_AVOIDS_RECORDS?: any, STRUCTURING_BELOW_CTR?: any, STRUCTURING_BELOW_RECORDS?: any, TERRORIST_FINANCING?: any }, ResolversTypes['SarCategory']>;

export type SarIdentificationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SarIdentification'] = ResolversParentTypes['SarIdentification']> = {
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SarIdentificationKind'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SarIdentificationKindResolvers = EnumResolverSignature<{ ALIEN_REGISTRATION?: any, DRIVING_LICENCE?: any, OTHER?: any, PASSPORT?: any }, ResolversTypes['SarIdentificationKind']>;

export type SarKindResolvers = EnumResolverSignature<{ CONTINUING?: any, CORRECTION?: any, INITIAL?: any }, ResolversTypes['SarKind']>;

export type SarPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SarPayload'] = ResolversParentTypes['SarPayload']> = {
  sar?: Resolver<Maybe<ResolversTypes['Sar']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type SarStatementResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SarStatement'] = ResolversParentTypes['SarStatement']> = {
  filingDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['SarSubject']>, ParentType, ContextType>;
};

export type SarStatusResolvers = EnumResolverSignature<{ DRAFT?: any, FILED?: any, REPLACED?: any, RETURNED?: any, REVIEWED?: any }, ResolversTypes['SarStatus']>;

export type SarSubjectResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SarSubject'] = ResolversParentTypes['SarSubject']> = {
  accounts?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  alternateNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identifications?: Resolver<Array<ResolversTypes['SarIdentification']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScreenUserPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreenUserPayload'] = ResolversParentTypes['ScreenUserPayload']> = {
  screening?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type ScreeningResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Screening'] = ResolversParentTypes['Screening'], FederationReferenceType extends FederationReferenceTypes['Screening'] = FederationReferenceTypes['Screening']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Screening']> | FederationReferenceType, FederationReferenceType, ContextType>;
  entities?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listVersions?: Resolver<Array<ResolversTypes['SanctionsListVersion']>, ParentType, ContextType>;
  matches?: Resolver<Maybe<Array<ResolversTypes['SanctionsMatch']>>, ParentType, ContextType>;
  nameDoubts?: Resolver<Array<ResolversTypes['NameDoubt']>, ParentType, ContextType>;
  openEntities?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ScreeningOutcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ScreeningReason'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rescreening?: Resolver<Maybe<ResolversTypes['Rescreening']>, ParentType, ContextType>;
  screenedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  verdicts?: Resolver<Array<ResolversTypes['MatchVerdict']>, ParentType, ContextType>;
};

export type ScreeningComparisonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreeningComparison'] = ResolversParentTypes['ScreeningComparison']> = {
  rescreening?: Resolver<ResolversTypes['Rescreening'], ParentType, ContextType>;
  screening?: Resolver<ResolversTypes['Screening'], ParentType, ContextType>;
};

export type ScreeningConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreeningConnection'] = ResolversParentTypes['ScreeningConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScreeningEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScreeningDayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreeningDay'] = ResolversParentTypes['ScreeningDay']> = {
  comparisons?: Resolver<Array<ResolversTypes['ScreeningComparison']>, ParentType, ContextType>;
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  passedOver?: Resolver<Array<ResolversTypes['Rescreening']>, ParentType, ContextType>;
  screenings?: Resolver<Array<ResolversTypes['Screening']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ScreeningDifferenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreeningDifference'] = ResolversParentTypes['ScreeningDifference']> = {
  entity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScreeningDifferenceKind'], ParentType, ContextType>;
  scoreNow?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  scoreThen?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ScreeningDifferenceKindResolvers = EnumResolverSignature<{ FOUND?: any, NOT_FOUND?: any, OTHER_CONTENT?: any, OTHER_SCORE?: any }, ResolversTypes['ScreeningDifferenceKind']>;

export type ScreeningEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreeningEdge'] = ResolversParentTypes['ScreeningEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Screening'], ParentType, ContextType>;
};

export type ScreeningOutcomeResolvers = EnumResolverSignature<{ CLEAR?: any, HIT?: any, INCONCLUSIVE?: any }, ResolversTypes['ScreeningOutcome']>;

export type ScreeningReasonResolvers = EnumResolverSignature<{ CLEARANCE?: any, CUSTOMER_CHANGE?: any, DAILY?: any, LIST_DELTA?: any, MANUAL?: any, ONBOARDING?: any }, ResolversTypes['ScreeningReason']>;

export type ScreeningReplayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScreeningReplay'] = ResolversParentTypes['ScreeningReplay']> = {
  changedSince?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['ScreeningDifference']>, ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['ReplayedFacts'], ParentType, ContextType>;
  replayedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  same?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  screening?: Resolver<ResolversTypes['Screening'], ParentType, ContextType>;
};

export type StartKycVerificationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['StartKycVerificationPayload'] = ResolversParentTypes['StartKycVerificationPayload']> = {
  kycVerification?: Resolver<Maybe<ResolversTypes['KycVerification']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type SubmitKycDocumentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SubmitKycDocumentPayload'] = ResolversParentTypes['SubmitKycDocumentPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['KycDocument']>, ParentType, ContextType>;
  upload?: Resolver<Maybe<ResolversTypes['KycUpload']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ComplianceError']>, ParentType, ContextType>;
};

export type SupersededResolutionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SupersededResolution'] = ResolversParentTypes['SupersededResolution']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolution?: Resolver<ResolversTypes['AlertResolution'], ParentType, ContextType>;
  resolvedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type TransactionMonitoringReportResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TransactionMonitoringReport'] = ResolversParentTypes['TransactionMonitoringReport']> = {
  alertRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alertsByRule?: Resolver<Array<ResolversTypes['MonitoringRuleAlerts']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['MonitoringHolds'], ParentType, ContextType>;
  months?: Resolver<Array<ResolversTypes['MonitoredMonth']>, ParentType, ContextType>;
  outcomes?: Resolver<ResolversTypes['MonitoringOutcomes'], ParentType, ContextType>;
  suspiciousTransactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  volumes?: Resolver<Array<ResolversTypes['MonitoredVolume']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  alerts?: Resolver<Maybe<ResolversTypes['AlertConnection']>, ParentType, ContextType, Partial<UseralertsArgs>>;
  cases?: Resolver<Maybe<ResolversTypes['CaseConnection']>, ParentType, ContextType, Partial<UsercasesArgs>>;
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType>;
  dataExports?: Resolver<Maybe<Array<ResolversTypes['DataExport']>>, ParentType, ContextType>;
  erasures?: Resolver<Maybe<Array<ResolversTypes['Erasure']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kycVerification?: Resolver<Maybe<ResolversTypes['KycVerification']>, ParentType, ContextType>;
  restrictions?: Resolver<Maybe<Array<ResolversTypes['Restriction']>>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'ComplianceError', ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  AcceptSanctionsListPayload?: AcceptSanctionsListPayloadResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertFact?: AlertFactResolvers<ContextType>;
  AlertFiring?: AlertFiringResolvers<ContextType>;
  AlertFiringConnection?: AlertFiringConnectionResolvers<ContextType>;
  AlertFiringEdge?: AlertFiringEdgeResolvers<ContextType>;
  AlertPayment?: AlertPaymentResolvers<ContextType>;
  AlertResolution?: AlertResolutionResolvers;
  AlertSeverity?: AlertSeverityResolvers;
  AlertSource?: AlertSourceResolvers;
  AlertStatus?: AlertStatusResolvers;
  AuditActor?: AuditActorResolvers<ContextType>;
  AuditActorKind?: AuditActorKindResolvers;
  AuditBreak?: AuditBreakResolvers<ContextType>;
  AuditBreakReason?: AuditBreakReasonResolvers;
  AuditDetail?: AuditDetailResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditEventPlace?: AuditEventPlaceResolvers<ContextType>;
  AuditEvidence?: AuditEvidenceResolvers<ContextType>;
  AuditPlace?: AuditPlaceResolvers<ContextType>;
  AuditReport?: AuditReportResolvers<ContextType>;
  AuditReportAnchor?: AuditReportAnchorResolvers<ContextType>;
  AuditReportCount?: AuditReportCountResolvers<ContextType>;
  AuditReportReader?: AuditReportReaderResolvers<ContextType>;
  AuditVerification?: AuditVerificationResolvers<ContextType>;
  BacktestMonitoringRulePayload?: BacktestMonitoringRulePayloadResolvers<ContextType>;
  Case?: CaseResolvers<ContextType>;
  CaseConnection?: CaseConnectionResolvers<ContextType>;
  CaseDeadline?: CaseDeadlineResolvers<ContextType>;
  CaseDeadlineKind?: CaseDeadlineKindResolvers;
  CaseDeadlineState?: CaseDeadlineStateResolvers;
  CaseDecision?: CaseDecisionResolvers;
  CaseEdge?: CaseEdgeResolvers<ContextType>;
  CaseEntry?: CaseEntryResolvers<ContextType>;
  CaseEntryConnection?: CaseEntryConnectionResolvers<ContextType>;
  CaseEntryEdge?: CaseEntryEdgeResolvers<ContextType>;
  CaseEntryKind?: CaseEntryKindResolvers;
  CaseEvidenceKind?: CaseEvidenceKindResolvers;
  CaseOpeningPolicy?: CaseOpeningPolicyResolvers<ContextType>;
  CaseOpeningRule?: CaseOpeningRuleResolvers<ContextType>;
  CasePayload?: CasePayloadResolvers<ContextType>;
  CaseStatus?: CaseStatusResolvers;
  ComplianceError?: ComplianceErrorResolvers<ContextType>;
  ComplianceErrorCode?: ComplianceErrorCodeResolvers;
  Consent?: ConsentResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerRisk?: CustomerRiskResolvers<ContextType>;
  CustomerRiskAssessment?: CustomerRiskAssessmentResolvers<ContextType>;
  CustomerRiskBand?: CustomerRiskBandResolvers;
  CustomerRiskFact?: CustomerRiskFactResolvers<ContextType>;
  CustomerRiskFactor?: CustomerRiskFactorResolvers;
  DataExport?: DataExportResolvers<ContextType>;
  DataExportDownload?: DataExportDownloadResolvers<ContextType>;
  DataExportStatus?: DataExportStatusResolvers;
  DateTime?: GraphQLScalarType;
  DecideHeldPaymentPayload?: DecideHeldPaymentPayloadResolvers<ContextType>;
  DecideKycDocumentPayload?: DecideKycDocumentPayloadResolvers<ContextType>;
  DecideKycPayload?: DecideKycPayloadResolvers<ContextType>;
  DecideMatchPayload?: DecideMatchPayloadResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  Erasure?: ErasureResolvers<ContextType>;
  ErasureConnection?: ErasureConnectionResolvers<ContextType>;
  ErasureEdge?: ErasureEdgeResolvers<ContextType>;
  ErasureHolder?: ErasureHolderResolvers;
  ErasureObstacle?: ErasureObstacleResolvers;
  ErasurePart?: ErasurePartResolvers<ContextType>;
  ErasurePayload?: ErasurePayloadResolvers<ContextType>;
  ErasureStatus?: ErasureStatusResolvers;
  FormerName?: FormerNameResolvers<ContextType>;
  FraudAssessment?: FraudAssessmentResolvers<ContextType>;
  FraudAssessmentConnection?: FraudAssessmentConnectionResolvers<ContextType>;
  FraudAssessmentEdge?: FraudAssessmentEdgeResolvers<ContextType>;
  FraudAssessmentPurpose?: FraudAssessmentPurposeResolvers;
  FraudFactKind?: FraudFactKindResolvers;
  FraudLevel?: FraudLevelResolvers;
  FraudReplay?: FraudReplayResolvers<ContextType>;
  FraudReplayOutcome?: FraudReplayOutcomeResolvers;
  FraudSignal?: FraudSignalResolvers<ContextType>;
  FraudSignalCode?: FraudSignalCodeResolvers;
  FraudSignalFact?: FraudSignalFactResolvers<ContextType>;
  HeldClearance?: HeldClearanceResolvers<ContextType>;
  HeldPayment?: HeldPaymentResolvers<ContextType>;
  HeldPaymentConnection?: HeldPaymentConnectionResolvers<ContextType>;
  HeldPaymentDirection?: HeldPaymentDirectionResolvers;
  HeldPaymentEdge?: HeldPaymentEdgeResolvers<ContextType>;
  HeldPaymentMethod?: HeldPaymentMethodResolvers;
  HeldPaymentStatus?: HeldPaymentStatusResolvers;
  JSON?: GraphQLScalarType;
  KeptData?: KeptDataResolvers;
  KycContentType?: KycContentTypeResolvers;
  KycDecision?: KycDecisionResolvers<ContextType>;
  KycDecisionKind?: KycDecisionKindResolvers;
  KycDocument?: KycDocumentResolvers<ContextType>;
  KycDocumentCheck?: KycDocumentCheckResolvers;
  KycDocumentConnection?: KycDocumentConnectionResolvers<ContextType>;
  KycDocumentContent?: KycDocumentContentResolvers<ContextType>;
  KycDocumentDecision?: KycDocumentDecisionResolvers;
  KycDocumentDetails?: KycDocumentDetailsResolvers<ContextType>;
  KycDocumentEdge?: KycDocumentEdgeResolvers<ContextType>;
  KycDocumentKind?: KycDocumentKindResolvers;
  KycDocumentRefusal?: KycDocumentRefusalResolvers;
  KycDocumentStatus?: KycDocumentStatusResolvers;
  KycLevel?: KycLevelResolvers;
  KycReport?: KycReportResolvers<ContextType>;
  KycReportDay?: KycReportDayResolvers<ContextType>;
  KycReportLevel?: KycReportLevelResolvers<ContextType>;
  KycReportReason?: KycReportReasonResolvers<ContextType>;
  KycRequirement?: KycRequirementResolvers;
  KycReviewReason?: KycReviewReasonResolvers;
  KycStatus?: KycStatusResolvers;
  KycUpload?: KycUploadResolvers<ContextType>;
  KycUploadHeader?: KycUploadHeaderResolvers<ContextType>;
  KycVerification?: KycVerificationResolvers<ContextType>;
  LenderPurpose?: LenderPurposeResolvers;
  Loan?: LoanResolvers<ContextType>;
  LoanApplication?: LoanApplicationResolvers<ContextType>;
  LocalDate?: GraphQLScalarType;
  MatchEvidence?: MatchEvidenceResolvers<ContextType>;
  MatchEvidenceKind?: MatchEvidenceKindResolvers;
  MatchVerdict?: MatchVerdictResolvers<ContextType>;
  MatchVerdictKind?: MatchVerdictKindResolvers;
  MatchedWords?: MatchedWordsResolvers<ContextType>;
  MatchedWordsReason?: MatchedWordsReasonResolvers;
  Money?: MoneyResolvers<ContextType>;
  MonitoredMonth?: MonitoredMonthResolvers<ContextType>;
  MonitoredVolume?: MonitoredVolumeResolvers<ContextType>;
  MonitoringAction?: MonitoringActionResolvers;
  MonitoringBacktest?: MonitoringBacktestResolvers<ContextType>;
  MonitoringBacktestSample?: MonitoringBacktestSampleResolvers<ContextType>;
  MonitoringHolds?: MonitoringHoldsResolvers<ContextType>;
  MonitoringOutcomes?: MonitoringOutcomesResolvers<ContextType>;
  MonitoringRule?: MonitoringRuleResolvers<ContextType>;
  MonitoringRuleAlerts?: MonitoringRuleAlertsResolvers<ContextType>;
  MonitoringRuleChange?: MonitoringRuleChangeResolvers<ContextType>;
  MonitoringRuleKind?: MonitoringRuleKindResolvers;
  MonitoringRulePayload?: MonitoringRulePayloadResolvers<ContextType>;
  MonitoringRuleVersion?: MonitoringRuleVersionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NameDoubt?: NameDoubtResolvers;
  NameScreening?: NameScreeningResolvers<ContextType>;
  OfficerProposal?: OfficerProposalResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentCounterparty?: PaymentCounterpartyResolvers;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  ProposedAct?: ProposedActResolvers;
  Query?: QueryResolvers<ContextType>;
  RecordConsentPayload?: RecordConsentPayloadResolvers<ContextType>;
  RefreshSanctionsListsPayload?: RefreshSanctionsListsPayloadResolvers<ContextType>;
  ReplayedFacts?: ReplayedFactsResolvers;
  RequestDataExportPayload?: RequestDataExportPayloadResolvers<ContextType>;
  Rescreening?: RescreeningResolvers<ContextType>;
  RescreeningCause?: RescreeningCauseResolvers;
  RescreeningConnection?: RescreeningConnectionResolvers<ContextType>;
  RescreeningEdge?: RescreeningEdgeResolvers<ContextType>;
  RescreeningEnd?: RescreeningEndResolvers;
  RescreeningScope?: RescreeningScopeResolvers;
  ResolveAlertPayload?: ResolveAlertPayloadResolvers<ContextType>;
  Restriction?: RestrictionResolvers<ContextType>;
  RestrictionGround?: RestrictionGroundResolvers;
  RestrictionPayload?: RestrictionPayloadResolvers<ContextType>;
  RetireSanctionsListPayload?: RetireSanctionsListPayloadResolvers<ContextType>;
  SanctionsEntryType?: SanctionsEntryTypeResolvers;
  SanctionsList?: SanctionsListResolvers<ContextType>;
  SanctionsListAddress?: SanctionsListAddressResolvers<ContextType>;
  SanctionsListChange?: SanctionsListChangeResolvers<ContextType>;
  SanctionsListChangeConnection?: SanctionsListChangeConnectionResolvers<ContextType>;
  SanctionsListChangeEdge?: SanctionsListChangeEdgeResolvers<ContextType>;
  SanctionsListChangeKind?: SanctionsListChangeKindResolvers;
  SanctionsListDelta?: SanctionsListDeltaResolvers<ContextType>;
  SanctionsListEntry?: SanctionsListEntryResolvers<ContextType>;
  SanctionsListRefusal?: SanctionsListRefusalResolvers<ContextType>;
  SanctionsListRefusalKind?: SanctionsListRefusalKindResolvers;
  SanctionsListVersion?: SanctionsListVersionResolvers<ContextType>;
  SanctionsMatch?: SanctionsMatchResolvers<ContextType>;
  Sar?: SarResolvers<ContextType>;
  SarCategory?: SarCategoryResolvers;
  SarIdentification?: SarIdentificationResolvers<ContextType>;
  SarIdentificationKind?: SarIdentificationKindResolvers;
  SarKind?: SarKindResolvers;
  SarPayload?: SarPayloadResolvers<ContextType>;
  SarStatement?: SarStatementResolvers<ContextType>;
  SarStatus?: SarStatusResolvers;
  SarSubject?: SarSubjectResolvers<ContextType>;
  ScreenUserPayload?: ScreenUserPayloadResolvers<ContextType>;
  Screening?: ScreeningResolvers<ContextType>;
  ScreeningComparison?: ScreeningComparisonResolvers<ContextType>;
  ScreeningConnection?: ScreeningConnectionResolvers<ContextType>;
  ScreeningDay?: ScreeningDayResolvers<ContextType>;
  ScreeningDifference?: ScreeningDifferenceResolvers<ContextType>;
  ScreeningDifferenceKind?: ScreeningDifferenceKindResolvers;
  ScreeningEdge?: ScreeningEdgeResolvers<ContextType>;
  ScreeningOutcome?: ScreeningOutcomeResolvers;
  ScreeningReason?: ScreeningReasonResolvers;
  ScreeningReplay?: ScreeningReplayResolvers<ContextType>;
  StartKycVerificationPayload?: StartKycVerificationPayloadResolvers<ContextType>;
  SubmitKycDocumentPayload?: SubmitKycDocumentPayloadResolvers<ContextType>;
  SupersededResolution?: SupersededResolutionResolvers<ContextType>;
  TransactionMonitoringReport?: TransactionMonitoringReportResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

