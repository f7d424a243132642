import { type JobHandlers, type JobWorkers, startJobWorkers } from '@blockscore/jobs';
import type { Logger, Metrics } from '@blockscore/service';
import { gatherNotices } from '../app/gather-notices.ts';
import { issueMailedToken } from '../app/issue-mailed-token.ts';
import type { IdentityJobs } from '../app/jobs.ts';
import type { Ports } from '../app/ports.ts';
import { purgeExpired } from '../app/purge-expired.ts';
import { sendMail } from '../app/send-mail.ts';
import { sendNotices } from '../app/send-notices.ts';
import type { Config } from '../config.ts';
import type { Resources } from './resources.ts';

function jobHandlersOf(ports: Ports, config: Config, logger: Logger): JobHandlers<IdentityJobs> {
  const send = sendMail(ports, { publicUrl: config.PUBLIC_URL });
  const links = { lender: config.MAIL_FROM.name, publicUrl: config.PUBLIC_URL };
  const sendNotice = sendNotices(ports, links);
  const gather = gatherNotices(ports);
  const issue = issueMailedToken(ports);
  return {
    'send-mail': (job, { enqueuedAt }) => send(job, enqueuedAt),
    'issue-mailed-token': ({ kind, addressHash }) => issue(kind, addressHash),
    'send-notices': (job, { enqueuedAt }) => sendNotice(job, enqueuedAt),
    'gather-notices': async () => {
      const mails = await gather();
      logger.info({ mails }, 'notices gathered for partners');
    },
    'purge-expired': purgeExpired(ports),
  };
}

/** Does identity's jobs until it is stopped. */
export function startJobs(
  resources: Resources,
  ports: Ports,
  config: Config,
  registry: Metrics['registry'],
): Promise<JobWorkers> {
  return startJobWorkers({
    queue: resources.jobs,
    handlers: jobHandlersOf(ports, config, resources.logger),
    logger: resources.logger,
    registry,
  });
}
