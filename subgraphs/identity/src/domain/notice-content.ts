import { formatAmount, money } from '@blockscore/money';
import type { MailContent, MailParagraph } from './mail-content.ts';
import type { Notice, NoticeFacts } from './notice.ts';
import { type Body, changedBodyOf, type Row } from './notice-changes.ts';
import { failedBodyOf } from './notice-failures.ts';

/** What a mail says besides the notice. */
export interface NoticeMailFacts {
  /** By whom to greet; null where nobody is known to read the address. */
  readonly name: string | null;
  /** Who writes. */
  readonly lender: string;
  /** The page on which people choose what they are mailed; undefined where there is none. */
  readonly preferencesUrl: string | undefined;
}

/** The mail by which a borrower is told of one notice. */
export function writeNotice(
  notice: Notice,
  { name, lender, preferencesUrl }: NoticeMailFacts,
): MailContent {
  const { subject, first, rows, after } = bodyOf(notice);
  const where: Row =
    notice.loanId === undefined ? ['Application', notice.applicationId] : ['Loan', notice.loanId];
  return {
    subject,
    paragraphs: [
      name === null ? 'Hello,' : `Hello ${name},`,
      first,
      { rows: [...rows, where] },
      ...after,
      lender,
      ...hint(preferencesUrl),
    ],
  };
}

function hint(preferencesUrl: string | undefined): readonly MailParagraph[] {
  const text =
    'But for a few that the law has us send, you choose which of these mails you get: in your account, under notices';
  if (preferencesUrl === undefined) return [{ note: `${text}.` }];
  return [{ note: `${text}:` }, { link: preferencesUrl }];
}

function bodyOf({ kind, facts }: Notice): Body {
  const rows = rowsOf(facts);
  switch (kind) {
    case 'APPLICATION_RECEIVED':
      return {
        subject: 'We have your application',
        first: 'we have received your application for a loan and are looking at it now.',
        rows,
        after: ['There is nothing to do for you until we write again.'],
      };
    case 'APPLICATION_INCOMPLETE':
      return {
        subject: 'We need something more from you',
        first:
          'we cannot decide on your application yet, because something is missing that only you can give us:',
        rows,
        after: [
          'Please complete it in your account. If we do not have it by that day, we will give your application no further consideration; you may apply again at any time.',
        ],
      };
    case 'APPLICATION_CLOSED':
      return {
        subject: 'Your application is closed',
        first:
          'we have closed your application, because we did not get what was missing by the day that we had written to you.',
        rows,
        after: ['This says nothing about whether we would lend to you. Apply again at any time.'],
      };
    case 'APPLICATION_APPROVED':
      return {
        subject: 'Your loan is approved',
        first: 'your application is approved. This is what we offer you:',
        rows,
        after: [
          'Read the whole offer in your account, with its schedule and all costs, and accept it there before it runs out. Nothing is owed until you have accepted it and the money is paid out.',
        ],
      };
    case 'APPLICATION_REJECTED':
      return {
        subject: 'Our decision on your application',
        first: 'we have looked at your application and cannot lend you what you asked for.',
        rows,
        after: [
          'The principal reasons for it are in your account, with the application. You may ask us what they rest on, and have your score reviewed if you think that what it was made from is wrong.',
        ],
      };
    case 'OFFER_EXPIRING':
      return {
        subject: 'Your offer runs out soon',
        first: 'you have not accepted our offer yet, and it runs out soon:',
        rows,
        after: [
          'If you want the loan, accept the offer in your account before then. If not, you need do nothing.',
        ],
      };
    case 'OFFER_EXPIRED':
      return {
        subject: 'Your offer has run out',
        first: 'our offer has run out before it was accepted.',
        rows,
        after: ['If you still want a loan, apply again at any time.'],
      };
    default:
      return loanBodyOf(kind, facts, rows);
  }
}

type LoanKind = Exclude<Notice['kind'], `APPLICATION_${string}` | `OFFER_${string}`>;

function loanBodyOf(kind: LoanKind, facts: NoticeFacts, rows: readonly Row[]): Body {
  switch (kind) {
    case 'LOAN_PAID_OUT':
      return {
        subject: 'Your loan is paid out',
        first: 'we have sent the money of your loan to the account that you gave us.',
        rows,
        after: ['What falls due when is in your account, in the schedule of the loan.'],
      };
    case 'LOAN_CANCELLED':
      return {
        subject: 'Your loan is cancelled',
        first: 'the loan that we had agreed on is cancelled before it was paid out.',
        rows,
        after: ['You owe nothing of it. If you want a loan, apply again at any time.'],
      };
    case 'INSTALMENT_DUE':
      return {
        subject: `An instalment is due on ${dayText(facts.dueOn)}`,
        first: 'an instalment of your loan falls due soon:',
        rows,
        after: ['If it is on its way to us already, you need do nothing.'],
      };
    case 'INSTALMENT_OVERDUE':
      return {
        subject: 'A payment of your loan is late',
        first: `we have not received all that was due of your loan. The oldest of it is ${daysText(facts)} late:`,
        rows,
        after: [
          'Please pay it as soon as you can. If you cannot, talk to us: the sooner we know, the more we can do.',
          'If it is on its way to us already, thank you.',
        ],
      };
    case 'PAYMENT_FAILED':
      return failedBodyOf(facts, rows);
    case 'REPAYMENT_REVERSED':
    case 'FEE_CHARGED':
    case 'TERMS_CHANGED':
      return changedBodyOf(kind, facts, rows);
    case 'LOAN_PAID_OFF':
      return {
        subject: 'Your loan is paid off',
        first: 'your loan is paid off. You owe nothing more of it.',
        rows,
        after: ['Thank you. What was paid when stays in your account.'],
      };
    case 'LOAN_REOPENED':
      return {
        subject: 'Your loan is open again',
        first:
          'a payment that had been counted for your loan was taken back, so that something of it is owed again.',
        rows,
        after: ['How much that is, and since when, is in your account.'],
      };
    case 'LOAN_CHARGED_OFF':
      return {
        subject: 'Your loan is charged off',
        first:
          'what you owe of your loan has been unpaid for so long that we have written it off in our books.',
        rows,
        after: ['You still owe it, and can still pay. Talk to us about what is possible.'],
      };
  }
}

