// The records of the vectors. Keys of unions and defaults are left to the serializer; times are milliseconds.
const noon = Date.UTC(2026, 10, 20, 12, 0, 0, 123);
const origin = { topic: "catalog.changes", partition: 3, offset: 9007199254740000 };
const failure = { why: "PROVIDER_ERROR", error: "HTTP 500: {\"error\":{\"code\":\"server_error\"}}", httpStatus: 500, requestId: null };

const shot = {
  shotName: "front_hero", placement: null, promptTemplate: null, promptAppend: "softbox light, 35mm", promptVersion: "v2",
  model: "gpt-image-1", aspect: null, size: "1024x1024", quality: "high", style: null, background: "transparent", count: 4,
};

const change = {
  contractVersion: 1, eventId: "event-1", jobId: "job-7", sku: "SKU-1001", anchorId: null, segment: "product",
  product: { title: "Kaffeekanne „Größe L“ 咖啡 ☕ 𝄞", brand: "Ærø", styleTags: ["warm", "minimal", ""], attributes: { colour: "blau" } },
  sourceImageUrl: "https://pictures.example/1001.jpg?v=2", shots: [shot, { ...shot, shotName: "main", promptAppend: null, promptTemplate: "{{title}} on white", count: 1 }],
  idempotencyKey: null, campaign: "autumn", deadline: noon + 86_400_000, occurredAt: noon,
};

const request = {
  idempotencyKey: "SKU-1001:product:front_hero:v2", generation: 3, fingerprint: "f5ae819e12e713aa3e63d88b24952b7c31b3a9e3ab838195561e29f5fe8bc994",
  eventId: "event-1", jobId: "job-7", sku: "SKU-1001", anchorId: "SKU-1001", segment: "product", shotName: "front_hero", promptVersion: "v2",
  placement: null, campaign: null, provider: "creativeai", model: "gpt-image-1", prompt: "A photo.\nShot: front_hero. “softbox”.",
  sourceImageUrl: "https://pictures.example/1001.jpg", aspect: null, size: "1024x1024", quality: "high", style: null, background: null, count: 4,
  deadline: null, occurredAt: noon, admittedAt: noon + 5, origin, force: null,
  traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", retry: null,
};

const images = [{ url: "https://cdn.example/a.png" }, { url: "https://cdn.example/b.png" }];

// What an upstream team may have made of the contract: other order, an own field, our optional ones left out.
const upstreamSchema = {
  type: "record", name: "CatalogChange", namespace: "io.darkroom.contract", fields: [
    { name: "occurredAt", type: { type: "long", logicalType: "timestamp-millis" } },
    { name: "shopId", type: "int" },
    { name: "sku", type: "string" },
    { name: "product", type: { type: "record", name: "Product", fields: [{ name: "title", type: "string" }] } },
    { name: "shots", type: { type: "array", items: { type: "record", name: "Shot", fields: [{ name: "promptAppend", type: ["null", "string"], default: null }] } } },
    { name: "sourceImageUrl", type: "string" },
  ],
};

export const records = [
  { name: "catalog-change", type: "CatalogChange", topic: "catalog.changes", value: change },
  {
    name: "catalog-change-map", type: "CatalogChange", topic: "map.changes", sameBytes: false, // the order of a map is free
    value: { ...change, product: { ...change.product, attributes: { a: "1", b: "2", c: "3", d: "4" } } },
  },
  {
    name: "catalog-change-upstream", type: "CatalogChange", topic: "upstream.changes", schema: upstreamSchema, sameBytes: false,
    value: { occurredAt: noon, shopId: 7, sku: "SKU-9", product: { title: "Lamp" }, shots: [{ promptAppend: "from above" }], sourceImageUrl: "https://pictures.example/9.jpg" },
  },
  { name: "generation-request", type: "GenerationRequest", topic: "image.requests.creativeai", value: request },
  {
    name: "generation-request-retry", type: "GenerationRequest", topic: "image.retries.creativeai",
    value: {
      ...request,
      retry: { attempt: 1, sends: 2, token: "t-1", unknownOutcomes: 1, notBefore: noon + 1500, triedMillis: 1234567890123, lastFailure: failure },
    },
  },
  {
    name: "provider-reply", type: "ProviderReply", topic: "image.replies.creativeai",
    value: {
      kind: "FINISHED", idempotencyKey: request.idempotencyKey, generation: 3, callId: "call-1", images, modelActual: "gpt-image-1.5",
      requestId: "img_1", failure: null, retryAfterMillis: null, sentAt: noon, answeredAt: noon + 1500,
    },
  },
  {
    name: "image-completed", type: "ImageCompleted", topic: "image.completed",
    value: {
      idempotencyKey: request.idempotencyKey, generation: 3, fingerprint: request.fingerprint, eventId: "event-1", jobId: null, sku: "SKU-1001",
      anchorId: "SKU-1001", segment: "product", shotName: "front_hero", promptVersion: "v2", placement: "hero", campaign: null, provider: "creativeai",
      modelRequested: "gpt-image-1", modelActual: null, images, requestedCount: 4, partial: true, requestId: "img_1", attempts: 2,
      possibleDuplicateCharge: true, admittedAt: noon, sentAt: noon + 1, completedAt: noon + 2, origin, traceparent: null,
    },
  },
  {
    name: "image-failed", type: "ImageFailed", topic: "image.failed",
    value: {
      state: "REJECTED", failure: { ...failure, why: "CONTRACT_VIOLATION", httpStatus: null }, violations: [{ field: "shots[0].count", rule: "must be 1 to 4", value: "9" }],
      eventId: "event-1", jobId: null, sku: "SKU-1001", idempotencyKey: null, generation: 0, attempts: 0, possibleDuplicateCharge: false,
      request, failedAt: noon, origin, traceparent: null,
    },
  },
  {
    name: "generation-status", type: "GenerationStatus", topic: "image.status",
    value: {
      idempotencyKey: request.idempotencyKey, state: "COMPLETED", decision: "CLOSED", generation: 3, eventId: "event-1", origin, jobId: "job-7",
      sku: "SKU-1001", result: { topic: "image.completed", partition: 0, offset: 0 }, updatedAt: noon,
    },
  },
  {
    name: "control", type: "Control", topic: "darkroom.controls",
    value: { provider: "creativeai", order: "HOLD", why: "QUOTA_EXHAUSTED", error: "HTTP 402", by: "host-1", at: -1 },
  },
];
