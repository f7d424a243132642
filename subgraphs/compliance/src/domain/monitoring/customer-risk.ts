import type { AlertResolution, AlertSeverity } from '../alerts/alert.ts';
import type { KycStatus } from '../kyc/assess.ts';
import { dayNumber } from './movement.ts';
import type { CountryList } from './rule.ts';

export const RISK_BANDS = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Of the points below: who changes one gives them another version, so that a score can be told apart. */
export const RISK_VERSION = '2';

/** What a customer's risk is worked out from. */
export interface RiskInputs {
  /** Where they live, ISO 3166-1 alpha-2: their country, and that of their address; none where nobody told. */
  readonly countries: readonly string[];
  /** Country lists of the rules that are active. */
  readonly countryLists: readonly (CountryList & { readonly blocks: boolean })[];
  /** `YYYY-MM-DD`: since when they are a customer. */
  readonly customerSince: string;
  /** Of the last twelve months. */
  readonly alerts: readonly {
    readonly severity: AlertSeverity;
    readonly resolution: AlertResolution | null;
  }[];
  /** `HIT_DISMISSED`: an officer took the matches for other people; `INCONCLUSIVE`: by a name that is not sure to be compared. */
  readonly screening: 'CLEAR' | 'HIT' | 'INCONCLUSIVE' | 'HIT_DISMISSED' | 'NOT_SCREENED';
  readonly kyc: KycStatus;
  readonly today: string;
}

export const RISK_FACTORS = [
  'COUNTRY',
  'AGE_OF_RELATIONSHIP',
  'ALERTS',
  'SCREENING',
  'KYC',
  'OCCUPATION',
] as const;
export type RiskFactor = (typeof RISK_FACTORS)[number];

export interface RiskFact {
  readonly factor: RiskFactor;
  readonly value: string;
  /** What it adds to the score. */
  readonly points: number;
}

export interface RiskScore {
  /** 0 to 100: the more, the riskier. */
  readonly score: number;
  readonly band: RiskBand;
  readonly version: string;
  readonly facts: readonly RiskFact[];
}

const NEW_DAYS = 90;
const YOUNG_DAYS = 365;
const MOST_FOR_ALERTS = 40;
const ALERT_POINTS: Readonly<Record<AlertSeverity, number>> = { LOW: 5, MEDIUM: 10, HIGH: 20 };
const SCREENING_POINTS = {
  CLEAR: 0,
  HIT_DISMISSED: 10,
  INCONCLUSIVE: 10,
  NOT_SCREENED: 15,
  HIT: 40,
} as const;
const KYC_POINTS: Readonly<Record<KycStatus, number>> = {
  APPROVED: 0,
  PENDING: 10,
  NOT_STARTED: 15,
  IN_REVIEW: 15,
  EXPIRED: 15,
  REJECTED: 40,
};
/** Nobody is asked what they live on. */
const OCCUPATION_POINTS = 5;

/** How risky a customer is, and why: each factor's points, which add up to the score, 100 at the most. */
export function scoreRisk(inputs: RiskInputs): RiskScore {
  const facts = [
    ofCountry(inputs),
    ofAge(inputs),
    ofAlerts(inputs),
    { factor: 'SCREENING', value: inputs.screening, points: SCREENING_POINTS[inputs.screening] },
    { factor: 'KYC', value: inputs.kyc, points: KYC_POINTS[inputs.kyc] },
    { factor: 'OCCUPATION', value: 'NOT_KNOWN', points: OCCUPATION_POINTS },
  ] as const;
  const sum = facts.reduce((total, { points }) => total + points, 0);
  const score = Math.min(100, sum);
  return { score, band: bandOf(score), version: RISK_VERSION, facts };
}

export function bandOf(score: number): RiskBand {
  if (score >= 60) return 'HIGH';
  return score >= 30 ? 'MEDIUM' : 'LOW';
}

/** The worst of them counts. */
function ofCountry({ countries, countryLists }: RiskInputs): RiskFact {
  const [first] = countries;
  if (first === undefined) return { factor: 'COUNTRY', value: 'NOT_KNOWN', points: 10 };
  const listed = countries.flatMap((country) =>
    countryLists
      .filter((list) => list.countries.includes(country))
      .map((list) => ({ country, ...list })),
  );
  const worst = listed.find(({ blocks }) => blocks) ?? listed[0];
  if (worst === undefined) return { factor: 'COUNTRY', value: first, points: 0 };
  const value = `${worst.country} (${worst.name}, ${worst.asOf})`;
  return { factor: 'COUNTRY', value, points: worst.blocks ? 60 : 30 };
}

function ofAge({ customerSince, today }: RiskInputs): RiskFact {
  const days = Math.max(0, dayNumber(today) - dayNumber(customerSince));
  const value =
    days < NEW_DAYS ? 'UNDER_90_DAYS' : days < YOUNG_DAYS ? 'UNDER_1_YEAR' : 'FROM_1_YEAR';
  const points = days < NEW_DAYS ? 10 : days < YOUNG_DAYS ? 5 : 0;
  return { factor: 'AGE_OF_RELATIONSHIP', value, points };
}

/** What turned out to be nothing counts for nothing. */
function ofAlerts({ alerts }: RiskInputs): RiskFact {
  const counted = alerts.filter(({ resolution }) => resolution !== 'FALSE_POSITIVE');
  const sum = counted.reduce((total, { severity }) => total + ALERT_POINTS[severity], 0);
  return {
    factor: 'ALERTS',
    value: String(counted.length),
    points: Math.min(MOST_FOR_ALERTS, sum),
  };
}
