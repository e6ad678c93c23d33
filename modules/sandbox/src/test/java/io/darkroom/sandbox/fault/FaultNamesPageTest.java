package io.darkroom.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about failures names all that a rule may say. */
class FaultNamesPageTest {
    @Test
    void everyNameOfARuleAndEveryKindStandsInItsChapter() throws Exception {
        String chapter = Files.readString(Path.of("../../docs/failures.md")).split("\n## Practise\n", 2)[1];

        Set<String> names = Stream.of(
                        FaultReader.WHEN.stream(),
                        FaultReader.THEN.stream(),
                        Stream.of(FaultAction.Kind.values()).map(FaultAction.Kind::written),
                        Stream.of(FaultPlace.values()).map(FaultPlace::written))
                .flatMap(each -> each)
                .collect(Collectors.toSet());

        assertThat(names)
                .hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(chapter).contains("`" + name + "`"));
    }
}
