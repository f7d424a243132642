import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import {
  type NoticeKind,
  type NoticePreference,
  preferencesOf,
  REQUIRED_KINDS,
} from '../domain/notice.ts';
import type { Ports, Work } from './ports.ts';

export interface NoticeChoice {
  readonly kind: NoticeKind;
  readonly email: boolean;
}

export interface UpdateNoticePreferencesInput {
  readonly preferences: readonly NoticeChoice[];
}

/** Chooses which kinds of notice are mailed to the caller. Those that the law requires stay on. */
export function updateNoticePreferences(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    { preferences }: UpdateNoticePreferencesInput,
  ): Promise<Outcome<readonly NoticePreference[], LendingErrorCode>> => {
    const userId = caller.id;
    if (caller.kind !== 'USER' || !isId('user', userId)) {
      return fail(
        'BORROWERS_ONLY',
        'Sign in as a person: administrators set how a partner is told.',
      );
    }
    const errors = preferences.flatMap(({ kind, email }, place) => {
      const field = `preferences.${place}.kind`;
      if (preferences.findIndex((other) => other.kind === kind) < place) {
        return [inputError('INPUT_INVALID', field, `Name ${kind} once.`)];
      }
      if (email || !REQUIRED_KINDS.has(kind)) return [];
      const message = `${kind} is mailed in any case: the law has us tell you in writing.`;
      return [inputError('NOTICE_REQUIRED', field, message)];
    });
    if (errors.length > 0) return err(errors);
    return await ports.transact(async (work) => {
      for (const { kind, email } of preferences) {
        await work.notices.setPreference(userId, kind, email);
      }
      return ok(await noticePreferencesOf(work, userId));
    });
  };
}

export async function noticePreferencesOf(
  work: Work,
  userId: Id<'user'>,
): Promise<readonly NoticePreference[]> {
  const off = await work.notices.switchedOff([userId]);
  return preferencesOf(off.get(userId) ?? new Set());
}
