// Prints finished pictures until it is stopped. node consume.mjs BROKERS REGISTRY
import { Kafka, logLevel } from "kafkajs";
import schemaregistry from "@confluentinc/schemaregistry";

const { AvroDeserializer, SchemaRegistryClient, SerdeType } = schemaregistry;
const [brokers, registry] = process.argv.slice(2);

const deserializer = new AvroDeserializer(SchemaRegistryClient.newClient({ baseURLs: [registry] }), SerdeType.VALUE, {});
const kafka = new Kafka({ clientId: "picture-shelf", brokers: brokers.split(","), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: "picture-shelf-js", readUncommitted: false });
const newest = new Map(); // in your service: a column of the table that holds the pictures

await consumer.connect();
await consumer.subscribe({ topic: "image.completed", fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    const pictures = await deserializer.deserialize(topic, message.value);
    if (pictures.generation < (newest.get(pictures.idempotencyKey) ?? 0)) {
      return;
    }
    newest.set(pictures.idempotencyKey, pictures.generation);
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
    console.log(JSON.stringify({ key: message.key.toString(), headers, pictures }));
  },
});
