import { publicUrl, type Settings } from './config.ts';
import { type Backing, environmentOf } from './environments.ts';
import { clearFolder, prepareFolder } from './folder.ts';
import { CHECKOUT, dataPaths, entryOf, PROCESSES, type ProcessName } from './layout.ts';
import { assertPortFree } from './ports.ts';
import { loadProvisioning, provisionAll } from './provisioning.ts';
import type { Reporter } from './reporter.ts';
import { RunRecord, recoverLeftovers } from './run-record.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { seedDemo } from './seed.ts';
import { startBacking } from './services.ts';
import { Supervisor } from './supervisor.ts';

/** All processes of BlockScore and the services behind them, on this machine. */
export class Stack {
  readonly #settings: Settings;
  readonly #reporter: Reporter;
  #supervisor: Supervisor | undefined;
  #record: RunRecord | undefined;
  #stopped: Promise<void> | undefined;
  #backing: Backing | undefined;

  constructor(settings: Settings, reporter: Reporter) {
    this.#settings = settings;
    this.#reporter = reporter;
  }

  /** Starts everything and returns when it can be used. On failure all is stopped again. */
  async start(): Promise<void> {
    try {
      await this.#start();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops everything in order: gateway, subgraphs, chain and Redis, Postgres. */
  stop(): Promise<void> {
    this.#stopped ??= (async () => {
      this.#record?.markStopping();
      await this.#supervisor?.stop();
      this.#record?.delete();
    })();
    return this.#stopped;
  }

  /** Addresses of the services behind, once started. */
  get backing(): Backing | undefined {
    return this.#backing;
  }

  /** The process id of a process or service that runs, by its name. */
  pidOf(name: string): number | undefined {
    return this.#supervisor?.pidOf(name);
  }

  async #start(): Promise<void> {
    const { home } = this.#settings;
    prepareFolder(home);
    const left = await recoverLeftovers(home);
    if (left.length > 0) {
      this.#reporter.line(`Stopped what an earlier start left behind: ${left.join(', ')}.`);
    }
    if (this.#settings.fresh) clearFolder(home);
    await this.#checkPorts();
    const secrets = await loadSecrets(home);
    this.#record = new RunRecord(home);
    const supervisor = new Supervisor({
      logFolder: dataPaths(home).logs,
      record: this.#record,
      verbose: this.#settings.verbose,
      readySeconds: this.#settings.readySeconds,
      onLine: (line) => this.#reporter.line(line),
      onFault: (error) => this.#reporter.fault(error),
    });
    this.#supervisor = supervisor;
    // Begun first is stopped last.
    for (const group of ['database', 'services', 'subgraphs', 'gateway']) supervisor.group(group);
    const [backing] = await Promise.all([
      startBacking(this.#settings, secrets, supervisor, this.#reporter),
      loadProvisioning(),
    ]);
    this.#backing = backing;
    await this.#provision(backing, secrets);
    this.#record.locate({
      database: withoutPassword(backing.adminUrl),
      chain: backing.chainUrl ?? null,
      gateway: publicUrl(this.#settings),
    });
    await Promise.all([
      ...PROCESSES.map((name) => this.#run(name, backing, secrets, supervisor)),
      this.#seed(backing, secrets),
    ]);
  }

  async #checkPorts(): Promise<void> {
    const { ports, host } = this.#settings;
    for (const name of PROCESSES) {
      await assertPortFree(ports[name], name, name === 'gateway' ? host : '127.0.0.1');
    }
  }

  #provision(backing: Backing, secrets: Secrets): Promise<void> {
    return this.#reporter.step('migrations', async () => {
      const applied = await provisionAll({
        adminUrl: backing.adminUrl,
        roles: secrets.roles,
        eventReaderPassword: backing.redisUrl === undefined ? secrets.eventsPassword : undefined,
      });
      return [applied === 0 ? 'nothing new' : `${applied} applied`, undefined];
    });
  }

  #run(
    name: ProcessName,
    backing: Backing,
    secrets: Secrets,
    supervisor: Supervisor,
  ): Promise<void> {
    const port = this.#settings.ports[name];
    return this.#reporter.step(name, async () => {
      await supervisor.node(name === 'gateway' ? 'gateway' : 'subgraphs', {
        name,
        entry: entryOf(name),
        cwd: CHECKOUT,
        env: environmentOf(name, this.#settings, secrets, backing),
        readyUrl: `http://${hostToAsk(name === 'gateway' ? this.#settings.host : '')}:${port}/health/ready`,
      });
      return [`on port ${port}`, undefined];
    });
  }

  async #seed(backing: Backing, secrets: Secrets): Promise<void> {
    if (!this.#settings.seedDemo) return;
    await this.#reporter.step('demo lender', async () => {
      const env = environmentOf('identity', this.#settings, secrets, backing);
      const done = await seedDemo(this.#settings.home, env);
      return [done ? 'seeded' : 'is there', undefined];
    });
  }
}

function withoutPassword(url: string): string {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}

/** An address that means every interface is asked at this machine's own. */
function hostToAsk(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
