import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Result } from '@blockscore/result';
import { openSealed } from '@blockscore/vault';
import type { Disclosed } from '../domain/fraud/gather.ts';
import {
  readCreditFacts,
  readIdentityFacts,
  readLendingFacts,
} from '../domain/fraud/read-facts.ts';
import { type FraudNeeds, type Judged, judgeApplication, keepAssessment } from './assess-fraud.ts';
import { type AnswerableFraudRequest, FRAUD_SOURCES, type FraudSource } from './fraud-ports.ts';
import type { CaseNeeds, UserId, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';

export type FactsNeeds = CaseNeeds & FraudNeeds;

export type SealedFacts = EventData['identity.application_facts.disclosed'];

const READERS = {
  identity: readIdentityFacts,
  lending: readLendingFacts,
  credit: readCreditFacts,
} as const satisfies Record<FraudSource, (value: unknown) => Result<unknown, string>>;

/** Kept in place of an answer that is of no use; what was agreed is never text. */
const UNREADABLE = 'UNREADABLE';

/**
 * Opens what a subgraph knows of an applicant and keeps it, encrypted, until all have answered: then the
 * application is assessed and its clearance answered. One that comes after patience has ended opens the
 * question again, and {@link endPatience} has it judged with that. A second answer, one that comes when the
 * question is forgotten, and one about somebody else change nothing. One that cannot be opened or read is
 * an answer, too: it would be no better a second time, and whatever else is in the stream would wait for
 * it. Operators are told, and the assessment names it.
 */
export async function receiveApplicationFacts(
  work: Work,
  needs: FactsNeeds,
  source: FraudSource,
  sealed: SealedFacts,
): Promise<void> {
  const complete = await keepFacts(work, needs, source, sealed);
  if (complete !== undefined) await conclude(work, needs, complete);
}

/**
 * Opens an answer and keeps it, see {@link receiveApplicationFacts}.
 *
 * @returns the question, where all have answered now: it is to be judged
 */
export async function keepFacts(
  work: Work,
  needs: FactsNeeds,
  source: FraudSource,
  { requestId, userId, sealed }: SealedFacts,
): Promise<AnswerableFraudRequest | undefined> {
  // Whoever deals with a person holds this lock first, so that nobody waits for one another.
  if ((await work.kyc.lock(userId)) === undefined) return undefined;
  const request = await work.fraud.requests.lockAnswerable(requestId);
  if (request === undefined || request.userId !== userId) return undefined;
  if (request.answers[source] !== null) return undefined;
  const opened = await openSealed(request.privateKey, sealed, { requestId });
  const problem = opened.ok ? problemOf(source, opened.value) : opened.error.message;
  if (problem !== undefined) needs.fraud.reportUnreadable(source, requestId, problem);
  const given = opened.ok && problem === undefined ? opened.value : UNREADABLE;
  await work.fraud.requests.keepAnswer(request, source, given);
  const answers = { ...request.answers, [source]: given };
  return lacksAnswers({ answers }) ? undefined : { ...request, answers };
}

function problemOf(source: FraudSource, facts: unknown): string | undefined {
  const read = READERS[source](facts);
  return read.ok ? undefined : read.error;
}

/**
 * Assesses an application by what is there, because nobody waits any longer. A question that cannot be
 * opened any more is closed with nothing found: no answer could be read, and others wait for its end.
 */
export async function endPatience(
  work: Work,
  needs: FactsNeeds,
  { requestId, userId }: { readonly requestId: string; readonly userId: UserId },
): Promise<void> {
  if ((await work.kyc.lock(userId)) === undefined) return;
  const request = await work.fraud.requests.lockAnswerable(requestId);
  if (request?.isOpen === false) return;
  if (request !== undefined) return await conclude(work, needs, request);
  await work.fraud.requests.close(requestId, needs.clock());
  await reassessKyc(work, needs, userId, serviceCaller('compliance'));
}

async function conclude(
  work: Work,
  needs: FactsNeeds,
  request: AnswerableFraudRequest,
): Promise<void> {
  await endQuestion(work, needs, request, await judgeFacts(work, needs, request));
}

/** Judges by what has come. */
export async function judgeFacts(
  work: Work,
  needs: FactsNeeds,
  request: AnswerableFraudRequest,
): Promise<Judged> {
  const { answers } = request;
  const disclosed: Disclosed = {
    identity: factsOf(readIdentityFacts, answers.identity),
    lending: factsOf(readLendingFacts, answers.lending),
    credit: factsOf(readCreditFacts, answers.credit),
    unreadable: FRAUD_SOURCES.filter((source) => answers[source] === UNREADABLE),
  };
  return await judgeApplication(work, needs, request, disclosed);
}

/**
 * Keeps what was found, closes the question, forgets it where nobody is left who may answer it, and has whoever
 * waits for it hear.
 */
export async function endQuestion(
  work: Work,
  needs: FactsNeeds,
  request: AnswerableFraudRequest,
  judged: Judged,
): Promise<void> {
  const { requestId, userId } = request;
  await keepAssessment(work, needs, request, judged);
  await work.fraud.requests.close(requestId, needs.clock());
  if (!lacksAnswers(request)) await work.fraud.requests.forget(requestId);
  await reassessKyc(work, needs, userId, serviceCaller('compliance'));
}

function lacksAnswers({ answers }: Pick<AnswerableFraudRequest, 'answers'>): boolean {
  return FRAUD_SOURCES.some((source) => answers[source] === null);
}

/** It was read when it came. */
function factsOf<T>(read: (value: unknown) => Result<T, string>, kept: unknown): T | null {
  if (kept === null || kept === UNREADABLE) return null;
  const facts = read(kept);
  if (!facts.ok) throw new Error(`What was kept of an application cannot be read: ${facts.error}`);
  return facts.value;
}
