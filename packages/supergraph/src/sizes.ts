import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Lines that a file, a function, and a function that makes an object of methods may have. */
export const LIMITS = { file: 300, function: 70, factory: 100 } as const;

/** What is longer, and why it stays so: a file by its path, a function by `path#name`. */
export type Exceptions = Readonly<Record<string, string>>;

/** What stays longer than the rest may be. */
export const EXCEPTIONS: Exceptions = {
  'packages/client/src/verify.ts':
    'an examiner runs this one file by itself, with nothing installed',
  'gateway/src/explorer/assistant.js#a function':
    'a script of a page: what it keeps has no other place than around all of it',
  'gateway/src/explorer/assistant.test.ts#openPage': 'the page that the script runs in',
  'gateway/test/federation/plant.ts#planted': 'one fault after the other, a list',
  'gateway/test/fixture-graph.ts#fixtureResolvers': 'the resolvers of one small graph, a list',
  'gateway/test/support.ts#startTestGateway': 'starts what a gateway needs, one after the other',
  'packages/stack/test/bad-input.ts#doneOnce': 'one request of each kind, a list',
  'packages/stack/test/journey.test.ts#a function':
    'one journey, from the registration to the first repayment',
  'subgraphs/identity/src/domain/mail-content.ts#noticeOf': 'the text of each notice, a list',
  'subgraphs/identity/test/factor-steps.ts#factorSteps': 'steps of one sign-in, a list',
  'subgraphs/ledger/test/real-books.ts#createRealBooks': 'what loans and books do, day by day',
  'subgraphs/lending/test/portfolio-steps.ts#usePortfolio': 'steps on one portfolio, a list',
};

export interface SizeReport {
  readonly filesRead: number;
  /** One line for each file or function that is too long, and for each exception that nothing needs. */
  readonly violations: readonly string[];
}

/** Looks at every hand-written source file, tests and trainers too. */
export function checkSizes(root: string, exceptions: Exceptions = EXCEPTIONS): SizeReport {
  const files = globSync('{gateway,packages,subgraphs}/**/*.{ts,mts,js,mjs,cjs}', {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|coverage|dist)($|\/)|\.generated\.ts$/.test(path),
  }).sort();
  const tooLong = files.flatMap((path) => sizesOf(path, readFileSync(join(root, path), 'utf8')));
  const needed = new Set(tooLong.map(({ name }) => name));
  return {
    filesRead: files.length,
    violations: [
      ...tooLong
        .filter(({ name }) => !Object.hasOwn(exceptions, name))
        .map(
          ({ name, lines, most, what }) => `${name}: ${what} of ${lines} lines, ${most} at most`,
        ),
      ...Object.keys(exceptions)
        .filter((name) => !needed.has(name))
        .map((name) => `${name}: an exception that nothing needs`),
    ],
  };
}

interface TooLong {
  readonly name: string;
  readonly what: string;
  readonly lines: number;
  readonly most: number;
}

/**
 * What is too long in a file. Of a function that makes an object, the methods count by themselves, and
 * the whole has a limit of its own; a list of tests (`describe`) is bounded by its file.
 */
export function sizesOf(path: string, text: string): readonly TooLong[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (at: number) => source.getLineAndCharacterOfPosition(at).line;
  const linesOf = (node: ts.Node) => lineOf(node.getEnd()) - lineOf(node.getStart(source)) + 1;
  const found: TooLong[] = [];
  const add = (name: string, what: string, lines: number, most: number) => {
    if (lines > most) found.push({ name, what, lines, most });
  };
  add(path, 'a file', text.replace(/\n$/, '').split('\n').length, LIMITS.file);
  const visit = (node: ts.Node): void => {
    if (isFunction(node) && !isListOfTests(node)) {
      const name = `${path}#${nameOf(node)}`;
      const methods = methodsOf(node).reduce((sum, method) => sum + linesOf(method), 0);
      if (methods > 0) add(name, 'a function that makes an object', linesOf(node), LIMITS.factory);
      add(name, 'a function', linesOf(node) - methods, LIMITS.function);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** `describe('…', () => {…})`, also `describe.each(…)('…', () => {…})`. */
function isListOfTests(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText());
}

/** Functions among the properties of the object that a function returns in the end. */
function methodsOf(node: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  const { body } = node;
  if (body === undefined || !ts.isBlock(body)) return [];
  const last = body.statements.at(-1);
  if (last === undefined || !ts.isReturnStatement(last) || last.expression === undefined) return [];
  if (!ts.isObjectLiteralExpression(last.expression)) return [];
  return last.expression.properties.filter(
    (property) =>
      ts.isMethodDeclaration(property) ||
      (ts.isPropertyAssignment(property) && isFunction(property.initializer)),
  );
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isNamed ? parent.name.getText() : 'a function';
}
