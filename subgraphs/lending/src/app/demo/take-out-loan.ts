import { type Id, newId } from '@blockscore/ids';
import { type SealPublicKey, sealTo } from '@blockscore/vault';
import type { Application } from '../../domain/application.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import type { Applicant } from '../../domain/demo/applicant.ts';
import type { Loan } from '../../domain/loan.ts';
import { acceptOffer } from '../accept-offer.ts';
import { applyForLoan, type LoanRequest } from '../apply-for-loan.ts';
import { applyForLoanOnBehalf } from '../apply-on-behalf.ts';
import { beginLoan } from '../apply-posting.ts';
import { approveApplication } from '../approve-application.ts';
import { disburseLoan } from '../disburse-loan.ts';
import { grantPartnerConsent } from '../grant-partner-consent.ts';
import { receiveAssessment } from '../receive-assessment.ts';
import { receiveClearance } from '../receive-clearance.ts';
import { rejectApplication } from '../reject-application.ts';
import { submitPayment } from '../submit-payment.ts';
import { withdrawApplication } from '../withdraw-application.ts';
import { borrowerOf, type Cast, officerOf, partnerStaff } from './cast.ts';
import { expectDone, play, type Scene, type Stage } from './scene.ts';

/** Minutes after midnight. */
const MORNING = 9 * 60;
const PAID_OUT_AFTER_DAYS = 1;

/** Applies, and goes as far as the applicant's fate has it by the day: to the loan at the most. */
export interface ApplicationStory {
  readonly applicant: Applicant;
  readonly userId: Id<'user'>;
  readonly productIds: ReadonlyMap<string, Id<'prod'>>;
  readonly currency: string;
  readonly cast: Cast;
}

/** The last day on which somebody does something about an application, at the latest the last of all. */
export function lastDayOf({ fate, appliesOn }: Applicant, until: LocalDate): LocalDate {
  const days = { LOAN: PAID_OUT_AFTER_DAYS, TURNED_DOWN: 1, WITHDRAWN: 2, EXPIRED: 1 };
  const after = fate in days ? days[fate as keyof typeof days] : 0;
  const day = addDays(appliesOn, after);
  return day < until ? day : until;
}

/** Plays an application from its first day on. @returns the loan, if it came to one */
export function takeOutLoan(
  stage: Pick<Stage, 'portsAt'>,
  story: ApplicationStory,
): Promise<Loan | undefined> {
  const { applicant } = story;
  const minute = MORNING + (applicant.index % 480);
  return play(stage, applicant.appliesOn, minute, async (scene) => {
    const application = await apply(scene, story);
    await answerCredit(scene, story, minute + 1);
    await answerCompliance(scene, applicant.appliesOn, minute + 2);
    return await goOn(scene, story, application.id, minute);
  });
}

async function goOn(
  scene: Scene,
  story: ApplicationStory,
  id: Id<'app'>,
  minute: number,
): Promise<Loan | undefined> {
  const { fate, appliesOn } = story.applicant;
  if (fate === 'IN_REVIEW' || fate === 'OFFERED') return undefined;
  let application = await read(scene, id);
  if (application.status === 'UNDER_REVIEW') {
    await scene.at(addDays(appliesOn, 1), minute - 90);
    application = await review(scene, story, id);
  }
  if (application.status !== 'APPROVED') return undefined;
  const borrower = borrowerOf(story.userId);
  switch (fate) {
    case 'LOAN':
      return await payOut(scene, story, application, minute);
    case 'WITHDRAWN':
      await scene.at(addDays(appliesOn, 2), minute);
      expectDone(await withdrawApplication(scene.ports)(borrower, { id }), 'A withdrawal');
      return undefined;
    default:
      // An offer that nobody accepts expires at the end of its last day, by itself.
      return undefined;
  }
}

async function read({ work }: Scene, id: Id<'app'>): Promise<Application> {
  const [application] = await work.applications.findMany([id]);
  if (application === undefined) throw new Error(`Application ${id} is not to be found.`);
  return application;
}

