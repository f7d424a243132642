import { needs, open, type TypeRules } from '@blockscore/service';
import { officerNotSelf } from '../no-tipping-off.ts';

const officer = needs('compliance:read');

/** Added to the fields of a screening that are ruled elsewhere. */
export const screeningFieldRules = {
  nameDoubts: officerNotSelf,
  entities: officerNotSelf,
  openEntities: officerNotSelf,
  rescreening: officerNotSelf,
  verdicts: officerNotSelf,
};

export const screeningRules: TypeRules = {
  MatchVerdict: {
    id: officerNotSelf,
    entity: officerNotSelf,
    verdict: officerNotSelf,
    note: officerNotSelf,
    decidedBy: officerNotSelf,
    decidedAt: officerNotSelf,
  },
  Rescreening: officer,
  RescreeningConnection: officer,
  RescreeningEdge: officer,
  ScreeningReplay: officer,
  ScreeningDifference: officer,
  ScreeningDay: {
    user: officerNotSelf,
    day: officerNotSelf,
    screenings: officerNotSelf,
    comparisons: officerNotSelf,
    passedOver: officerNotSelf,
  },
  ScreeningComparison: officer,
  DecideMatchPayload: open,
};
