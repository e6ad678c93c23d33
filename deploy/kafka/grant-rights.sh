#!/bin/sh
# Grants each application what it needs, with Kafka's own kafka-acls.sh, for clusters where darkroom topics acls --apply
# cannot be used. What is granted already stays, nothing is taken away.
# Written from the table in code by KafkaScriptsTest: do not edit.
#   BOOTSTRAP=kafka:9092 PROVIDERS=creativeai COMMAND_CONFIG=admin.properties deploy/kafka/grant-rights.sh
#
# BOOTSTRAP        brokers
# PROVIDERS        image APIs, with blanks between
# ASSET_STAGE      yes: the asset stage too (assets.store)
# PREFIX           topics.prefix
# CONSUMER_GROUPS  beginning of the names of the consumers' groups, darkroom-consumer- without it
# INTAKE GENERATION ASSETS PUBLISHER CONSUMER VIEWER OPERATOR
#                  principals, User:darkroom-intake and so on without them; "none" leaves one out
# COMMAND_CONFIG   how to log in
# KAFKA_ACLS       where kafka-acls.sh is
set -eu
: "${BOOTSTRAP:?needs the brokers, such as kafka:9092}" "${PROVIDERS:?needs the image APIs, such as creativeai}"
PREFIX=${PREFIX:-} CONSUMER_GROUPS=${CONSUMER_GROUPS:-darkroom-consumer-}
INTAKE=${INTAKE:-User:darkroom-intake}
GENERATION=${GENERATION:-User:darkroom-generation}
ASSETS=${ASSETS:-User:darkroom-assets}
PUBLISHER=${PUBLISHER:-User:darkroom-publisher}
CONSUMER=${CONSUMER:-User:darkroom-consumer}
VIEWER=${VIEWER:-User:darkroom-viewer}
OPERATOR=${OPERATOR:-User:darkroom-operator}

# allow PRINCIPAL literal|prefixed "OPERATION..." --topic NAME...
allow() {
    principal=$1 pattern=$2 operations=
    [ "$principal" != none ] || return 0
    for operation in $3; do
        operations="$operations --operation $operation"
    done
    shift 3
    # shellcheck disable=SC2086 # a list of options
    "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$BOOTSTRAP" \
        ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} --add --allow-principal "$principal" \
        --resource-pattern-type "$pattern" $operations "$@"
}

allow "$INTAKE" literal "DescribeConfigs Read" \
    --topic "${PREFIX}catalog.changes" \
    --topic "${PREFIX}catalog.replays" \
    --topic "${PREFIX}image.completed"
allow "$INTAKE" literal "DescribeConfigs Write" \
    --topic "${PREFIX}catalog.changes.dlq" \
    --topic "${PREFIX}image.completed.dlq" \
    --topic "${PREFIX}image.failed.dlq" \
    --topic "${PREFIX}image.status"
allow "$INTAKE" literal "DescribeConfigs Read Write" \
    --topic "${PREFIX}image.failed" \
    --topic "${PREFIX}darkroom.prompts"
allow "$INTAKE" literal "Read" \
    --group "${PREFIX}darkroom-intake"
allow "$INTAKE" prefixed "Read" \
    --group "${PREFIX}darkroom-intake-"
allow "$INTAKE" prefixed "Write" \
    --transactional-id "${PREFIX}darkroom-intake-"
allow "$INTAKE" prefixed "Delete Read Write" \
    --topic "${PREFIX}darkroom-intake-"
allow "$INTAKE" literal "Describe DescribeConfigs" \
    --topic "${PREFIX}darkroom.controls" \
    --topic "${PREFIX}darkroom.replays"
allow "$PUBLISHER" literal "Write" \
    --topic "${PREFIX}catalog.changes"
allow "$CONSUMER" literal "Read" \
    --topic "${PREFIX}image.completed" \
    --topic "${PREFIX}image.failed"
allow "$CONSUMER" prefixed "Read" \
    --group "${CONSUMER_GROUPS}"
