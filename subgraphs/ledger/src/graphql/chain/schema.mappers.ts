export type {
  ChainTransaction as ChainTransactionMapper,
  Contract as SmartContractMapper,
} from '../../app/chain-ports.ts';
