import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '@blockscore/service';
import { ruruHTML } from 'ruru/server';
import { serveStatic } from 'ruru/static';
import { VERIFY_PATH } from '../verify/verify-page.ts';
import { EXAMPLES } from './examples.ts';

const STATIC_PATH = '/explorer/static/';
const ASSISTANT_PATH = '/explorer/assistant.js';
const STYLE_FILE = join(import.meta.dirname, 'explorer.css');
const STYLE_NONCE_FILE = join(import.meta.dirname, 'style-nonce.js');
const STATIC_MAX_AGE_SECONDS = 3_600;

/** GraphiQL at `/`, with one tab for each stage of a loan. Everything it loads comes from here. */
export function explorerRoutes(): readonly Route[] {
  const assistant = readFileSync(join(import.meta.dirname, 'assistant.js'));
  const files = serveStatic(STATIC_PATH);
  return [
    {
      method: 'GET',
      path: '/',
      handle(request, response) {
        const nonce = randomBytes(16).toString('base64');
        response.setHeader(
          'content-security-policy',
          contentPolicy(nonce, request.headers.host ?? ''),
        );
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.setHeader('cache-control', 'no-store');
        response.end(page(nonce));
      },
    },
    {
      method: 'GET',
      path: ASSISTANT_PATH,
      handle(_, response) {
        response.setHeader('content-type', 'text/javascript; charset=utf-8');
        response.setHeader('cache-control', 'no-cache');
        response.end(assistant);
      },
    },
    {
      method: 'GET',
      path: `${STATIC_PATH}*`,
      handle(request, response) {
        response.setHeader('cache-control', `public, max-age=${STATIC_MAX_AGE_SECONDS}`);
        files(request, response);
      },
    },
  ];
}

function contentPolicy(nonce: string, host: string): string {
  // Not every browser counts a WebSocket to the same host as 'self'.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // The editor places its lines by attributes, each with numbers of its own: docs/gateway.md says more.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What GraphiQL shows where the browser remembers nothing of an earlier visit. */
const AT_FIRST = { defaultTabs: EXAMPLES.map(tabOf), defaultEditorToolsVisibility: 'variables' };

const html = ruruHTML({
  staticPath: STATIC_PATH,
  endpoint: '/graphql',
  subscriptionEndpoint: '/graphql',
  htmlParts: {
    metaTags: (original) =>
      `${original}\n<meta name="viewport" content="width=device-width, initial-scale=1" />\n<link rel="icon" href="data:," />`,
    titleTag: '<title>BlockScore explorer</title>',
    styleTags: (original) => `${original}\n<style>${readFileSync(STYLE_FILE, 'utf8')}</style>`,
    configScript: (_, client) =>
      `<script>const RURU_CONFIG = ${json({ ...client, ...AT_FIRST })};</script>`,
    bodyContent: (original) =>
      `${original}\n<nav class="explorer-links"><a href="${VERIFY_PATH}">Check a proof</a></nav>`,
    headerScripts: (original) =>
      `<script>${readFileSync(STYLE_NONCE_FILE, 'utf8')}</script>\n<script src="${ASSISTANT_PATH}"></script>\n${original}`,
  },
});

/** JSON that may stand inside a script element. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function page(nonce: string): string {
  return html.replaceAll(/<(script|style)\b/g, `<$1 nonce="${nonce}"`);
}

function tabOf({ query, variables }: (typeof EXAMPLES)[number]) {
  return { query, variables: JSON.stringify(variables, null, 2) };
}
