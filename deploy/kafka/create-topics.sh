#!/bin/sh
# Makes Darkroom's topics with Kafka's own kafka-topics.sh, for clusters where darkroom topics create cannot be used.
# Topics that exist are left as they are; darkroom topics check says where they differ.
# Written from the table in code by KafkaScriptsTest: do not edit.
#   BOOTSTRAP=kafka:9092 PROVIDERS=creativeai deploy/kafka/create-topics.sh
#
# BOOTSTRAP       brokers
# PROVIDERS       image APIs whose queues are made, with blanks between
# ASSET_STAGE     yes: topics of the asset stage too (assets.store)
# PREFIX          topics.prefix
# PARTITIONS      topics.partitions, 6 without it
# REPLICATION     topics.replication, 3 without it
# LEDGER_DAYS     ledger.retention in days, 90 without it; results are kept seven days longer
# COMMAND_CONFIG  how to log in
# KAFKA_TOPICS    where kafka-topics.sh is
set -eu
: "${BOOTSTRAP:?needs the brokers, such as kafka:9092}" "${PROVIDERS:?needs the image APIs, such as creativeai}"
PREFIX=${PREFIX:-} PARTITIONS=${PARTITIONS:-6} REPLICATION=${REPLICATION:-3}
RESULTS_MS=$(((${LEDGER_DAYS:-90} + 7) * 86400000))
IN_SYNC=1
[ "$REPLICATION" -lt 3 ] || IN_SYNC=2

# topic NAME PARTITIONS SETTING=VALUE...
topic() {
    name=$1 partitions=$2
    shift 2
    settings=
    for setting; do
        settings="$settings --config $setting"
    done
    # shellcheck disable=SC2086 # a list of options
    "${KAFKA_TOPICS:-kafka-topics.sh}" --bootstrap-server "$BOOTSTRAP" \
        ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} --create --if-not-exists --topic "$name" \
        --partitions "$partitions" --replication-factor "$REPLICATION" $settings
}

topic "${PREFIX}catalog.changes" "$PARTITIONS" cleanup.policy=delete max.message.bytes=262144 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=2592000000 segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}catalog.replays" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=2592000000 segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}catalog.changes.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=2592000000 segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}image.completed" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}image.failed" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}image.completed.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}image.failed.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
topic "${PREFIX}image.status" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=86400000 max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.cleanable.dirty.ratio=0.1 min.compaction.lag.ms=3600000 min.insync.replicas="$IN_SYNC" segment.bytes=16777216 segment.ms=86400000
topic "${PREFIX}darkroom.controls" 1 cleanup.policy=compact delete.retention.ms=86400000 max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.cleanable.dirty.ratio=0.1 min.compaction.lag.ms=3600000 min.insync.replicas="$IN_SYNC" segment.bytes=16777216 segment.ms=86400000
topic "${PREFIX}darkroom.replays" 1 cleanup.policy=compact delete.retention.ms=86400000 max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.cleanable.dirty.ratio=0.1 min.compaction.lag.ms=3600000 min.insync.replicas="$IN_SYNC" segment.bytes=16777216 segment.ms=86400000
topic "${PREFIX}darkroom.prompts" 1 cleanup.policy=compact delete.retention.ms=86400000 max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.cleanable.dirty.ratio=0.1 min.compaction.lag.ms=3600000 min.insync.replicas="$IN_SYNC" segment.bytes=16777216 segment.ms=86400000
topic "${PREFIX}darkroom-intake-admissions-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
topic "${PREFIX}darkroom-intake-consistency-sets-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
topic "${PREFIX}darkroom-intake-waiting-orders-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
topic "${PREFIX}darkroom-intake-by-sku-repartition" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=CreateTime min.insync.replicas="$IN_SYNC" retention.ms=-1 segment.bytes=33554432

for provider in $PROVIDERS; do
    topic "${PREFIX}image.requests.${provider}" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=-1 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.requests.${provider}.backfill" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=-1 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.replies.${provider}" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=604800000 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.retries.${provider}" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=-1 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.requests.${provider}.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.requests.${provider}.backfill.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.replies.${provider}.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.retries.${provider}.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}darkroom-generation-${provider}-open-calls-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
    topic "${PREFIX}darkroom-generation-${provider}-unclaimed-results-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
    topic "${PREFIX}darkroom-generation-${provider}-due-retries-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
    topic "${PREFIX}darkroom-generation-${provider}-set-models-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
done

if [ "${ASSET_STAGE:-}" = yes ]; then
    topic "${PREFIX}image.requests.assets" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=-1 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.requests.assets.backfill" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=-1 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.replies.assets" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=604800000 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.retries.assets" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms=-1 segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.requests.assets.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.requests.assets.backfill.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.replies.assets.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.retries.assets.dlq" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}image.assets" "$PARTITIONS" cleanup.policy=delete max.message.bytes=4194304 message.timestamp.type=LogAppendTime min.insync.replicas="$IN_SYNC" retention.bytes=-1 retention.ms="$RESULTS_MS" segment.bytes=67108864 segment.ms=86400000
    topic "${PREFIX}darkroom-generation-assets-open-calls-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
    topic "${PREFIX}darkroom-generation-assets-unclaimed-results-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
    topic "${PREFIX}darkroom-generation-assets-due-retries-changelog" "$PARTITIONS" cleanup.policy=compact delete.retention.ms=3600000 max.message.bytes=4194304 message.timestamp.type=CreateTime min.cleanable.dirty.ratio=0.3 min.insync.replicas="$IN_SYNC" segment.bytes=33554432 segment.ms=3600000
fi
