import { randomBytes } from 'node:crypto';
import { DEMO_USERS } from '../demo.ts';
import { SUBGRAPHS } from '../layout.ts';
import { newSecrets } from '../secrets.ts';

/** Where OFAC publishes the files of its lists. */
const OFAC = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports';

/** What publishers give to everybody: the European Commission gives each reader a token of their own. */
const LIST_URLS = [
  ...['SDN', 'ALT', 'ADD', 'SDN_COMMENTS'].map((file) => `ofac-sdn=${OFAC}/${file}.CSV`),
  ...['CONS_PRIM', 'CONS_ALT', 'CONS_ADD', 'CONS_COMMENTS'].map(
    (file) => `ofac-consolidated=${OFAC}/${file}.CSV`,
  ),
  'un-consolidated=https://scsanctions.un.org/resources/xml/en/consolidated.xml',
  'uk-sanctions=https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml',
];

/**
 * The text of a `.env` for docker compose with fresh secrets: passwords of the roles, a master key
 * for each subgraph that keeps personal data, the gateway's key pair, the chain's key, and the demo
 * lender's people with passwords of their own. And where sanctions lists are downloaded from: without
 * one compliance is not started.
 */
export async function newEnvironmentFile(): Promise<string> {
  const secrets = await newSecrets();
  const variables: [string, string][] = [
    ['POSTGRES_PASSWORD', secrets.postgresPassword],
    ['REDIS_PASSWORD', secrets.redisPassword],
    ['GATEWAY_PRIVATE_KEY', secrets.gatewayPrivateKey],
    ['GATEWAY_PUBLIC_KEY', secrets.gatewayPublicKey],
    ['BLOCKCHAIN_PRIVATE_KEY', secrets.chain.privateKey],
    ['PAYMENT_CALLBACK_SECRET', secrets.paymentCallbackSecret],
  ];
  for (const name of SUBGRAPHS) {
    const prefix = name.toUpperCase();
    variables.push(
      [`${prefix}_OWNER_PASSWORD`, secrets.roles[name].owner],
      [`${prefix}_APP_PASSWORD`, secrets.roles[name].app],
    );
    // The ledger keeps no personal data.
    if (name === 'ledger') continue;
    variables.push([`${prefix}_ENCRYPTION_KEY`, secrets.encryptionKeys[name]]);
  }
  const people = DEMO_USERS.map((user) => ({
    ...user,
    password: randomBytes(12).toString('base64url'),
  }));
  return [
    '# Secrets of one installation, for docker compose. Keep a copy in a safe place: without the',
    '# encryption keys the data cannot be read any more.',
    // In single quotes nothing is replaced; none of the values holds one.
    ...variables.map(([name, value]) => `${name}='${value}'`),
    '',
    '# The sanctions lists that people are screened against: docs/compliance/lists.md.',
    `SANCTIONS_LIST_URLS='${LIST_URLS.join(' ')}'`,
    '',
    '# Mail is written to the volume `mail` unless a server is named here.',
    "# MAIL_SERVER='smtps://mail.example.com'",
    "# MAIL_USERNAME='lender'",
    "# MAIL_PASSWORD=''",
    "# MAIL_FROM='Lender <no-reply@lender.example>'",
    "# PUBLIC_URL='https://lender.example'",
    '',
    '# Passkeys are for http://localhost:4000 unless a domain is named here, before the first is made.',
    "# PASSKEY_RP_ID='lender.example'",
    "# PASSKEY_ORIGINS='https://lender.example'",
    '# Roles that are of no use without a second factor.',
    "# MFA_REQUIRED_ROLES='LOAN_OFFICER,COMPLIANCE_OFFICER,ANALYST,PARTNER,ADMIN'",
    '',
    '# The people of the demo lender, for `docker compose --profile demo run --rm seed`.',
    `DEMO_USERS='${JSON.stringify(people)}'`,
    '',
  ].join('\n');
}
