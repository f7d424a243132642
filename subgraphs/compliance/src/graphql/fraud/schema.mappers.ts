export type { FraudAssessment as FraudAssessmentMapper } from '../../app/fraud-ports.ts';
export type { FraudSignal as FraudSignalMapper } from '../../domain/fraud/signal.ts';
