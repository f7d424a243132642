import { discloseCopy } from '@blockscore/events';
import { sealInParts } from '@blockscore/vault';

/** Hands over what this subgraph holds of a person. */
export const discloseExport = discloseCopy('lending', sealInParts);
