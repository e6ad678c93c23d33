import io.darkroom.client.CatalogPublisher;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Publishes one event. Arguments: bootstrap servers, address of the schema registry. */
public class PublishExample {
    public static void main(String[] args) {
        Map<String, String> cluster = Map.of("bootstrap.servers", args[0], "schema.registry.url", args[1]);
        try (CatalogPublisher publisher = CatalogPublisher.open(cluster)) {
            publisher.send(CatalogChange.newBuilder()
                            .setSku("MUG-0005")
                            .setProduct(Product.newBuilder().setTitle("Stoneware coffee mug").build())
                            .setSourceImageUrl("https://images.example.com/mug-0005.jpg")
                            .setShots(List.of(Shot.newBuilder().setCount(4).build()))
                            .setOccurredAt(Instant.now())
                            .build())
                    .thenAccept(System.out::println);
        }
    }
}
