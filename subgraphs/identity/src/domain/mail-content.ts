import type { MailedDocument, MailedFactor, MailRequest } from './mail.ts';
import type { Role } from './user.ts';

/** What a mail says of what it is about, read when it is written. */
export interface MailFacts {
  /** By whom to greet; null where the address is not known to be this person's. */
  readonly name: string | null;
  /** When what the mail tells of happened. */
  readonly at: Date;
  /** Of a mail whose reader is to act: the token, and a page that takes it where there is one. */
  readonly token?: string;
  readonly link?: string;
  /** Of a reset: nobody has shown yet that what the account says of them is their own word. */
  readonly isUnverified?: boolean;
  /** Of a sign-in: what it came from, in words. Both rest on what somebody sent. */
  readonly device?: string;
  readonly address?: string;
}

/** A paragraph; a token or a link stands on a line of its own, and so does each row. */
export type MailParagraph =
  | string
  | { readonly token: string }
  | { readonly link: string }
  | { readonly rows: readonly (readonly [label: string, value: string])[] }
  /** What is said in passing, smaller where there is smaller print. */
  | { readonly note: string };

export interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly MailParagraph[];
}

const FACTORS: Readonly<Record<MailedFactor, string>> = {
  TOTP: 'an authenticator app',
  PASSKEY: 'a passkey',
  RECOVERY_CODES: 'a set of recovery codes',
};

const DOCUMENTS: Readonly<Record<MailedDocument, string>> = {
  PASSPORT: 'passport',
  IDENTITY_CARD: 'identity card',
  DRIVING_LICENCE: 'driving licence',
  PROOF_OF_ADDRESS: 'proof of address',
  SOURCE_OF_FUNDS: 'proof of where your funds come from',
};

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  BORROWER: 'borrower',
  LOAN_OFFICER: 'loan officer',
  COMPLIANCE_OFFICER: 'compliance officer',
  ANALYST: 'analyst',
  PARTNER: 'partner',
  ADMIN: 'administrator',
};

const CANNOT_GET_IN = 'If you cannot get in any more, tell us at once.';

/** A new password ends all other sessions, and with them a change of address that is under way. */
const NOT_YOU = `If this was not you, change your password at once, which ends all your other sessions, and remove every second factor that is not yours. ${CANNOT_GET_IN}`;

/** Whoever did it knows the password, which its owner does not. */
const NOT_YOUR_PASSWORD = `If this was not you, ask for a new password at once, as if you had forgotten yours: it ends all sessions. Then remove every second factor that is not yours. ${CANNOT_GET_IN}`;

/** Nobody resets a password who does not read the mails to this address. */
const NOT_YOUR_RESET = `If this was not you, somebody else reads your mails: change the password of your mailbox first. Then ask us for a new one as if you had forgotten yours: it ends all sessions. ${CANNOT_GET_IN}`;

const THEN_PASSWORD = `Then change your password, which ends all your other sessions. ${CANNOT_GET_IN}`;

/** A factor stays when the password changes, and a passkey needs none: it has to be taken away. */
const NOT_YOUR_FACTOR: Readonly<Record<MailedFactor, string>> = {
  TOTP: `If this was not you, remove it under your second factors at once: another password does not. ${THEN_PASSWORD}`,
  PASSKEY: `If this was not you, remove it under your second factors at once: it signs in without a password, so that another one does not keep it out. ${THEN_PASSWORD}`,
  RECOVERY_CODES: `If this was not you, make new ones under your second factors at once, which makes these worthless. ${THEN_PASSWORD}`,
};

const WHOSE_DATA =
  'This address was never verified. If somebody else opened the account, do not set a password: open one yourself, with your own name and birthday, and it replaces theirs.';

/** What a mail says, without its form. */
export function writeMail(request: MailRequest, facts: MailFacts): MailContent {
  const { subject, body } = bodyOf(request, facts);
  const greeting = facts.name === null ? 'Hello,' : `Hello ${facts.name},`;
  return { subject, paragraphs: [greeting, ...body] };
}

interface Body {
  readonly subject: string;
  readonly body: readonly MailParagraph[];
}

function bodyOf(request: MailRequest, facts: MailFacts): Body {
  const at = momentText(facts.at);
  switch (request.kind) {
    case 'VERIFY_EMAIL':
      return {
        subject: 'Verify your e-mail address',
        body: [
          'somebody opened an account with this address. Only if you have just done so yourself, verify the address within 24 hours by this token:',
          ...tokenOf(facts),
          'If it was not you, do not use it: whoever opened the account chose its password. Ignore this mail, and the account is removed in a week; you can open one of your own at any time, which replaces it.',
        ],
      };
    case 'CHANGE_EMAIL':
      return {
        subject: 'Verify your new e-mail address',
        body: [
          'somebody, most likely you, wants to have this address for an account. To move the account to it within 24 hours, use this token:',
          ...tokenOf(facts),
          'If it was not you, ignore this mail: nothing changes.',
        ],
      };
    case 'RESET_PASSWORD':
      return {
        subject: 'Set a new password',
        body: [
          'somebody, most likely you, asked for a new password for your account. To set one within 30 minutes, use this token:',
          ...tokenOf(facts),
          ...(facts.isUnverified === true ? [WHOSE_DATA] : []),
          'If it was not you, ignore this mail: your password stays as it is. Do not give the token to anybody.',
        ],
      };
    case 'NEW_DEVICE':
      return {
        subject: 'A sign-in from a new device',
        body: [
          `somebody signed in to your account from a device that was not known before, on ${at}.`,
          deviceText(facts),
          'If this was you, there is nothing to do.',
          NOT_YOU,
        ],
      };
    case 'REGISTRATION_ATTEMPTED':
      return {
        subject: 'You have an account already',
        body: [
          `somebody tried to open an account with your address, on ${at}. You have one already: sign in with it, or ask for a new password if you do not remember yours.`,
          'If it was not you, ignore this mail: nothing has changed.',
        ],
      };
    default:
      return noticeOf(request, at);
  }
}

