import type { ScreeningOutcome } from '../domain/kyc/assess.ts';
import { residencesOf } from '../domain/kyc/subject.ts';
import { type RiskInputs, type RiskScore, scoreRisk } from '../domain/monitoring/customer-risk.ts';
import { dayOf } from './hear-of-payment.ts';
import { openMatchesNow } from './open-matches-now.ts';
import type { Ports, UserId, Work } from './ports.ts';

/** Why a customer's risk was worked out. */
export type RiskCause = 'ALERT' | 'KYC' | 'SCREENING' | 'DAILY';

const ALERTS_COUNT_FOR_DAYS = 365;
const DAY_MS = 86_400_000;

/** Works out how risky a customer is now, and keeps it where it is otherwise than it was. */
export async function assessRisk(
  work: Work,
  { clock }: Pick<Ports, 'clock'>,
  userId: UserId,
  cause: RiskCause,
): Promise<void> {
  const { risks, movements } = work.monitoring;
  await movements.lockCustomer(userId);
  const now = clock();
  const inputs = await inputsOf(work, userId, now);
  if (inputs === undefined) return;
  const risk = scoreRisk(inputs);
  const before = await risks.latest(userId);
  if (before !== undefined && isSame(before, risk)) return;
  const number = (before?.number ?? 0) + 1;
  await risks.append({ ...risk, userId, number, cause, assessedAt: now });
  if (before?.band === risk.band) return;
  await work.events.record({
    type: 'compliance.customer_risk.changed',
    aggregate: { type: 'customer_risk', id: userId, version: number },
    audience: { scopes: ['compliance:read'] },
    actor: { kind: 'SERVICE', id: 'compliance' },
    data: { userId, from: before?.band ?? null, to: risk.band },
  });
}

type Compared = Pick<RiskScore, 'score' | 'version'> & {
  readonly facts: RiskScore['facts'] | null;
};

function isSame(a: Compared, b: RiskScore): boolean {
  const facts = a.facts === null || JSON.stringify(a.facts) === JSON.stringify(b.facts);
  return a.score === b.score && a.version === b.version && facts;
}

/** Undefined of somebody who is not known. */
async function inputsOf(work: Work, userId: UserId, now: Date): Promise<RiskInputs | undefined> {
  const { risks, rules } = work.monitoring;
  const since = await risks.customerSince(userId);
  if (since === undefined) return undefined;
  const { facts = null, address } = (await work.subjects.find(userId)) ?? {};
  const [verification] = await work.kyc.findByUsers([userId]);
  const screening = await work.screenings.latest(userId);
  const kyc = verification?.status ?? 'NOT_STARTED';
  const countryLists = (await rules.active()).flatMap(({ rule }) =>
    rule.kind === 'HIGH_RISK_GEOGRAPHY'
      ? rule.parameters.lists.map((list) => ({ ...list, blocks: rule.action === 'BLOCK' }))
      : [],
  );
  const alertsSince = new Date(now.getTime() - ALERTS_COUNT_FOR_DAYS * DAY_MS);
  return {
    countries: facts === null ? [] : residencesOf(facts, address),
    countryLists,
    customerSince: dayOf(since),
    alerts: await risks.alertsSince(userId, alertsSince),
    screening: await screeningOf(work, userId, screening?.outcome),
    kyc,
    today: dayOf(now),
  };
}

async function screeningOf(
  work: Work,
  userId: UserId,
  outcome: ScreeningOutcome | undefined,
): Promise<RiskInputs['screening']> {
  if (outcome === undefined) return 'NOT_SCREENED';
  if (outcome !== 'HIT') return outcome;
  return (await openMatchesNow(work, userId)) === undefined ? 'HIT_DISMISSED' : 'HIT';
}
