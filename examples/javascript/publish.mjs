// Publishes one event. node publish.mjs BROKERS REGISTRY
import { randomUUID } from "node:crypto";
import { Kafka, logLevel } from "kafkajs";
import schemaregistry from "@confluentinc/schemaregistry";

const { AvroSerializer, SchemaRegistryClient, SerdeType } = schemaregistry;
const [brokers, registry] = process.argv.slice(2);

// The schema was registered by Darkroom; an installation that leaves it to publishers takes autoRegisterSchemas.
const serializer = new AvroSerializer(SchemaRegistryClient.newClient({ baseURLs: [registry] }), SerdeType.VALUE, {
  autoRegisterSchemas: false,
  useLatestVersion: true,
});
const producer = new Kafka({ clientId: "catalog", brokers: brokers.split(","), logLevel: logLevel.ERROR }).producer({
  idempotent: true,
  maxInFlightRequests: 1,
});

const event = {
  sku: "MUG-0002",
  product: { title: "Stoneware coffee mug", brand: "Ærø", styleTags: ["warm"] },
  sourceImageUrl: "https://images.example.com/mug-0002.jpg",
  shots: [{ shotName: "main", count: 2 }],
  occurredAt: Date.now(),
};
const eventId = randomUUID();
const topic = "catalog.changes";

await producer.connect();
const [at] = await producer.send({
  topic,
  acks: -1,
  messages: [
    {
      key: event.sku,
      value: await serializer.serialize(topic, event),
      headers: {
        ce_specversion: "1.0",
        ce_type: "io.darkroom.catalog.change.v1",
        ce_source: "/catalog",
        ce_id: eventId,
        ce_subject: event.sku,
        ce_time: new Date(event.occurredAt).toISOString(),
        "content-type": "application/avro",
      },
    },
  ],
});
await producer.disconnect();
console.log(`${eventId} at ${topic}-${at.partition}@${at.baseOffset}`);
