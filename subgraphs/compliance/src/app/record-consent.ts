import { actorOf, type Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { type Consent, type ConsentPurpose, isTextVersion } from '../domain/privacy/consent.ts';
import type { Ports } from './ports.ts';

export interface RecordConsentInput {
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly textVersion: string;
}

/** A day has room for this many words of one person, which are all kept. */
const MOST_A_DAY = 50;
const DAY_MS = 86_400_000;

/** Takes down that somebody says yes or no to a purpose; the last word holds, and all are kept. */
export function recordConsent(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { purpose, given, textVersion }: RecordConsentInput,
  ): Promise<Outcome<Consent, ComplianceErrorCode>> => {
    if (caller.kind !== 'USER' || !isId('user', caller.id)) {
      return fail('NOT_FOUND', 'Sign in as a person: nobody consents for somebody else.');
    }
    if (!isTextVersion(textVersion)) {
      const message =
        'Name the version of the text by up to 50 letters, digits and . _ / -, such as 2026-11.';
      return fail('INPUT_INVALID', message, ['input', 'textVersion']);
    }
    const userId = caller.id;
    const now = ports.clock();
    return await ports.transact(async (work) => {
      await work.erasures.lockPerson(userId);
      if (
        (await work.consents.countSince(userId, new Date(now.getTime() - DAY_MS))) >= MOST_A_DAY
      ) {
        return fail(
          'LIMIT_REACHED',
          `You have said so ${MOST_A_DAY} times today: come back tomorrow.`,
        );
      }
      const consent: Consent = {
        id: newId('consent'),
        userId,
        purpose,
        given,
        textVersion,
        recordedAt: now,
      };
      await work.consents.append(consent);
      await work.events.record({
        type: 'compliance.consent.recorded',
        aggregate: { type: 'consent', id: consent.id, version: 1 },
        audience: { subject: userId, scopes: ['compliance:read'] },
        actor: actorOf(caller),
        data: { userId, consentId: consent.id, purpose, given },
      });
      return ok(consent);
    });
  };
}
