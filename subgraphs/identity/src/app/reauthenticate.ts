import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { methodsOf, type SecondFactorMethod } from '../domain/factors.ts';
import { checkPassword } from '../domain/registration.ts';
import type { AuthenticationMethod, Session } from '../domain/session.ts';
import type { User } from '../domain/user.ts';
import { ownerOf } from './change-factors.ts';
import { answerPasskeyStep } from './finish-passkey-login.ts';
import { guessPassword } from './guess-password.ts';
import type { Ports, Work } from './ports.ts';
import { proveCode } from './prove-factor.ts';
import { recordFailedLogin } from './record-failed-login.ts';
import { requireSession } from './require-fresh.ts';
import { type StartedSession, succeedSession } from './start-session.ts';
import { tryLater, unlessBusy, unlessThrown } from './throttle.ts';

export interface Reauthentication {
  /** With a second factor where the person has one; not with a passkey. */
  readonly password?: string | null | undefined;
  readonly method?: SecondFactorMethod | null | undefined;
  /** With TOTP and RECOVERY_CODE. */
  readonly code?: string | null | undefined;
  /** With PASSKEY: as `beginPasskeyLogin` gave it. */
  readonly token?: string | null | undefined;
  /** With PASSKEY: the browser's answer. */
  readonly credential?: unknown;
}

type Answer = Outcome<StartedSession, IdentityErrorCode>;

/**
 * Proves anew, within a session, who the person is: by a passkey alone, or by the password and, where
 * they have a second factor, a code. Another session, which also has what was shown, takes its place.
 */
export function reauthenticate(ports: Ports) {
  return unlessBusy(
    async (caller: Caller, input: Reauthentication): Promise<Answer> =>
      input.method === 'PASSKEY'
        ? await byPasskey(ports, caller, input)
        : await byPassword(ports, caller, input, input.method ?? undefined),
  );
}

async function byPasskey(ports: Ports, caller: Caller, input: Reauthentication): Promise<Answer> {
  return await ports.transact(async (work) => {
    const owner = await ownerOf(ports, work, caller);
    if (!owner.ok) return owner;
    const { token, credential } = input;
    const passkey = await answerPasskeyStep(ports, work, { token: token ?? '', credential });
    if (!passkey.ok) return passkey;
    const { user, session } = owner.value;
    if (passkey.value.userId !== user.id) {
      await recordFailedLogin(work, user, caller);
      return fail('PASSKEY_INVALID', 'This passkey belongs to another account.', [
        'input',
        'credential',
      ]);
    }
    return ok(await succeedSession(ports, work, user, session, ['PASSKEY']));
  });
}

async function byPassword(
  ports: Ports,
  caller: Caller,
  input: Reauthentication,
  method: 'TOTP' | 'RECOVERY_CODE' | undefined,
): Promise<Answer> {
  const known = await ports.transact((work) => readAccount(ports, work, caller));
  if (!known.ok) return known;
  const { session, user, email, passwordHash, methods } = known.value;
  if (method !== undefined && !methods.includes(method)) return notSetUp(method, methods);
  const isNeeded = ports.factors.enabled && methods.length > 0;
  if (isNeeded && method === undefined) return missing(methods);
  const guesser = { kind: 'SESSION', id: session.id } as const;
  // Hashing is slow on purpose, so it stays out of the transaction.
  const given = input.password ?? '';
  const plausible = checkPassword(given) === undefined;
  const right = await guessPassword(ports, email, guesser, () =>
    ports.passwords.verify(plausible ? given : '', passwordHash, session.userId),
  );
  if (!right.ok) return right;
  if (!right.value || !plausible) {
    await ports.transact((work) => recordFailedLogin(work, user, caller));
    return fail('CREDENTIALS_INVALID', 'The password is wrong.', ['input', 'password']);
  }
  if (method === undefined) return await ports.transact((work) => renew(ports, work, caller));
  const account = session.userId;
  const code = await ports.throttle.guess({ secret: 'SECOND_FACTOR', account, guesser });
  if (!code.ok) return tryLater(code.error);
  const shown = { method, code: input.code ?? '' };
  const outcome = await unlessThrown([code.value], () =>
    ports.transact((work) => renew(ports, work, caller, shown)),
  );
  if (outcome.ok) await code.value.giveBack();
  return outcome;
}

interface Account {
  readonly session: Session;
  readonly user: User;
  readonly email: string;
  readonly passwordHash: string;
  /** Of a second factor, be they asked for here or not. */
  readonly methods: readonly SecondFactorMethod[];
}

async function readAccount(
  ports: Ports,
  work: Work,
  caller: Caller,
): Promise<Outcome<Account, IdentityErrorCode>> {
  const session = await requireSession(work, caller, ports.clock());
  if (!session.ok) return session;
  const { userId } = session.value;
  const user = await work.users.find(userId);
  const email = user?.profile?.email ?? '';
  const credentials = await work.users.findCredentials(email);
  if (user === undefined || credentials?.id !== userId)
    throw new Error('An account with a session has no password.');
  const [factors] = await work.factors.findMany([userId]);
  const methods = factors === undefined ? [] : methodsOf(factors);
  const { passwordHash } = credentials;
  return ok({ session: session.value, user, email, passwordHash, methods });
}

async function renew(
  ports: Ports,
  work: Work,
  caller: Caller,
  second?: { readonly method: 'TOTP' | 'RECOVERY_CODE'; readonly code: string },
): Promise<Answer> {
  // Looked at again under the lock: of two proofs at once one counts.
  const owner = await ownerOf(ports, work, caller);
  if (!owner.ok) return owner;
  const { user, session, factors } = owner.value;
  const shown: AuthenticationMethod[] = ['PASSWORD'];
  if (second !== undefined) {
    if (!(await proveCode(ports, work, user, second.method, second.code))) {
      await recordFailedLogin(work, user, caller);
      return fail('CODE_INVALID', 'This code is wrong, too old or was used before: try the next.', [
        'input',
        'code',
      ]);
    }
    shown.push(second.method);
  } else if (ports.factors.enabled && methodsOf(factors).length > 0) {
    // A factor was added since the account was read.
    return missing(methodsOf(factors));
  }
  return ok(await succeedSession(ports, work, user, session, shown));
}

function notSetUp(method: 'TOTP' | 'RECOVERY_CODE', methods: readonly SecondFactorMethod[]) {
  const what = method === 'TOTP' ? 'no authenticator app' : 'no recovery code that is left';
  const instead =
    methods.length === 0
      ? 'leave out the method, the password is enough.'
      : `show another second factor, as one of ${methods.join(', ')}.`;
  return fail('FACTOR_NOT_SET_UP', `You have ${what}: ${instead}`, ['input', 'method'] as const);
}

function missing(methods: readonly SecondFactorMethod[]) {
  return fail(
    'FACTOR_REQUIRED',
    `You have a second factor: show it too, as one of ${methods.join(', ')}.`,
    ['input', 'method'] as const,
  );
}
