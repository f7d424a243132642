import { open, type TypeRules } from '@blockscore/service';

export const accountRules: TypeRules = {
  UpdateProfilePayload: open,
  RequestEmailChangePayload: open,
  SuspendUserPayload: open,
  ReinstateUserPayload: open,
};
