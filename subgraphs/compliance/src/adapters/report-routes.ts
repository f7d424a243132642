import { Fault } from '@blockscore/result';
import { type ExportRouteOptions, exportRoute, type Route } from '@blockscore/service';
import type { Ports } from '../app/ports.ts';
import { type ReportsPorts, reportsOf, writeReport } from '../app/write-reports.ts';

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  pdf: 'application/pdf',
  json: 'application/json',
} as const;

export interface ReportRoutesOptions
  extends Pick<ExportRouteOptions, 'gatewayPublicKey' | 'logger'> {
  readonly ports: ReportsPorts & Pick<Ports, 'printReport'>;
}

/** `GET /exports/<report>-report.csv` and `.pdf`, and `.json` of what has a SHA-256, with what the report is asked for by. */
export function reportRoutes({ ports, ...options }: ReportRoutesOptions): readonly Route[] {
  return Object.entries(reportsOf(ports)).flatMap(([report, { parameters, formats, draw }]) =>
    formats.map((format) =>
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
          const drawn = await draw(caller, named, (parameter) => given.has(parameter));
          return {
            name: `${drawn.name}.${format}`,
            chunks: [await writeReport(ports, drawn, format)],
          };
        },
      }),
    ),
  );
}
