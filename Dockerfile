# One image for each process: FOLDER names the workspace folder, `gateway` or `subgraphs/<name>`.
#   docker build --build-arg FOLDER=subgraphs/lending --tag blockscore/lending .
# Targets: `service` (default), `migrate` (brings the database to this version, then ends) and
# `chain` (a private chain for development).
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS base
ENV NODE_ENV=production
WORKDIR /app

# Only the manifests and patches, so that the layer with the dependencies changes when they do and not with
# every line of code.
FROM base AS manifests
COPY . /checkout
RUN cd /checkout \
  && find . -path '*/node_modules' -prune -o \( -name package.json -o -name '*.patch' \) -print0 \
  | tar --create --null --files-from=- pnpm-lock.yaml pnpm-workspace.yaml \
  | tar --extract --directory=/app

FROM base AS dependencies
ARG FOLDER
RUN test -n "${FOLDER}" || (echo 'Set --build-arg FOLDER=gateway or subgraphs/<name>' >&2; exit 1)
RUN npm install --global pnpm@12.21.0
COPY --from=manifests /app ./
# The optional packages hold servers and a Node for a developer's machine.
RUN pnpm install --frozen-lockfile --prod --no-optional --filter-prod "{./${FOLDER}}..."

# The layout of the workspace is kept: Node runs the TypeScript as it is, which it refuses to do
# inside node_modules, and the packages are links out of there.
FROM base AS service
ARG FOLDER
COPY --from=dependencies /app ./
COPY packages ./packages
COPY ${FOLDER} ./${FOLDER}
WORKDIR /app/${FOLDER}
# Where identity writes its mail where no mail server is configured; a volume takes over its owner.
RUN mkdir /mail && chown node /mail
# Where compliance keeps documents of people where no bucket is configured; the same.
RUN mkdir /kyc-documents /erasure-register && chown node /kyc-documents /erasure-register
USER node
ENV HOST=0.0.0.0
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/main.ts"]

FROM base AS migrate-dependencies
RUN npm install --global pnpm@12.21.0
COPY --from=manifests /app ./
RUN pnpm install --frozen-lockfile --prod --no-optional --filter-prod "{./packages/stack}..."

FROM base AS migrate
COPY --from=migrate-dependencies /app ./
COPY packages ./packages
COPY subgraphs ./subgraphs
WORKDIR /app/packages/stack
USER node
CMD ["node", "--disable-warning=ExperimentalWarning", "src/bin/migrate.ts"]

FROM base AS chain
RUN npm install --global @foundry-rs/anvil@1.7.1 && mkdir /data && chown node /data
USER node
VOLUME /data
HEALTHCHECK --interval=5s --timeout=3s --start-interval=1s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8545', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}' }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["anvil", "--host=0.0.0.0", "--port=8545", "--hardfork=cancun", "--block-time=5", "--prune-history=64", "--accounts=0", "--no-cors", "--quiet", "--state=/data/state.json", "--state-interval=10"]

# Last, so that it is what is built when no target is named.
FROM service