allow "$VIEWER" literal "DescribeConfigs Read" \
    --topic "${PREFIX}catalog.changes" \
    --topic "${PREFIX}catalog.replays" \
    --topic "${PREFIX}catalog.changes.dlq" \
    --topic "${PREFIX}image.completed" \
    --topic "${PREFIX}image.failed" \
    --topic "${PREFIX}image.completed.dlq" \
    --topic "${PREFIX}image.failed.dlq" \
    --topic "${PREFIX}image.status" \
    --topic "${PREFIX}darkroom.controls" \
    --topic "${PREFIX}darkroom.replays" \
    --topic "${PREFIX}darkroom.prompts"
allow "$VIEWER" prefixed "DescribeConfigs Read" \
    --topic "${PREFIX}darkroom-intake-"
allow "$VIEWER" literal "Describe" \
    --group "${PREFIX}darkroom-intake"
allow "$VIEWER" prefixed "Describe" \
    --group "${PREFIX}darkroom-intake-"
allow "$VIEWER" literal "DescribeConfigs" --cluster
allow "$OPERATOR" literal "Create DescribeConfigs Read Write" \
    --topic "${PREFIX}catalog.changes" \
    --topic "${PREFIX}catalog.replays" \
    --topic "${PREFIX}image.failed" \
    --topic "${PREFIX}darkroom.controls" \
    --topic "${PREFIX}darkroom.replays" \
    --topic "${PREFIX}darkroom.prompts"
allow "$OPERATOR" literal "Create DescribeConfigs Read" \
    --topic "${PREFIX}catalog.changes.dlq" \
    --topic "${PREFIX}image.completed" \
    --topic "${PREFIX}image.completed.dlq" \
    --topic "${PREFIX}image.failed.dlq" \
    --topic "${PREFIX}image.status"
allow "$OPERATOR" prefixed "Create DescribeConfigs Read" \
    --topic "${PREFIX}darkroom-intake-"
allow "$OPERATOR" literal "Describe" \
    --group "${PREFIX}darkroom-intake"
allow "$OPERATOR" prefixed "Describe" \
    --group "${PREFIX}darkroom-intake-"
allow "$OPERATOR" literal "DescribeConfigs" --cluster
allow "$OPERATOR" prefixed "Write" \
    --transactional-id "${PREFIX}darkroom-replay-"

