import type { VelocityDays } from './inputs.ts';
import type { MarkKind } from './marks.ts';

export const FRAUD_LEVELS = ['LOW', 'ELEVATED', 'HIGH'] as const;
export type FraudLevel = (typeof FRAUD_LEVELS)[number];

/** Points of a kind of mark, by the others who have it. */
export interface SharingPoints {
  /** For each who was seen with it within `recentDays`, and each seen before. */
  readonly recent: number;
  readonly older: number;
  /** However many they are. */
  readonly most: number;
  /** Besides, for each whose verification was rejected, and each who was confirmed to be a fraud. */
  readonly rejected: number;
  readonly confirmed: number;
  /** So many others are taken for people who live together: each of them counts that much, whenever seen. */
  readonly household?: { readonly most: number; readonly each: number };
}

/** Points for a ratio from `from` on; the highest step that is reached counts. */
export interface RatioStep {
  readonly from: string;
  readonly points: number;
}

/** Points for each application beyond so many within the days. */
export interface VelocityPoints {
  readonly days: VelocityDays;
  readonly beyond: number;
  readonly each: number;
}

/** Points and thresholds: plain data, never changed under the same version. */
export interface FraudPolicy {
  readonly version: string;
  /** The score from which on a level begins; below the first it is LOW. */
  readonly levels: { readonly ELEVATED: number; readonly HIGH: number };
  /** A mark that was last seen of somebody longer ago is an older one. */
  readonly recentDays: number;
  /** A kind that is not named tells nothing by this policy. */
  readonly sharing: Readonly<Partial<Record<MarkKind, SharingPoints>>>;
  /**
   * An account that others claimed and nobody verified, `most` also with what was found of them: by itself below
   * every level, and together with the verified ones no more than those may have. Left out, it is like them.
   */
  readonly claimedAccount?: SharingPoints;
  /** For somebody who has both a device and a payout account of the applicant's. */
  readonly deviceAndAccount: number;
  /** For what the lender found of the applicant before. */
  readonly ownStanding: { readonly REJECTED: number; readonly CONFIRMED: number };
  readonly ownVelocity: { readonly steps: readonly VelocityPoints[]; readonly most: number };
  readonly sharedVelocity: { readonly steps: readonly VelocityPoints[]; readonly most: number };
  readonly incomeAboveObserved: readonly RatioStep[];
  readonly incomeJump: {
    /** Of what was stated in so many days before the application. */
    readonly withinDays: number;
    readonly steps: readonly RatioStep[];
  };
  readonly accountOfAnother: number;
  readonly documentUnderAnotherName: number;
  readonly newAccount: {
    readonly hours: number;
    /** Major units of whatever currency. */
    readonly largeAmount: string;
    readonly points: number;
  };
  readonly phoneElsewhere: number;
  /** Employed since before that age. */
  readonly employment: { readonly fromAgeMonths: number; readonly points: number };
  readonly noHistory: { readonly days: number; readonly points: number };
  /** So many points of signs of a synthetic identity make it an alert of its own. */
  readonly syntheticFrom: number;
}

const sharing = (
  recent: number,
  older: number,
  most: number,
  rejected: number,
  confirmed: number,
): SharingPoints => ({ recent, older, most, rejected, confirmed });

/**
 * A household shares a network, often a computer, sometimes an account: the first two together are LOW.
 * One person with many accounts is ELEVATED.
 * A device and an account that somebody else has too are ELEVATED, and with a third person HIGH.
 */
