# syntax=docker/dockerfile:1
# The program as an image: docker build -t korpsmonitor/audit-ledger .
# docs/operations.md says how to run it, and what it may and may not do.
#
# Base images are named by tag, so that a new build takes in their security fixes. Who must be able to build the very same image again pins
# them by digest: FROM eclipse-temurin:25-jre@sha256:..., as 'docker buildx imagetools inspect eclipse-temurin:25-jre' prints it.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
# Tests and checks belong to .ci/run, before an image is made.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -DskipTests -Dlint=off package
RUN java -Djarmode=tools -jar service/target/ledger-exec.jar extract --layers --destination /layers

# What a start loads anyway, from a start on an empty directory: a start then takes half the time. It holds only with the very same Java
# and the very same jars, and is left out with a warning when they differ; so it is made on the image that it will run on.
FROM eclipse-temurin:25-jre AS cache
WORKDIR /opt/ledger
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# The jar is named as the entry point names it: by another path the cache would not be taken.
RUN java -XX:AOTCacheOutput=/opt/ledger/ledger.aot -Xlog:disable -Xlog:all=error:stderr -Dspring.context.exit=onRefresh \
    -jar /opt/ledger/ledger-exec.jar serve --port 0 --data /tmp/training > /dev/null

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Korpsmonitor audit ledger" \
      org.opencontainers.image.description="An event-sourced, provable record of the Korpsmonitor Mensenhandel en Prostitutie" \
      org.opencontainers.image.licenses="EUPL-1.2"
# A number, so that whoever starts the container can see that it is not root without knowing its accounts.
RUN groupadd --gid 10001 ledger \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin ledger \
    && install -d -o 10001 -g 10001 -m 0700 /data
WORKDIR /opt/ledger
# What changes least comes first, so that a new version of the program is a small layer.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=cache /opt/ledger/ledger.aot ./
COPY ops/container/entrypoint /usr/local/bin/ledger
USER 10001:10001
# Only these two are written: the data, and /tmp, where SQLite's native library is unpacked. Make /tmp a tmpfs that allows programs to be
# mapped (Docker: --tmpfs /tmp:exec), since that library is loaded from it.
VOLUME /data
# The log of use goes to /data/audit, and to standard output for whoever collects that.
ENV SERVER_ADDRESS=0.0.0.0 KORPSMONITOR_AUDIT=both
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["ledger", "health"]
ENTRYPOINT ["ledger"]
CMD ["serve", "--data", "/data"]