for provider in $PROVIDERS; do
    allow "$INTAKE" literal "DescribeConfigs Write" \
        --topic "${PREFIX}image.requests.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.backfill"
    allow "$INTAKE" literal "Describe DescribeConfigs" \
        --topic "${PREFIX}image.replies.${provider}" \
        --topic "${PREFIX}image.retries.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.dlq" \
        --topic "${PREFIX}image.requests.${provider}.backfill.dlq" \
        --topic "${PREFIX}image.replies.${provider}.dlq" \
        --topic "${PREFIX}image.retries.${provider}.dlq"
    allow "$GENERATION" literal "Delete DescribeConfigs Read" \
        --topic "${PREFIX}image.requests.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.backfill"
    allow "$GENERATION" literal "Delete DescribeConfigs Read Write" \
        --topic "${PREFIX}image.retries.${provider}"
    allow "$GENERATION" literal "DescribeConfigs Read Write" \
        --topic "${PREFIX}image.replies.${provider}" \
        --topic "${PREFIX}darkroom.controls"
    allow "$GENERATION" literal "DescribeConfigs Write" \
        --topic "${PREFIX}image.completed" \
        --topic "${PREFIX}image.failed" \
        --topic "${PREFIX}image.requests.${provider}.dlq" \
        --topic "${PREFIX}image.requests.${provider}.backfill.dlq" \
        --topic "${PREFIX}image.retries.${provider}.dlq" \
        --topic "${PREFIX}image.replies.${provider}.dlq"
    allow "$GENERATION" literal "Read" \
        --group "${PREFIX}darkroom-generation-${provider}"
    allow "$GENERATION" prefixed "Read" \
        --group "${PREFIX}darkroom-generation-${provider}-"
    allow "$GENERATION" prefixed "Write" \
        --transactional-id "${PREFIX}darkroom-generation-${provider}-"
    allow "$GENERATION" prefixed "Read Write" \
        --topic "${PREFIX}darkroom-generation-${provider}-"
    allow "$GENERATION" literal "Describe DescribeConfigs" \
        --topic "${PREFIX}catalog.changes" \
        --topic "${PREFIX}catalog.replays" \
        --topic "${PREFIX}catalog.changes.dlq" \
        --topic "${PREFIX}image.completed.dlq" \
        --topic "${PREFIX}image.failed.dlq" \
        --topic "${PREFIX}image.status" \
        --topic "${PREFIX}darkroom.replays" \
        --topic "${PREFIX}darkroom.prompts"
    allow "$VIEWER" literal "DescribeConfigs Read" \
        --topic "${PREFIX}image.requests.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.backfill" \
        --topic "${PREFIX}image.replies.${provider}" \
        --topic "${PREFIX}image.retries.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.dlq" \
        --topic "${PREFIX}image.requests.${provider}.backfill.dlq" \
        --topic "${PREFIX}image.replies.${provider}.dlq" \
        --topic "${PREFIX}image.retries.${provider}.dlq"
    allow "$VIEWER" prefixed "DescribeConfigs Read" \
        --topic "${PREFIX}darkroom-generation-${provider}-"
    allow "$VIEWER" literal "Describe" \
        --group "${PREFIX}darkroom-generation-${provider}"
    allow "$VIEWER" prefixed "Describe" \
        --group "${PREFIX}darkroom-generation-${provider}-"
    allow "$OPERATOR" literal "Create DescribeConfigs Read" \
        --topic "${PREFIX}image.requests.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.backfill" \
        --topic "${PREFIX}image.replies.${provider}" \
        --topic "${PREFIX}image.retries.${provider}" \
        --topic "${PREFIX}image.requests.${provider}.dlq" \
        --topic "${PREFIX}image.requests.${provider}.backfill.dlq" \
        --topic "${PREFIX}image.replies.${provider}.dlq" \
        --topic "${PREFIX}image.retries.${provider}.dlq"
    allow "$OPERATOR" prefixed "Create DescribeConfigs Read" \
        --topic "${PREFIX}darkroom-generation-${provider}-"
    allow "$OPERATOR" literal "Describe" \
        --group "${PREFIX}darkroom-generation-${provider}"
    allow "$OPERATOR" prefixed "Describe" \
        --group "${PREFIX}darkroom-generation-${provider}-"
done

