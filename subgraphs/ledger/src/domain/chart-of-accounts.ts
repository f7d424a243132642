import { type AccountType, otherSide, type Side } from './account.ts';

/** An account as a lender's books begin with it; the currency is the lender's. */
interface ChartEntry {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly normalSide: Side;
}

const GROWS_ON: Readonly<Record<AccountType, Side>> = {
  ASSET: 'DEBIT',
  EXPENSE: 'DEBIT',
  LIABILITY: 'CREDIT',
  EQUITY: 'CREDIT',
  INCOME: 'CREDIT',
};

function account(code: string, name: string, type: AccountType): ChartEntry {
  return { code, name, type, normalSide: GROWS_ON[type] };
}

/** An account that lowers another of its type and so grows on the other side. */
function contra(code: string, name: string, type: AccountType): ChartEntry {
  return { code, name, type, normalSide: otherSide(GROWS_ON[type]) };
}

/**
 * The accounts that a lender of instalment loans starts with, by what they are for: the loans
 * themselves, what they earn, what is under way, and what is lost.
 */
export const CHART_OF_ACCOUNTS: readonly ChartEntry[] = [
  account('CASH', 'Cash at bank', 'ASSET'),
  account('LOAN_PRINCIPAL', 'Loan principal outstanding', 'ASSET'),
  account('ACCRUED_INTEREST', 'Accrued interest receivable', 'ASSET'),
  account('FEES_RECEIVABLE', 'Fees receivable', 'ASSET'),
  contra('LOSS_ALLOWANCE', 'Allowance for loan losses', 'ASSET'),
  account('DISBURSEMENT_CLEARING', 'Disbursements under way', 'LIABILITY'),
  account('BORROWER_CREDIT', 'Overpayments owed to borrowers', 'LIABILITY'),
  account('UNEARNED_INTEREST', 'Interest paid in advance', 'LIABILITY'),
  account('SUSPENSE', 'Receipts not yet matched to a loan', 'LIABILITY'),
  account('SHARE_CAPITAL', 'Share capital', 'EQUITY'),
  account('RETAINED_EARNINGS', 'Retained earnings', 'EQUITY'),
  account('INTEREST_INCOME', 'Interest income', 'INCOME'),
  account('FEE_INCOME', 'Fee income', 'INCOME'),
  account('RECOVERY_INCOME', 'Recoveries of loans charged off', 'INCOME'),
  account('CHARGE_OFF_EXPENSE', 'Loans charged off', 'EXPENSE'),
];

/** The side on which accounts of a type grow, unless they lower another. */
export function growsOn(type: AccountType): Side {
  return GROWS_ON[type];
}

/** What lending keeps of each loan: only what it posts itself may be there, or the two would differ. */
const CONTROLLED: ReadonlySet<string> = new Set([
  'LOAN_PRINCIPAL',
  'ACCRUED_INTEREST',
  'FEES_RECEIVABLE',
  'BORROWER_CREDIT',
  'UNEARNED_INTEREST',
  'INTEREST_INCOME',
  'FEE_INCOME',
  'RECOVERY_INCOME',
  'CHARGE_OFF_EXPENSE',
]);

/** Whether nobody but lending posts on the account. */
export function isControlled(code: string): boolean {
  return CONTROLLED.has(code);
}

/** Whether lending posts on the account, alone or with others. Nothing may keep it from that. */
export function takesLoans(code: string): boolean {
  return isControlled(code) || code === 'CASH' || code === 'DISBURSEMENT_CLEARING';
}

/** Whether the lender's own postings need the account. */
export function isCharted(code: string): boolean {
  return CHART_OF_ACCOUNTS.some((entry) => entry.code === code);
}
