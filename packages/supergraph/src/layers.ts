import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** The folders that hold source, from the repository's root. */
const SOURCE_FOLDERS = ['gateway', 'packages', 'subgraphs'];
/** Below this share of the files on disk the cruise did not see what it claims to have checked. */
const LEAST_SHARE_READ = 0.95;

export interface LayerReport {
  readonly modulesRead: number;
  readonly filesOnDisk: number;
  /** One line for each broken rule, empty when all hold. */
  readonly violations: readonly string[];
}

/**
 * Runs the rules of `.dependency-cruiser.cjs` over the repository and looks for readers of the
 * environment outside `config.ts`. That too few modules were read is a violation of its own: with
 * an unsuitable TypeScript version dependency-cruiser reads none and is content.
 */
export async function checkLayers(root: string): Promise<LayerReport> {
  const files = sourceFiles(root);
  const result = await cruiseRepository(root);
  const modulesRead = countRead(result, files);
  const violations = [
    ...result.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}\n    ${commentOf(result, rule.name)}`,
    ),
    ...files
      .filter((path) => readsEnvironment(path, readFileSync(join(root, path), 'utf8')))
      .map((path) => `environment-in-config: ${path} reads the environment; only config.ts may.`),
  ];
  if (modulesRead < files.length * LEAST_SHARE_READ) {
    violations.push(
      `modules-read: only ${modulesRead} of ${files.length} files were read, so the rules were not checked. Compare the TypeScript version with what dependency-cruiser supports.`,
    );
  }
  return { modulesRead, filesOnDisk: files.length, violations };
}

/** Whether a source file that is neither a `config.ts` nor made for tests reads the environment. */
export function readsEnvironment(path: string, text: string): boolean {
  const exempt =
    /(^|\/)config\.ts$|\.test\.ts$|\/test\/|^packages\/testkit\//.test(path) ||
    !path.includes('/src/');
  if (exempt) return false;
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return /\bprocess\s*\.\s*env\b|\bprocess\s*\[\s*['"]env/.test(code);
}

async function cruiseRepository(root: string): Promise<ICruiseResult> {
  const options = await extractOptions(join(root, '.dependency-cruiser.cjs'));
  const { output } = await cruise(
    SOURCE_FOLDERS,
    { ...options, baseDir: root, validate: true },
    undefined,
    { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered a text: ${output}`);
  return output;
}

function sourceFiles(root: string): readonly string[] {
  return SOURCE_FOLDERS.flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, {
      cwd: root,
      exclude: (name) => name.split('/').includes('node_modules'),
    }),
  );
}

function countRead(result: ICruiseResult, files: readonly string[]): number {
  const onDisk = new Set(files);
  return result.modules.filter((module) => onDisk.has(module.source)).length;
}

function commentOf(result: ICruiseResult, rule: string): string {
  const rules = result.summary.ruleSetUsed?.forbidden ?? [];
  return rules.find(({ name }) => name === rule)?.comment ?? '';
}