const FRAUD_2026_1: FraudPolicy = {
  version: 'fraud-2026.1',
  levels: { ELEVATED: 35, HIGH: 65 },
  recentDays: 180,
  sharing: {
    DEVICE: sharing(15, 8, 40, 15, 30),
    NETWORK: sharing(1, 0, 5, 2, 4),
    PHONE: sharing(12, 8, 30, 15, 30),
    MAILBOX: sharing(18, 12, 40, 20, 45),
    NAME_AND_BIRTH: sharing(20, 15, 35, 20, 45),
    ACCOUNT: sharing(25, 18, 50, 20, 35),
    DOCUMENT_NUMBER: sharing(35, 35, 70, 20, 35),
    DOCUMENT_CONTENT: sharing(35, 35, 70, 20, 35),
  },
  deviceAndAccount: 20,
  ownStanding: { REJECTED: 15, CONFIRMED: 65 },
  ownVelocity: {
    steps: [
      { days: 1, beyond: 2, each: 6 },
      { days: 7, beyond: 3, each: 4 },
      { days: 30, beyond: 5, each: 3 },
    ],
    most: 25,
  },
  sharedVelocity: {
    steps: [
      { days: 1, beyond: 1, each: 6 },
      { days: 7, beyond: 2, each: 5 },
      { days: 30, beyond: 4, each: 3 },
    ],
    most: 25,
  },
  incomeAboveObserved: [
    { from: '1.3', points: 10 },
    { from: '2', points: 20 },
    { from: '3', points: 30 },
  ],
  incomeJump: {
    withinDays: 30,
    steps: [
      { from: '1.5', points: 10 },
      { from: '2', points: 18 },
      { from: '3', points: 25 },
    ],
  },
  accountOfAnother: 20,
  documentUnderAnotherName: 35,
  newAccount: { hours: 24, largeAmount: '20000', points: 12 },
  phoneElsewhere: 8,
  employment: { fromAgeMonths: 168, points: 15 },
  noHistory: { days: 7, points: 5 },
  syntheticFrom: 35,
};

/**
 * Looks at postal addresses, too. Two others at one are a household, so that three people with one address, network
 * and computer are LOW as before; a house full of strangers is LOW by itself. What was found of whoever else lives
 * there counts as with a phone number that is shared, but less: people move.
 */
const FRAUD_2026_2: FraudPolicy = {
  ...FRAUD_2026_1,
  version: 'fraud-2026.2',
  sharing: {
    ...FRAUD_2026_1.sharing,
    POSTAL_ADDRESS: { ...sharing(6, 3, 18, 8, 20), household: { most: 2, each: 1 } },
  },
};

/**
 * Whoever knows somebody's account can type its number: that others claimed the applicant's is worth half of
 * what it is where the payment provider said that it is theirs, and is LOW however many they are and whatever
 * was found of them. A device in common cannot be typed, and weighs as before.
 */
const FRAUD_2026_3: FraudPolicy = {
  ...FRAUD_2026_2,
  version: 'fraud-2026.3',
  claimedAccount: sharing(12, 9, 24, 5, 12),
};

/**
 * Whoever has the name and date of birth, or a document, of somebody whose verification officers rejected is most
 * likely that person by another account, and what else they share counts nothing then: by that alone it is for
 * officers to say that it is another one, however long ago it was.
 */
const FRAUD_2026_4: FraudPolicy = {
  ...FRAUD_2026_3,
  version: 'fraud-2026.4',
  sharing: {
    ...FRAUD_2026_3.sharing,
    NAME_AND_BIRTH: sharing(20, 15, 35, 50, 50),
    DOCUMENT_NUMBER: sharing(35, 35, 70, 30, 35),
    DOCUMENT_CONTENT: sharing(35, 35, 70, 30, 35),
  },
};

/** Every version that ever judged; the last one judges. */
export const FRAUD_POLICIES: readonly [FraudPolicy, ...FraudPolicy[]] = [
  FRAUD_2026_1,
  FRAUD_2026_2,
  FRAUD_2026_3,
  FRAUD_2026_4,
];
export const FRAUD_POLICY: FraudPolicy = FRAUD_POLICIES[FRAUD_POLICIES.length - 1] ?? FRAUD_2026_4;

export function levelOf({ levels }: Pick<FraudPolicy, 'levels'>, score: number): FraudLevel {
  if (score >= levels.HIGH) return 'HIGH';
  return score >= levels.ELEVATED ? 'ELEVATED' : 'LOW';
}
