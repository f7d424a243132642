export type {
  Statement as LedgerStatementMapper,
  StatementLine as LedgerStatementLineMapper,
} from '../../app/draw-statement.ts';
