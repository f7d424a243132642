import { Fault } from '@blockscore/result';
import { type ExportRouteOptions, exportRoute, type Route } from '@blockscore/service';
import type { Ports } from '../app/ports.ts';
import { reportsOf, writeReport } from '../app/write-reports.ts';

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  pdf: 'application/pdf',
} as const;

export interface ReportRoutesOptions
  extends Pick<ExportRouteOptions, 'gatewayPublicKey' | 'logger'> {
  readonly ports: Pick<Ports, 'transact' | 'snapshot' | 'clock' | 'sha256' | 'printReport'>;
}

/** `GET /exports/<report>-report.csv` and `.pdf`, with what the report is asked for by. */
export function reportRoutes({ ports, ...options }: ReportRoutesOptions): readonly Route[] {
  return Object.entries(reportsOf(ports)).flatMap(([report, { parameters, draw }]) =>
    (['csv', 'pdf'] as const).map((format) =>
      exportRoute({
        ...options,
        path: `/exports/${report}-report.${format}`,
        subgraph: 'compliance',
        scope: 'compliance:read',
        parameters,
        contentType: CONTENT_TYPES[format],
        async write(given, caller) {
          const named = (parameter: string) => {
            const value = given.get(parameter);
            if (value === null) throw new Fault('BAD_USER_INPUT', `\`${parameter}\` is missing.`);
            return value;
          };
          const { name, document } = await draw(caller, named, (parameter) => given.has(parameter));
          return {
            name: `${name}.${format}`,
            chunks: [await writeReport(ports, document, format)],
          };
        },
      }),
    ),
  );
}
