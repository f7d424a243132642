import { csvRow } from '@blockscore/csv';
import type { Id } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import type { LocalDate } from '../domain/calendar.ts';
import { dayThatCame, type PortfolioInput } from './portfolio.ts';
import type { PortfolioRow } from './portfolio-ports.ts';
import type { Ports } from './ports.ts';

/** Rows of a file; what is beyond is in the next one. */
export const MOST_ROWS = 50_000;
/** Rows that are read at once, and so the most that is held. */
const CHUNK = 1_000;

export interface ExportInput extends PortfolioInput {
  /** The last loan of the file before. */
  readonly after?: string | undefined;
}

export interface PortfolioExport {
  readonly asOf: LocalDate;
  /** Where the next file begins after; null where this is the last one. */
  readonly next: Id<'loan'> | null;
  /** The text of the file, piece by piece as it is asked for. */
  readonly chunks: AsyncIterable<string>;
}

/** Columns by name, in their order. Amounts are in major units of `currency`. */
const COLUMNS: readonly (readonly [
  name: string,
  of: (row: PortfolioRow, asOf: LocalDate) => string | number | null,
])[] = [
  ['loanId', ({ id }) => id],
  ['productCode', ({ productCode }) => productCode],
  ['partnerId', ({ partnerId }) => partnerId],
  ['status', ({ status }) => status],
  ['disbursedOn', ({ disbursedOn }) => disbursedOn],
  ['currency', ({ currency }) => currency],
  ['principal', (row) => amount(row, row.principal)],
  ['outstanding', (row) => amount(row, row.outstanding)],
  ['accruedInterest', (row) => amount(row, row.accrued)],
  ['pastDue', (row) => amount(row, row.pastDue)],
  ['daysPastDue', ({ daysPastDue }) => daysPastDue],
  ['bucket', ({ bucket }) => bucket],
  ['annualRate', ({ annualRate }) => annualRate],
  ['pricingBand', ({ band }) => band],
  ['asOf', (_, asOf) => asOf],
];

function amount({ currency }: PortfolioRow, minor: bigint): string {
  return formatAmount(money(minor, currency));
}

/**
 * The loans of a portfolio as a CSV file, newest first, at most {@link MOST_ROWS} of them, with nothing
 * that says who borrows. It is read page by page while it is written, each page as it is known then.
 * [portfolio:read]
 *
 * @throws Fault BAD_USER_INPUT where the day has not come
 */
export function exportPortfolio(
  ports: Pick<Ports, 'transact' | 'clock'>,
  most = MOST_ROWS,
  chunk = CHUNK,
) {
  return async ({ asOf: day, after, ...filter }: ExportInput): Promise<PortfolioExport> => {
    const asOf = dayThatCame(ports, day, 'asOf');
    const next = await ports.transact((work) =>
      work.portfolios.lastOf(asOf, filter, { ...(after !== undefined && { after }), count: most }),
    );
    async function* write(): AsyncGenerator<string> {
      yield csvRow(COLUMNS.map(([name]) => name));
      let last = after;
      for (let left = most; left > 0; ) {
        const limit = Math.min(chunk, left);
        const page = { backward: false, limit, ...(last !== undefined && { after: last }) };
        const rows = await ports.transact((work) => work.portfolios.list(asOf, filter, page));
        if (rows.length > 0) {
          yield rows.map((row) => csvRow(COLUMNS.map(([, of]) => of(row, asOf)))).join('');
        }
        if (rows.length < limit) return;
        last = rows.at(-1)?.id;
        left -= rows.length;
      }
    }
    return { asOf, next, chunks: write() };
  };
}
