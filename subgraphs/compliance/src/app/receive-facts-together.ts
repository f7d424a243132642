import { type AnyEvent, inLanes } from '@blockscore/events';
import type { AnswerableFraudRequest, FraudSource } from './fraud-ports.ts';
import { noteVerifiedAccount } from './note-verified-account.ts';
import type { Work } from './ports.ts';
import {
  endQuestion,
  type FactsNeeds,
  judgeFacts,
  keepFacts,
} from './receive-application-facts.ts';

/** What is heard of applicants. */
export interface HeardOfApplicant {
  readonly event: Extract<
    AnyEvent,
    {
      readonly type:
        | `${FraudSource}.application_facts.disclosed`
        | 'lending.payout_account.changed';
    }
  >;
}

/**
 * Does with several events what is done with each: all answers are kept first, those about different people
 * side by side, and then the applications are judged for which nobody is waited for any more, one after the
 * other, so that of two who apply at once the later one is judged by what the other has. An account that is
 * verified by an event after an answer is verified as the answer is judged: it may have come before, too.
 */
export async function receiveFactsTogether(
  work: Work,
  needs: FactsNeeds,
  heard: readonly HeardOfApplicant[],
): Promise<void> {
  const personOf = ({ event }: HeardOfApplicant) => event.data.userId;
  await work.kyc.lockAll(heard.map(personOf));
  const questions = await inLanes(heard, personOf, ({ event }) => hear(work, needs, event));
  const complete = heard.flatMap(({ event }, place) => {
    const question = questions[place];
    return question === undefined ? [] : [{ event, question }];
  });
  const judged = await inLanes(
    complete,
    () => 'one after the other',
    async (each) => ({ ...each, judged: await judgeFacts(work, needs, each.question) }),
  );
  await inLanes(judged, personOf, (each) => endQuestion(work, needs, each.question, each.judged));
}

/** @returns the question that was answered, where all have answered it now */
async function hear(
  work: Work,
  needs: FactsNeeds,
  event: HeardOfApplicant['event'],
): Promise<AnswerableFraudRequest | undefined> {
  switch (event.type) {
    case 'identity.application_facts.disclosed':
      return await keepFacts(work, needs, 'identity', event.data);
    case 'lending.application_facts.disclosed':
      return await keepFacts(work, needs, 'lending', event.data);
    case 'credit.application_facts.disclosed':
      return await keepFacts(work, needs, 'credit', event.data);
    case 'lending.payout_account.changed':
      await noteVerifiedAccount(work, event);
      return undefined;
  }
}
