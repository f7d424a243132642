import type { Caller } from '@blockscore/caller';
import { changeLoanRate } from '../../app/change-loan-rate.ts';
import { chargeFee } from '../../app/charge-fee.ts';
import { chargeOffLoan } from '../../app/charge-off-loan.ts';
import { listProposals } from '../../app/list-proposals.ts';
import { pauseLoan } from '../../app/pause-loan.ts';
import type { Ports } from '../../app/ports.ts';
import type { ServicingProposal } from '../../app/proposal-ports.ts';
import { refundOverpayment } from '../../app/refund-overpayment.ts';
import { rescheduleLoan } from '../../app/reschedule-loan.ts';
import { restructureLoan } from '../../app/restructure-loan.ts';
import { reverseRepayment } from '../../app/reverse-repayment.ts';
import { waiveFee } from '../../app/waive-fee.ts';
import { withdrawServicingProposal } from '../../app/withdraw-servicing-proposal.ts';
import type { Loan } from '../../domain/loan.ts';

export interface ServicingUseCases {
  readonly reverseRepayment: ReturnType<typeof reverseRepayment>;
  readonly chargeFee: ReturnType<typeof chargeFee>;
  readonly waiveFee: ReturnType<typeof waiveFee>;
  readonly rescheduleLoan: ReturnType<typeof rescheduleLoan>;
  readonly restructureLoan: ReturnType<typeof restructureLoan>;
  readonly changeLoanRate: ReturnType<typeof changeLoanRate>;
  readonly pauseLoan: ReturnType<typeof pauseLoan>;
  readonly chargeOffLoan: ReturnType<typeof chargeOffLoan>;
  readonly refundOverpayment: ReturnType<typeof refundOverpayment>;
  readonly withdrawServicingProposal: ReturnType<typeof withdrawServicingProposal>;
  readonly listProposals: (
    caller: Caller,
    loan: Loan,
  ) => Promise<readonly ServicingProposal[] | null>;
}

export function createServicingUseCases(ports: Ports): ServicingUseCases {
  return {
    reverseRepayment: reverseRepayment(ports),
    chargeFee: chargeFee(ports),
    waiveFee: waiveFee(ports),
    rescheduleLoan: rescheduleLoan(ports),
    restructureLoan: restructureLoan(ports),
    changeLoanRate: changeLoanRate(ports),
    pauseLoan: pauseLoan(ports),
    chargeOffLoan: chargeOffLoan(ports),
    refundOverpayment: refundOverpayment(ports),
    withdrawServicingProposal: withdrawServicingProposal(ports),
    listProposals: listProposals(ports),
  };
}
