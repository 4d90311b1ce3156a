# A stand-in for the OpenSearch image: the same program from Maven Central's artifacts, checked against pinned SHA-256 sums.
ARG BASE=debian:bookworm-slim
FROM ${BASE} AS fetch
RUN mkdir -p /usr/share/man/man1 && apt-get update && apt-get install --yes --no-install-recommends maven
COPY tests/services/servers/opensearch_node /parts
RUN mvn --batch-mode --quiet --file /parts/pom.xml dependency:copy-dependencies -DoutputDirectory=/jars \
    && cd /jars && sha256sum --check --quiet /parts/jars.sha256 \
    && mkdir -p /opensearch/lib /opensearch/modules/transport-netty4 /opensearch/plugins /opensearch/config \
    && mv netty-*.jar transport-netty4-*.jar /opensearch/modules/transport-netty4/ && mv ./*.jar /opensearch/lib/ \
    && cp /parts/plugin-descriptor.properties /parts/plugin-security.policy /opensearch/modules/transport-netty4/ \
    && cp /parts/log4j2.properties /opensearch/config/ \
    && printf '%s\n' 'cluster.name: apex' 'node.name: one' 'network.host: 0.0.0.0' 'discovery.type: single-node' \
        'cluster.routing.allocation.disk.threshold_enabled: false' >/opensearch/config/opensearch.yml

FROM ${BASE}
RUN mkdir -p /usr/share/man/man1 && apt-get update && apt-get install --yes --no-install-recommends default-jre-headless curl && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --user-group --no-create-home --home-dir /usr/share/opensearch opensearch
COPY --from=fetch --chown=1000:1000 /opensearch /usr/share/opensearch
WORKDIR /usr/share/opensearch
RUN install --directory --owner=opensearch --group=opensearch data logs tmp && chown opensearch:opensearch .
USER 1000:1000
CMD exec java ${OPENSEARCH_JAVA_OPTS:--Xms256m -Xmx512m} -Djava.security.manager=allow -Djava.io.tmpdir=$PWD/tmp -Dopensearch.path.home=$PWD \
    -Dopensearch.path.conf=$PWD/config -Dopensearch.distribution.type=tar -Dopensearch.bundled_jdk=false -Dlog4j2.disable.jmx=true \
    -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true -Dio.netty.allocator.numDirectArenas=0 \
    -cp "$PWD/lib/*" org.opensearch.bootstrap.OpenSearch