async function apply(scene: Scene, story: ApplicationStory): Promise<Application> {
  const { applicant, userId, cast } = story;
  const { amount, termMonths, purpose, index } = applicant;
  const productId = story.productIds.get(applicant.productCode);
  if (productId === undefined) {
    throw new Error(`There is no product ${applicant.productCode}: a demo needs the first ones.`);
  }
  const request: LoanRequest & { idempotencyKey: string } = {
    productId,
    amount: { amount: amount.toString(), currency: story.currency },
    termMonths,
    purpose,
    idempotencyKey: `demo-${index}`,
  };
  const borrower = borrowerOf(userId);
  const partner = applicant.partner === null ? undefined : cast.partners[applicant.partner];
  if (partner === undefined) {
    return expectDone(await applyForLoan(scene.ports)(borrower, request), 'An application');
  }
  const granted = { partnerId: partner.partnerId, purposes: ['APPLY'] as const };
  const consent = expectDone(
    await grantPartnerConsent(scene.ports)(borrower, granted),
    'A consent',
  );
  const input = { ...request, consentId: consent.id };
  return expectDone(
    await applyForLoanOnBehalf(scene.ports)(partnerStaff(partner), input),
    'An application of a partner',
  );
}

/** Answers as credit does, with figures that are invented. */
async function answerCredit(
  { ports, heard, at }: Scene,
  { applicant, currency }: ApplicationStory,
  minute: number,
): Promise<void> {
  const { requestId, userId, publicKey } = heard('lending.assessment.requested');
  const now = await at(applicant.appliesOn, minute);
  const { score, probabilityOfDefault, income, debts } = applicant;
  const disclosed = {
    scoreId: newId('score'),
    value: score,
    probabilityOfDefault,
    modelId: 'demo',
    modelVersion: '1',
    calculatedAt: now.toISOString(),
    monthlyIncome: { minor: income.toString(), currency },
    monthlyDebtPayments: { minor: debts.toString(), currency },
    reasons: [],
  };
  const sealed = await sealTo(publicKey as SealPublicKey, disclosed, { requestId });
  await receiveAssessment(ports)({ requestId, userId, status: 'DISCLOSED', sealed });
}

/** Answers lending's last question about the person as compliance does: nothing stands against them. */
async function answerCompliance(
  { ports, heard, at }: Scene,
  day: LocalDate,
  minute: number,
): Promise<void> {
  const { requestId, userId } = heard('lending.clearance.requested');
  const decidedAt = (await at(day, minute)).toISOString();
  const clear = { kyc: 'APPROVED', screening: 'CLEAR', cleared: true } as const;
  await receiveClearance(ports)({ requestId, userId, ...clear, decidedAt });
}

async function review(
  { ports }: Scene,
  { applicant, cast }: ApplicationStory,
  id: Id<'app'>,
): Promise<Application> {
  const officer = officerOf(cast);
  if (applicant.fate !== 'TURNED_DOWN') {
    const note = 'Steady income, and the statements bear it out.';
    return expectDone(await approveApplication(ports)(officer, { id, note }), 'An approval');
  }
  const input = { id, reasons: ['SCORE_BELOW_MINIMUM'] as const };
  return expectDone(await rejectApplication(ports)(officer, input), 'A rejection');
}

/** The borrower accepts, an officer pays out on a new clearance, and the money has moved. */
async function payOut(
  scene: Scene,
  { applicant, cast, userId }: ApplicationStory,
  { id }: Application,
  minute: number,
): Promise<Loan> {
  const { ports, work, at } = scene;
  const { index, appliesOn } = applicant;
  const day = addDays(appliesOn, PAID_OUT_AFTER_DAYS);
  await at(day, minute - 60);
  const payoutAccount = `DEMO${String(index).padStart(8, '0')}77`;
  const accepted = await acceptOffer(ports)(borrowerOf(userId), {
    id,
    payoutAccount,
    idempotencyKey: `demo-${index}`,
  });
  const loan = expectDone(accepted, 'An acceptance');
  await answerCompliance(scene, day, minute - 59);
  await at(day, minute - 30);
  const disburse = { id: loan.id, idempotencyKey: `demo-${index}` };
  const paid = await disburseLoan(ports)(officerOf(cast), disburse);
  const { id: paymentId } = expectDone(paid, 'A payout');
  await submitPayment(ports)({ paymentId, loanId: loan.id });
  const [locked, payment] = [await work.loans.lock(loan.id), await work.payments.find(paymentId)];
  if (locked === undefined || payment?.status !== 'SETTLED') {
    throw new Error(
      `The payout of loan ${loan.id} did not settle: is the provider the simulated one?`,
    );
  }
  // The ledger posts it in its own time, and will find the loan begun.
  return await beginLoan(work, locked, payment, ports.clock());
}
