package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void partsAreClosedInReverseWhenALaterStepFails() {
        assertThatThrownBy(() -> Opened.all(opened -> {
                    opened.add(part("first"));
                    opened.add(() -> {
                        throw new IllegalStateException("cannot be closed");
                    });
                    opened.add(part("last"));
                    throw new IllegalArgumentException("a later step");
                }))
                .hasMessage("a later step");

        assertThat(closed).containsExactly("last", "first");
    }

    @Test
    void partsStayOpenWhenEverythingWorks() {
        String made = Opened.all(opened -> {
            opened.add(part("first"));
            return "made";
        });

        assertThat(made).isEqualTo("made");
        assertThat(closed).isEmpty();
    }

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }
}
