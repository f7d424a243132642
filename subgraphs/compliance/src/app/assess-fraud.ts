import { newId } from '@blockscore/ids';
import { alertRuleOf, assessFraud, type FraudScore, findsMore } from '../domain/fraud/assess.ts';
import type { Disclosed } from '../domain/fraud/gather.ts';
import { inputsOf, tracesOf } from '../domain/fraud/gather.ts';
import type { FraudInputs } from '../domain/fraud/inputs.ts';
import { namedAmong } from '../domain/fraud/named.ts';
import { FRAUD_POLICY } from '../domain/fraud/policy.ts';
import { digestOf } from '../domain/fraud/replay.ts';
import { shownFact } from '../domain/fraud/shown-fact.ts';
import { takeFromConcerned } from './cases/take-from-concerned.ts';
import type { FraudAssessment, FraudSubject } from './fraud-ports.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

export type FraudNeeds = Pick<Ports, 'fraud' | 'clock' | 'sha256'>;

const SEVERITIES = { ELEVATED: 'MEDIUM', HIGH: 'HIGH' } as const;

/** What was found, of what, and how long that took. */
export interface Judged {
  readonly found: FraudScore;
  readonly inputs: FraudInputs;
  readonly milliseconds: number;
}

/**
 * Judges who applies by what was disclosed and by what others have in common with them; what was seen of
 * them is kept, for whoever comes next. Runs under the verification's lock, one at a time.
 */
export async function judgeApplication(
  work: Work,
  needs: FraudNeeds,
  subject: FraudSubject,
  disclosed: Disclosed,
): Promise<Judged> {
  const { fraud } = needs;
  await work.fraud.traces.lock();
  const began = fraud.stopwatch();
  const inputs = await gather(work, needs, subject, disclosed);
  const found = assessFraud(FRAUD_POLICY, inputs);
  return { found, inputs, milliseconds: Math.max(0, fraud.stopwatch() - began) };
}

/**
 * Keeps for good what was found, and tells officers from ELEVATED on. Where it was judged before, with
 * fewer answers, that stays as it is, and this supersedes it.
 */
export async function keepAssessment(
  work: Work,
  { fraud, clock, sha256 }: FraudNeeds,
  subject: FraudSubject,
  { found, inputs, milliseconds }: Judged,
): Promise<FraudAssessment> {
  const earlier = await work.fraud.assessments.latestOf(subject);
  const at = clock();
  const { userId, applicationId, purpose, payoutAccountId = null } = subject;
  const id = newId('fraud');
  const assessment: FraudAssessment = {
    ...found,
    ...{ id, userId, applicationId, purpose, payoutAccountId },
    ...{ inputs, milliseconds },
    policyVersion: FRAUD_POLICY.version,
    policyDigest: digestOf(FRAUD_POLICY, sha256),
    notKnown: inputs.notKnown,
    alertId: await tellOfficers(work, { id, subject, found, earlier, at }),
    assessedAt: at,
    supersedes: earlier?.id ?? null,
  };
  await work.fraud.assessments.append(assessment);
  await work.named.keep(assessment, namedAmong(FRAUD_POLICY, inputs));
  if (assessment.alertId !== null) await takeFromConcerned(work, userId, at);
  fraud.observe(milliseconds, found.level);
  return assessment;
}

async function gather(
  work: Work,
  { fraud }: FraudNeeds,
  subject: FraudSubject,
  disclosed: Disclosed,
): Promise<FraudInputs> {
  const { userId, requestedAt } = subject;
  await work.fraud.traces.keep(userId, tracesOf(disclosed, requestedAt));
  const around = await work.fraud.traces.lookAround(subject);
  const facts = (await work.subjects.find(userId))?.facts ?? null;
  const applicant = {
    ...around,
    name: facts && `${facts.firstName} ${facts.lastName}`,
    dateOfBirth: facts?.dateOfBirth ?? null,
    appliedAt: requestedAt,
  };
  return inputsOf(disclosed, applicant, fraud.isSameName);
}

interface Told {
  readonly id: FraudAssessment['id'];
  readonly subject: FraudSubject;
  readonly found: FraudScore;
  readonly earlier: FraudAssessment | undefined;
  readonly at: Date;
}

/**
 * An alert of its own: what officers find of one application says nothing of what was found of another,
 * nor what they found before of what has come to light since. Where nothing has, the earlier alert, and
 * what became of it, stands for this one too.
 */
async function tellOfficers(
  work: Work,
  { id, subject, found, earlier, at }: Told,
): Promise<FraudAssessment['alertId']> {
  const { userId, applicationId, purpose } = subject;
  const { score, level, signals } = found;
  if (level === 'LOW') return null;
  if (earlier?.alertId != null && !findsMore(earlier.signals, signals)) return earlier.alertId;
  const alert = await raiseAlert(work, {
    source: 'FRAUD',
    rule: alertRuleOf(FRAUD_POLICY, signals),
    ruleVersion: FRAUD_POLICY.version,
    subject: userId,
    severity: SEVERITIES[level],
    dedupeKey: id,
    facts: [
      { name: 'application', value: applicationId },
      { name: 'assessedFor', value: purpose },
      { name: 'score', value: String(score) },
      ...(earlier === undefined ? [] : [{ name: 'supersedes', value: earlier.id }]),
      // Who the others are is read in the assessment, which is not shown to one of them.
      ...signals.map(({ code, points, facts }) => ({
        name: code,
        value: [
          `+${points}`,
          ...facts.map(shownFact).map(({ name, value }) => `${name}: ${value}`),
        ].join(', '),
      })),
    ],
    at,
  });
  return alert.id;
}
