import type { Delivery, Handlers } from '@blockscore/events';
import { assessRisk, type RiskCause } from '../app/assess-risk.ts';
import { checkPayment } from '../app/check-payment.ts';
import { hearOfEnd, hearOfLapse, hearOfPayment, hearOfPosting } from '../app/hear-of-payment.ts';
import type { Ports, UserId, Work } from '../app/ports.ts';

/** What monitoring does when it hears of money, and of what makes a customer riskier or less so. */
export function monitoringHandlersOf(ports: Ports): Handlers<Work> {
  const assess = async (userId: UserId | undefined, cause: RiskCause, by: Delivery<Work>) => {
    if (userId !== undefined) await by.transact((work) => assessRisk(work, ports, userId, cause));
  };
  return {
    'lending.payment_check.requested': ({ data }, { transact }) =>
      transact((work) => checkPayment(work, ports, data)),
    'lending.payment.recorded': ({ data }, { transact }) =>
      transact((work) => hearOfPayment(work, ports, data)),
    'lending.payment_check.lapsed': ({ data }, { transact }) =>
      transact((work) => hearOfLapse(work, ports, data)),
    'lending.payment.failed': ({ data }, { transact }) =>
      transact((work) => hearOfEnd(work, ports, data)),
    'lending.payment.returned': ({ data }, { transact }) =>
      transact((work) => hearOfEnd(work, ports, data)),
    'lending.payment.reversed': ({ data }, { transact }) =>
      transact((work) => hearOfEnd(work, ports, data)),
    'ledger.transaction.posted': ({ data }, { transact }) =>
      transact((work) => hearOfPosting(work, ports, data)),
    'compliance.alert.raised': ({ data }, delivery) => assess(data.userId, 'ALERT', delivery),
    'compliance.alert.resolved': ({ data }, delivery) => assess(data.userId, 'ALERT', delivery),
    'compliance.kyc.changed': ({ data }, delivery) => assess(data.userId, 'KYC', delivery),
    'compliance.subject.screened': ({ data }, delivery) =>
      assess(data.userId, 'SCREENING', delivery),
  };
}
