import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints finished pictures until it is stopped. Arguments: bootstrap servers, address of the schema registry. */
public class ConsumeExample {
    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "picture-shelf",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        Map<String, Long> newest = new HashMap<>(); // in your service: a column of the table that holds the pictures
        try (var serdes = new WireSerdes(Map.of("schema.registry.url", args[1]));
                var consumer = new KafkaConsumer<>(
                        settings, new StringDeserializer(), serdes.of(ImageCompleted.class).deserializer())) {
            serdes.client() // a wrong registry would be noticed at the first record only
                    .latest("image.completed-value")
                    .orElseThrow(() -> new IllegalStateException(args[1] + " knows no image.completed-value"));
            consumer.subscribe(List.of("image.completed"));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    ImageCompleted pictures = record.value();
                    long highest = newest.merge(pictures.getIdempotencyKey(), pictures.getGeneration(), Math::max);
                    if (pictures.getGeneration() == highest) {
                        System.out.printf(
                                "%s %s %s%n",
                                pictures.getIdempotencyKey(),
                                RecordHeaders.text(record.headers(), RecordHeaders.CE_ID).orElse("?"),
                                pictures.getImages().stream().map(Image::getUrl).toList());
                    }
                }
            }
        }
    }
}
