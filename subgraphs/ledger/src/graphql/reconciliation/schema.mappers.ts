export type {
  Difference as ReconciliationDifferenceMapper,
  Reconciliation as ReconciliationMapper,
} from '../../app/reconciliation-ports.ts';