if [ "${ASSET_STAGE:-}" = yes ]; then
    allow "$INTAKE" literal "Describe DescribeConfigs" \
        --topic "${PREFIX}image.requests.assets" \
        --topic "${PREFIX}image.requests.assets.backfill" \
        --topic "${PREFIX}image.replies.assets" \
        --topic "${PREFIX}image.retries.assets" \
        --topic "${PREFIX}image.requests.assets.dlq" \
        --topic "${PREFIX}image.requests.assets.backfill.dlq" \
        --topic "${PREFIX}image.replies.assets.dlq" \
        --topic "${PREFIX}image.retries.assets.dlq" \
        --topic "${PREFIX}image.assets"
    allow "$ASSETS" literal "Delete DescribeConfigs Read Write" \
        --topic "${PREFIX}image.requests.assets" \
        --topic "${PREFIX}image.retries.assets"
    allow "$ASSETS" literal "Delete DescribeConfigs Read" \
        --topic "${PREFIX}image.requests.assets.backfill"
    allow "$ASSETS" literal "DescribeConfigs Read Write" \
        --topic "${PREFIX}image.replies.assets" \
        --topic "${PREFIX}darkroom.controls"
    allow "$ASSETS" literal "DescribeConfigs Read" \
        --topic "${PREFIX}image.completed"
    allow "$ASSETS" literal "DescribeConfigs Write" \
        --topic "${PREFIX}image.completed.dlq" \
        --topic "${PREFIX}image.assets" \
        --topic "${PREFIX}image.requests.assets.dlq" \
        --topic "${PREFIX}image.requests.assets.backfill.dlq" \
        --topic "${PREFIX}image.retries.assets.dlq" \
        --topic "${PREFIX}image.replies.assets.dlq"
    allow "$ASSETS" literal "Read" \
        --group "${PREFIX}darkroom-generation-assets"
    allow "$ASSETS" prefixed "Read" \
        --group "${PREFIX}darkroom-generation-assets-"
    allow "$ASSETS" prefixed "Write" \
        --transactional-id "${PREFIX}darkroom-generation-assets-"
    allow "$ASSETS" prefixed "Read Write" \
        --topic "${PREFIX}darkroom-generation-assets-"
    allow "$ASSETS" literal "Describe DescribeConfigs" \
        --topic "${PREFIX}catalog.changes" \
        --topic "${PREFIX}catalog.replays" \
        --topic "${PREFIX}catalog.changes.dlq" \
        --topic "${PREFIX}image.failed" \
        --topic "${PREFIX}image.failed.dlq" \
        --topic "${PREFIX}image.status" \
        --topic "${PREFIX}darkroom.replays" \
        --topic "${PREFIX}darkroom.prompts"
    allow "$CONSUMER" literal "Read" \
        --topic "${PREFIX}image.assets"
    allow "$VIEWER" literal "DescribeConfigs Read" \
        --topic "${PREFIX}image.requests.assets" \
        --topic "${PREFIX}image.requests.assets.backfill" \
        --topic "${PREFIX}image.replies.assets" \
        --topic "${PREFIX}image.retries.assets" \
        --topic "${PREFIX}image.requests.assets.dlq" \
        --topic "${PREFIX}image.requests.assets.backfill.dlq" \
        --topic "${PREFIX}image.replies.assets.dlq" \
        --topic "${PREFIX}image.retries.assets.dlq" \
        --topic "${PREFIX}image.assets"
    allow "$VIEWER" prefixed "DescribeConfigs Read" \
        --topic "${PREFIX}darkroom-generation-assets-"
    allow "$VIEWER" literal "Describe" \
        --group "${PREFIX}darkroom-generation-assets"
    allow "$VIEWER" prefixed "Describe" \
        --group "${PREFIX}darkroom-generation-assets-"
    allow "$OPERATOR" literal "Create DescribeConfigs Read Write" \
        --topic "${PREFIX}image.requests.assets"
    allow "$OPERATOR" literal "Create DescribeConfigs Read" \
        --topic "${PREFIX}image.requests.assets.backfill" \
        --topic "${PREFIX}image.replies.assets" \
        --topic "${PREFIX}image.retries.assets" \
        --topic "${PREFIX}image.requests.assets.dlq" \
        --topic "${PREFIX}image.requests.assets.backfill.dlq" \
        --topic "${PREFIX}image.replies.assets.dlq" \
        --topic "${PREFIX}image.retries.assets.dlq" \
        --topic "${PREFIX}image.assets"
    allow "$OPERATOR" prefixed "Create DescribeConfigs Read" \
        --topic "${PREFIX}darkroom-generation-assets-"
    allow "$OPERATOR" literal "Describe" \
        --group "${PREFIX}darkroom-generation-assets"
    allow "$OPERATOR" prefixed "Describe" \
        --group "${PREFIX}darkroom-generation-assets-"
    for provider in $PROVIDERS; do
        allow "$GENERATION" literal "Describe DescribeConfigs" \
            --topic "${PREFIX}image.requests.assets" \
            --topic "${PREFIX}image.requests.assets.backfill" \
            --topic "${PREFIX}image.replies.assets" \
            --topic "${PREFIX}image.retries.assets" \
            --topic "${PREFIX}image.requests.assets.dlq" \
            --topic "${PREFIX}image.requests.assets.backfill.dlq" \
            --topic "${PREFIX}image.replies.assets.dlq" \
            --topic "${PREFIX}image.retries.assets.dlq" \
            --topic "${PREFIX}image.assets"
        allow "$ASSETS" literal "Describe DescribeConfigs" \
            --topic "${PREFIX}image.requests.${provider}" \
            --topic "${PREFIX}image.requests.${provider}.backfill" \
            --topic "${PREFIX}image.replies.${provider}" \
            --topic "${PREFIX}image.retries.${provider}" \
            --topic "${PREFIX}image.requests.${provider}.dlq" \
            --topic "${PREFIX}image.requests.${provider}.backfill.dlq" \
            --topic "${PREFIX}image.replies.${provider}.dlq" \
            --topic "${PREFIX}image.retries.${provider}.dlq"
    done
fi
