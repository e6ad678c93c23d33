// Makes src/test/resources/wire/*.json: records in Confluent's wire format, written by Confluent's own JavaScript
// serializer over its in-memory registry. Run once per released contract: npm ci --ignore-scripts && npm run vectors
import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import schemaregistry from "@confluentinc/schemaregistry";
import { records } from "./records.mjs";

const { AvroSerializer, SchemaRegistryClient, SerdeType } = schemaregistry;
const here = path.dirname(fileURLToPath(import.meta.url));
const released = path.resolve(here, "../../../../../schemas/released/1");
const target = path.resolve(here, "../resources/wire");

const client = SchemaRegistryClient.newClient({ baseURLs: ["mock://"] });
const serializer = new AvroSerializer(client, SerdeType.VALUE, { autoRegisterSchemas: false, useLatestVersion: true });

async function vector({ name, type, topic, schema, sameBytes = true, value }) {
  const text = schema ? JSON.stringify(schema) : JSON.stringify(JSON.parse(readFileSync(path.join(released, `${type}.avsc`), "utf8")));
  const id = await client.register(`${topic}-value`, { schemaType: "AVRO", schema: text });
  const bytes = await serializer.serialize(topic, value);
  const [avro] = await serializer.toType({ schemaType: "AVRO", schema: text });
  return {
    name,
    type,
    topic,
    schemaId: id,
    sameBytes,
    schema: JSON.parse(text),
    value: JSON.parse(avro.toString(value)),
    base64: bytes.toString("base64"),
  };
}

mkdirSync(target, { recursive: true });
for (const record of records) {
  const made = await vector(record);
  writeFileSync(path.join(target, `${record.name}.json`), `${JSON.stringify(made, null, 2)}\n`);
}
