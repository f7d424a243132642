import { type Caller, hasScope, isSelf, type Scope } from '@blockscore/caller';
import { check } from '@blockscore/service';

/** What is about one person. */
export interface AboutSomebody {
  readonly userId: string;
}

/** No tipping off: nobody sees what is about themselves, not even an officer. */
function notAbout(caller: Caller, userId: string | null, scope: Scope): boolean {
  return hasScope(caller, scope) && (userId === null || !isSelf(caller, userId));
}

export const officerNotSelf = check<AboutSomebody>(({ userId }, caller: Caller) =>
  notAbout(caller, userId, 'compliance:read'),
);

/** Of a person in the graph. */
export const officerNotPerson = check<{ readonly id: string }>(({ id }, caller: Caller) =>
  notAbout(caller, id, 'compliance:read'),
);

interface AboutSomebodyOrNothing {
  readonly subject: string | null;
}

export const officerNotSubject = check<AboutSomebodyOrNothing>(({ subject }, caller: Caller) =>
  notAbout(caller, subject, 'compliance:read'),
);

/** Who may file is who may read the file. */
export const filerNotSubject = check<AboutSomebodyOrNothing>(({ subject }, caller: Caller) =>
  notAbout(caller, subject, 'compliance:write'),
);
