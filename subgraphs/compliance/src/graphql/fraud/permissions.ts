import { needs, open, type TypeRules } from '@blockscore/service';
import { officerNotSelf } from '../no-tipping-off.ts';

const officer = needs('compliance:read');

export const fraudRules: TypeRules = {
  LoanApplication: { id: open },
  FraudAssessment: officerNotSelf,
  FraudSignal: officer,
  FraudSignalFact: officer,
  FraudReplay: officer,
  FraudAssessmentConnection: officer,
  FraudAssessmentEdge: officer,
};