type Notice = Exclude<
  MailRequest,
  {
    kind:
      | 'VERIFY_EMAIL'
      | 'CHANGE_EMAIL'
      | 'RESET_PASSWORD'
      | 'NEW_DEVICE'
      | 'REGISTRATION_ATTEMPTED';
  }
>;

/** Mails that only tell of a change. */
function noticeOf(request: Notice, at: string): Body {
  switch (request.kind) {
    case 'PASSWORD_CHANGED':
      return notice(
        'Your password was changed',
        `the password of your account was changed on ${at} by somebody who was signed in and knew the one before. All sessions but theirs have ended.`,
        NOT_YOUR_PASSWORD,
      );
    case 'PASSWORD_RESET':
      return notice(
        'Your password was set anew',
        `a new password was set for your account on ${at} by a token that was mailed to you. All sessions have ended: sign in with the new password.`,
        NOT_YOUR_RESET,
      );
    case 'EMAIL_CHANGE_REQUESTED':
      return notice(
        'A new address was asked for',
        `somebody, most likely you, asked on ${at} to move your account to another e-mail address. This address stays until the other one is verified.`,
      );
    case 'EMAIL_CHANGED':
      return notice(
        'Your account has another address',
        `your account was moved to another e-mail address on ${at}. You sign in with that one now, and mails about your account go there.`,
        'If this was not you, tell us at once: you cannot ask for a new password with this address any more.',
      );
    case 'FACTOR_ADDED':
      return notice(
        'A second factor was added',
        `${FACTORS[request.factor]} was added to your account on ${at}.`,
        NOT_YOUR_FACTOR[request.factor],
      );
    case 'FACTOR_REMOVED':
      return notice(
        'A second factor was removed',
        `${FACTORS[request.factor]} was removed from your account on ${at}.`,
      );
    case 'RECOVERY_CODE_USED':
      return notice(
        'A recovery code was used',
        `somebody signed in to your account with a recovery code on ${at}. ${codesLeft(request.remaining)}`,
        `If this was not you, make new recovery codes at once, which makes these worthless. ${THEN_PASSWORD}`,
      );
    case 'ROLE_CHANGED': {
      const change = request.change === 'GRANTED' ? 'was given' : 'no longer has';
      return notice(
        'The roles of your account have changed',
        `your account ${change} the role of ${ROLE_NAMES[request.role]}, as of ${at}.`,
        'If you did not expect this, ask your administrator.',
      );
    }
    case 'ACCOUNT_SUSPENDED':
      return notice(
        'Your account was suspended',
        `your account was suspended on ${at}. You cannot sign in until it is reinstated.`,
        'If you do not know why, ask us.',
      );
    case 'ACCOUNT_REINSTATED':
      return notice(
        'Your account was reinstated',
        `your account was reinstated on ${at}. You can sign in again.`,
        'If you do not know why, ask us.',
      );
    case 'DATA_COPY_READY':
      return notice(
        'The copy of your data is ready',
        `the copy of everything that we keep about you can be fetched since ${at}, for two weeks: sign in, and you find it where you asked for it. There is no link to it here, so that nobody gets it who only reads your mails.`,
      );
    case 'DOCUMENT_RUNS_OUT':
      return notice(
        'A document of yours runs out soon',
        `the ${DOCUMENTS[request.document]} that you have shown us can soon be relied on no more. Until which day it can you find where you sent it: sign in, and send one that is valid for longer. Without it we may not be able to grant you anything new; what was agreed on goes on.`,
        'If you have sent another one since, there is nothing to do. Send no document by mail.',
      );
  }
}

function notice(subject: string, text: string, otherwise = NOT_YOU): Body {
  return { subject, body: [text, otherwise] };
}

function tokenOf({ token, link }: MailFacts): readonly MailParagraph[] {
  if (token === undefined) return [];
  return link === undefined ? [{ token }] : [{ token }, 'or this link:', { link }];
}

function deviceText({ device, address }: MailFacts): string {
  const shown = (text: string | undefined) =>
    text === undefined || text === '' ? 'unknown' : text;
  return `It calls itself: ${shown(device)}. Its network address: ${shown(address)}.`;
}

function codesLeft(remaining: number): string {
  if (remaining === 0) return 'It was the last one: make new ones.';
  return remaining === 1 ? 'One is left.' : `${remaining} are left.`;
}

/** `22 November 2026 at 11:42 UTC`: whoever reads it may be anywhere. */
function momentText(at: Date): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return `${at.toLocaleDateString('en-GB', format)} at ${at.toISOString().slice(11, 16)} UTC`;
}
