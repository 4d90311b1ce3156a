# A stand-in for the PostgreSQL exporter's image, from Debian's package.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
RUN apt-get update && apt-get install --yes --no-install-recommends prometheus-postgres-exporter wget && rm -rf /var/lib/apt/lists/*
USER nobody
ENTRYPOINT ["prometheus-postgres-exporter"]
