import { type Caller, isSelf } from '@blockscore/caller';
import { check, open, ownOr, type TypeRules } from '@blockscore/service';
import type { AboutSomebody } from '../no-tipping-off.ts';

const about = ownOr<AboutSomebody>(({ userId }) => userId, 'compliance:read');
/** Whatever their roles, nobody else reads what is in it. */
const self = check<AboutSomebody>(({ userId }, caller: Caller) => isSelf(caller, userId));

export const dataExportsOfUser = {
  dataExports: ownOr<{ readonly id: string }>(({ id }) => id, 'compliance:read'),
};

export const dataExportRules: TypeRules = {
  DataExport: {
    id: open,
    user: about,
    status: about,
    requestedAt: about,
    dueAt: about,
    missing: about,
    readyAt: about,
    expiresAt: about,
    size: about,
    sha256: about,
    download: self,
  },
  DataExportDownload: open,
  RequestDataExportPayload: open,
};
