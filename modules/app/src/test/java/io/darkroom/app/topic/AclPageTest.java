package io.darkroom.app.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.AclTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** Keeps the table of rights in docs/cluster.md true; the failure shows the table as it should be. */
class AclPageTest {
    private static final String PAGE = "docs/cluster.md";
    private static final String PROVIDER = "creativeai";

    private record Row(String application, String kind, String operations, String why) {}

    @Test
    void thePageHasTheTableOfTheCode() throws IOException {
        assertThat(Files.readString(page())).contains(String.join("\n", table()));
    }

    /** Resources with the same operations for the same reason share a row. */
    private static List<String> table() {
        Map<Row, List<String>> rows = new LinkedHashMap<>();
        for (AccessRight right : AclTable.of("", Set.of(PROVIDER), "darkroom-consumer-")) {
            rows.computeIfAbsent(row(right), key -> new ArrayList<>()).add("`" + right.shownName() + "`");
        }
        List<String> lines = new ArrayList<>(List.of("| application | may | with | what for |", "|---|---|---|---|"));
        rows.forEach((row, names) -> lines.add("| %s | %s | %s %s | %s |"
                .formatted(row.application(), row.operations(), row.kind(), String.join(", ", names), row.why())));
        return lines;
    }

    private static Row row(AccessRight right) {
        String kind = right.type() == ResourceType.CLUSTER
                ? "the cluster"
                : right.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Row(right.application().word(), kind, right.shownOperations(), right.why());
    }

    private static Path page() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PAGE))) {
                return folder.resolve(PAGE);
            }
        }
        throw new IllegalStateException("no folder above this one has " + PAGE);
    }
}
