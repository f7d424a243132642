import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Page } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser'];
const TIMEOUT_MS = 30_000;

/** A page, and what became of it so far. */
export interface OpenPage {
  readonly page: Page;
  /** Address of each request that the page and its workers made, oldest first. */
  readonly requests: readonly string[];
  /** Errors on the console, faults of its scripts and requests that failed. */
  readonly problems: readonly string[];
}

export interface TestBrowser {
  /** Opens an address in a profile of its own and waits until its scripts have loaded. */
  open(url: string): Promise<OpenPage>;
  close(): Promise<void>;
}

/**
 * The browser that tests use: the program at `CHROMIUM_PATH`, else Chromium on the PATH; undefined
 * where there is none. Throws where `CHROMIUM_PATH` names no program.
 */
export function findChromium(environment = process.env): string | undefined {
  const given = environment['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (isExecutable(given)) return given;
    throw new Error(`CHROMIUM_PATH names no program: ${given}; correct or unset it.`);
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, program)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a browser without a window that reaches nothing but this machine. Takes a second. */
export async function startBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium is on the PATH; install it, or set CHROMIUM_PATH to its program.');
  }
  // Loaded here, for few test files want it.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    timeout: TIMEOUT_MS,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  return {
    async open(url) {
      const context = await browser.newContext();
      context.setDefaultTimeout(TIMEOUT_MS);
      const page = await context.newPage();
      const requests: string[] = [];
      const problems: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('requestfailed', (request) => {
        problems.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(url, { waitUntil: 'load' });
      return { page, requests, problems };
    },
    close: () => browser.close(),
  };
}
