package io.darkroom.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private final Schema first = record("{'name':'a','type':'string'}");
    private final Schema withDefault = record("{'name':'a','type':'string'},{'name':'b','type':'int','default':0}");
    private final Schema withoutDefault = record("{'name':'a','type':'string'},{'name':'b','type':'int'}");

    @Test
    void aFieldWithADefaultMayComeAndGo() {
        assertThat(Compatibility.FULL_TRANSITIVE.problems(withDefault, List.of(first)))
                .isEmpty();
        assertThat(Compatibility.FULL_TRANSITIVE.problems(first, List.of(withDefault)))
                .isEmpty();
    }

    @Test
    void aNewFieldWithoutADefaultCannotReadOldRecords() {
        assertThat(Compatibility.BACKWARD.problems(withoutDefault, List.of(first)))
                .singleElement()
                .asString()
                .contains("the new schema cannot read the old one", "READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(Compatibility.FORWARD.problems(withoutDefault, List.of(first)))
                .isEmpty();
    }

    @Test
    void onlyTransitiveLevelsLookFurtherBackThanTheLatest() {
        List<Schema> versions = List.of(first, withDefault);

        assertThat(Compatibility.BACKWARD.problems(withoutDefault, versions)).isEmpty();
        assertThat(Compatibility.BACKWARD_TRANSITIVE.problems(withoutDefault, versions))
                .isNotEmpty();
    }

    @Test
    void noneTakesAnything() {
        assertThat(Compatibility.NONE.problems(Schema.create(Schema.Type.INT), List.of(first)))
                .isEmpty();
    }

    private static Schema record(String fields) {
        return new Schema.Parser()
                .parse("{'type':'record','name':'R','fields':[FIELDS]}"
                        .replace("FIELDS", fields)
                        .replace('\'', '"'));
    }
}
