export type {
  FoundDifference as PaymentDifferenceMapper,
  TakenStatement as PaymentReconciliationMapper,
} from '../../app/statement-ports.ts';
