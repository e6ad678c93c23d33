package io.darkroom.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingStackTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void theLastOneOpenedIsClosedFirst() {
        try (ClosingStack stack = ClosingStack.ofPart()) {
            stack.add("broker", () -> closed.add("broker"));
            stack.add("registry", () -> closed.add("registry"));
        }

        assertThat(closed).containsExactly("registry", "broker");
    }

    @Test
    void oneThatFailsKeepsNoOtherFromClosing() {
        try (ClosingStack stack = ClosingStack.ofPart()) {
            stack.add("broker", () -> closed.add("broker"));
            stack.add("registry", () -> {
                throw new IllegalStateException("stuck");
            });
        }

        assertThat(closed).containsExactly("broker");
    }

    @Test
    void eachIsClosedOnce() {
        ClosingStack stack = ClosingStack.ofPart();
        stack.add("broker", () -> closed.add("broker"));
        stack.close();
        stack.close();

        assertThat(closed).containsExactly("broker");
    }
}