const PARTNER_TEXTS: Readonly<Record<Notice['kind'], string>> = {
  APPLICATION_RECEIVED: 'Application received',
  APPLICATION_INCOMPLETE: 'Application incomplete',
  APPLICATION_CLOSED: 'Application closed',
  APPLICATION_APPROVED: 'Application approved',
  APPLICATION_REJECTED: 'Application rejected',
  OFFER_EXPIRING: 'Offer runs out soon',
  OFFER_EXPIRED: 'Offer ran out',
  LOAN_PAID_OUT: 'Loan paid out',
  LOAN_CANCELLED: 'Loan cancelled',
  INSTALMENT_DUE: 'Instalment due',
  INSTALMENT_OVERDUE: 'Payment late',
  PAYMENT_FAILED: 'Payment failed',
  REPAYMENT_REVERSED: 'Payment taken back',
  FEE_CHARGED: 'Fee charged',
  TERMS_CHANGED: 'Terms changed',
  LOAN_PAID_OFF: 'Loan paid off',
  LOAN_REOPENED: 'Loan open again',
  LOAN_CHARGED_OFF: 'Loan charged off',
};

/**
 * The mail by which a partner is told of what became of those who came through it.
 *
 * @param notices at least one, oldest first
 * @param more how many there are besides
 */
export function writePartnerNotices(
  notices: readonly Notice[],
  more: number,
  lender: string,
): MailContent {
  const [only] = notices.length + more === 1 ? notices : [];
  const count = notices.length + more;
  return {
    subject:
      only === undefined
        ? `${count} notices on applications and loans`
        : `${PARTNER_TEXTS[only.kind]}: ${only.loanId ?? only.applicationId}`,
    paragraphs: [
      'Hello,',
      'this is what is new of the applications and loans that came through you:',
      ...notices.map(({ kind, facts, applicationId, loanId }) => ({
        rows: [[PARTNER_TEXTS[kind], loanId ?? applicationId] as const, ...rowsOf(facts)],
      })),
      ...(more > 0 ? [`${more} more are in the graph, under partnerNotices.`] : []),
      lender,
      {
        note: 'To have these mails at once, once a day or not at all, write to your contact with us.',
      },
    ],
  };
}

const MISSING_TEXTS = {
  FINANCES: 'your finances as they are now',
  IDENTITY: 'the verification of your identity',
} as const;

function rowsOf(facts: NoticeFacts): readonly Row[] {
  const { amountMinor, currency, termMonths, annualRate, expiresAt, dueOn, daysPastDue } = facts;
  const { change, effectiveOn, instalments, pausedUntil, missing, answerBy } = facts;
  const rows: (Row | undefined)[] = [
    amountMinor === undefined || currency === undefined
      ? undefined
      : ['Amount', moneyText(amountMinor, currency)],
    termMonths === undefined ? undefined : ['Term', `${termMonths} months`],
    annualRate === undefined ? undefined : ['Rate', `${annualRate} % a year`],
    expiresAt === undefined ? undefined : ['Good until', momentText(expiresAt)],
    dueOn === undefined ? undefined : [dueLabel(change, daysPastDue), dayText(dueOn)],
    instalments === undefined ? undefined : ['Instalments to come', `${instalments}`],
    effectiveOn === undefined ? undefined : ['From', dayText(effectiveOn)],
    pausedUntil === undefined ? undefined : ['Until', dayText(pausedUntil)],
    ...(missing ?? []).map((each): Row => ['Missing', MISSING_TEXTS[each]]),
    answerBy === undefined ? undefined : ['Needed by', dayText(answerBy)],
  ];
  return rows.filter((row) => row !== undefined);
}

function dueLabel(change: NoticeFacts['change'], daysPastDue: number | undefined): string {
  if (change !== undefined) return 'Next due';
  return daysPastDue === undefined ? 'Due' : 'Due since';
}

/** `$1,234.50`: exact, since it is never a binary fraction. */
function moneyText(minor: string, currency: string): string {
  const amount = formatAmount(money(BigInt(minor), currency));
  const digits = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount as `${number}`);
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

function dayText(day: string | undefined): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', DAY);
}

function momentText(at: string): string {
  return `${new Date(at).toLocaleDateString('en-GB', DAY)}, ${at.slice(11, 16)} UTC`;
}

function daysText({ daysPastDue = 0 }: NoticeFacts): string {
  return daysPastDue === 1 ? 'one day' : `${daysPastDue} days`;
}
