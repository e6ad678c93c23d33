package io.darkroom.app.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.darkroom.app.Cli;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;

/** Every command that a page shows is one, with options that there are; {@link DocumentCommandsIT} runs them. */
class DocumentCommandsTest {
    static List<Page> pages() {
        return Page.all().stream().filter(page -> !page.commands().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachCommandCanBeTyped(Page page) {
        assertThat(page.commands()).allSatisfy(typed -> {
            if (!typed.words().isEmpty() && !typed.words().getFirst().matches("COMMAND|…")) {
                assertThatCode(() -> parse(typed)).as(typed.toString()).doesNotThrowAnyException();
            }
        });
    }

    /** A sentence may name a command without saying what it is given. */
    private static void parse(Typed typed) {
        try {
            Cli.parse(typed.words());
        } catch (MissingParameterException e) {
            if (typed.ownLine()) {
                throw e;
            }
        }
    }

    @Test
    void commandsAreFoundAmongVariablesPipesAndComments() {
        Page page = new Page(Page.ROOT, """
                Say `A_B="1 2" darkroom run
                FILE`.
                ```
                $ x | bin/darkroom tail t --limit 1 | jq '.a # b' > f # then
                darkroom: an error
                ```
                ```yaml
                darkroom: no command
                ```
                """);

        assertThat(page.commands().stream().map(Typed::toString))
                .containsExactly("A_B=1 2 darkroom run FILE", "… | bin/darkroom tail t --limit 1");
    }
}
