package io.darkroom.benchmarks.load;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.key.Fingerprint;
import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.contract.serde.stored.TrustedRecords;
import java.time.Instant;
import java.util.Set;

/** Requests as intake would have written them for {@link Changes}, about 1 KB each. Any thread. */
public final class Orders {
    static {
        TrustedRecords.trust();
    }

    private final String provider;
    private final String changes;
    private final Instant admitted = Instant.now();

    /**
     * @param provider whose queue it is
     * @param changes topic that the requests seem to come from
     */
    public Orders(String provider, String changes) {
        this.provider = provider;
        this.changes = changes;
    }

    /** The request of one product. */
    public GenerationRequest of(int number) {
        String sku = Sku.of(number);
        GenerationRequest request = GenerationRequest.newBuilder()
                .setIdempotencyKey(IdempotencyKey.of(sku, "product", "main", "prompt_v1"))
                .setGeneration(admitted.toEpochMilli())
                .setFingerprint("")
                .setEventId("bench-" + number)
                .setJobId("bench")
                .setSku(sku)
                .setAnchorId(sku)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("prompt_v1")
                .setProvider(provider)
                .setModel("gpt-image-1")
                .setPrompt(prompt(number))
                .setSourceImageUrl("https://images.example.com/catalog/2026/mugs/" + number + "/front.jpg")
                .setSize("1024x1024")
                .setQuality("high")
                .setCount(1)
                .setOccurredAt(admitted)
                .setAdmittedAt(admitted)
                .setOrigin(new Origin(changes, 0, (long) number))
                .build();
        request.setFingerprint(Fingerprint.of(request, Set.of()));
        return request;
    }

    private static String prompt(int number) {
        return "Hero photo for an online shop: Glazed stoneware coffee mug, 350 ml, number " + number
                + ". True to the brand identity of Nordlys. Style cues: warm light, oak table, soft shadows. Photorealistic, "
                + "the product centred, clean edges, no watermark, no added text. Photograph exactly the product of the "
                + "reference picture: the same silhouette and proportions, the label and logo readable and unchanged, the "
                + "same surface texture, the brand colours as they are.";
    }
}
