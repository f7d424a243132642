import { publicUrl, type Settings } from './config.ts';
import { DEMO_USERS } from './demo.ts';

const EMAIL_WIDTH = 38;
const PASSWORD_WIDTH = 26;

/**
 * What is shown when everything runs: where to go, who can sign in, and what to try first.
 *
 * @param chainUrl of the private chain, where there is one
 */
export function banner(settings: Settings, seconds: number, chainUrl?: string): string {
  const base = publicUrl(settings);
  const lines = [
    '',
    `BlockScore runs (${seconds.toFixed(1)} s). Ctrl-C stops it.`,
    '',
    `  Explorer       ${base}/`,
    `  GraphQL        ${base}/graphql   (HTTP, and WebSocket at ${base.replace('http', 'ws')}/graphql)`,
    `  Subscriptions  ${base}/graphql/stream   (SSE)`,
    `  Proofs         ${base}/verify${chainUrl === undefined ? '' : `   (the chain's endpoint is ${chainUrl})`}`,
    `  Health         ${base}/api/health`,
    `  Mail, logs     ${settings.home}`,
    '',
  ];
  if (settings.seedDemo) lines.push(...logins());
  lines.push(
    'A first query; paste it into a terminal:',
    '',
    `  curl ${base}/graphql -H 'content-type: application/json' \\`,
    `    -d '{"query":"{ loanProducts { id name } }"}'`,
    '',
  );
  return lines.join('\n');
}

function logins(): string[] {
  return [
    'Demo logins (never use them anywhere else):',
    '',
    ...DEMO_USERS.map(
      ({ email, password, roles }) =>
        `  ${email.padEnd(EMAIL_WIDTH)} ${password.padEnd(PASSWORD_WIDTH)} ${roles.join(', ')}`,
    ),
    '',
  ];
}
