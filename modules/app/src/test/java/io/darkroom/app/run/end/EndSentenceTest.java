package io.darkroom.app.run.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndSentenceTest {
    @Test
    void anInterruptedRunGoesOnWithTheSameCommand() {
        assertThat(sentence(false)).endsWith("Run the same command again to go on.");
    }

    @Test
    void theSameCommandWouldRegenerateOnceMore() {
        assertThat(sentence(true)).contains("again without --regenerate to go on");
    }

    private static String sentence(boolean regenerate) {
        return EndSentence.of(new RunEnd.Interrupted(true), "sandbox", Optional.empty(), 3, regenerate)
                .orElseThrow();
    }
}
