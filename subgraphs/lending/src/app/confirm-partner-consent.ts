import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { err, fail, type Outcome } from '@blockscore/result';
import {
  CODE_TRIES_WINDOW_MS,
  CONSENT_PURPOSES,
  type ConsentRequest,
  MAX_CODE_TRIES,
  type PartnerConsent,
  readCode,
  statusOfRequest,
} from '../domain/consent.ts';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { giveConsent } from './give-consent.ts';
import { peopleOnly } from './grant-partner-consent.ts';
import type { Ports } from './ports.ts';

export interface ConfirmPartnerConsentInput {
  readonly code: string;
  readonly expiresAt?: Date | null | undefined;
}

/** The customer, signed in, confirms a partner's request by its code, which is good once. */
export function confirmPartnerConsent(ports: Ports) {
  return async (
    caller: Caller,
    { code: text, expiresAt }: ConfirmPartnerConsentInput,
  ): Promise<Outcome<PartnerConsent, LendingErrorCode>> => {
    const userId = caller.id;
    if (caller.kind !== 'USER' || !isId('user', userId)) return peopleOnly();
    const now = ports.clock();
    if (!(await mayTry(ports, userId, now))) return tryLater();
    const code = readCode(text);
    if (code === undefined) return invalidCode();
    return await ports.transact(async (work) => {
      const request = await work.consentRequests.lockByCode(code);
      if (request === undefined || statusOfRequest(request, now) !== 'PENDING') {
        return invalidCode();
      }
      const { partnerId, reference } = request;
      if (!(await work.partners.isLive(partnerId))) return invalidCode();
      const given = { partnerId, purposes: CONSENT_PURPOSES, reference, expiresAt };
      const consent = await giveConsent(work, caller, userId, given, now);
      if (consent.ok) await work.consentRequests.confirm(request.id, consent.value.id);
      return consent;
    });
  };
}

/**
 * What a person confirms by a code, to be shown to them first: undefined where there is nothing, and
 * `TRY_LATER` after too many codes.
 */
export function findRequestByCode(ports: Ports) {
  return async (
    caller: Caller,
    text: string,
  ): Promise<ConsentRequest | undefined | 'TRY_LATER'> => {
    const now = ports.clock();
    if (caller.kind !== 'USER' || !isId('user', caller.id)) return undefined;
    if (!(await mayTry(ports, caller.id, now))) return 'TRY_LATER';
    const code = readCode(text);
    if (code === undefined) return undefined;
    const found = await ports.transact((work) => work.consentRequests.findByCode(code));
    return found !== undefined && statusOfRequest(found, now) === 'PENDING' ? found : undefined;
  };
}

/**
 * Counts the try before the code is looked at, in a transaction of its own: guesses made side by side
 * count each, and one that comes to nothing counts too.
 */
async function mayTry(ports: Ports, userId: Id<'user'>, now: Date): Promise<boolean> {
  const tries = await ports.transact((work) => work.consentRequests.countTry(userId, now));
  return tries <= MAX_CODE_TRIES;
}

function invalidCode() {
  const message = 'This code is not good, or no longer: ask for another one where you got it.';
  return err([inputError('CODE_INVALID', 'code', message)]);
}

function tryLater() {
  const minutes = CODE_TRIES_WINDOW_MS / 60_000;
  const message = `Too many codes were tried: try again in ${minutes} minutes.`;
  return fail<LendingErrorCode>('TRY_LATER', message, ['input', 'code']);
}
