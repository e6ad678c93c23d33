package io.darkroom.app.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final List<Examination.Line> told = new ArrayList<>();

    private record Given(String name, Supplier<List<Finding>> findings) implements Check {
        @Override
        public List<Finding> look() {
            return findings.get();
        }
    }

    @Test
    void findingsAreToldAsTheyCome() {
        Examination examination = examination(
                new Given("one", () -> List.of(Finding.ok("Well."))),
                new Given("two", () -> List.of(Finding.warning("Hm."), Finding.ok("Well."))));

        assertThat(told).isEqualTo(examination.lines());
        assertThat(told).extracting(Examination.Line::check).containsExactly("one", "two", "two");
        assertThat(examination.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFaultIsNoSuccess() {
        assertThat(examination(new Given("one", () -> List.of(Finding.fault("Broken."))))
                        .code())
                .isEqualTo(ExitCode.SOME_FAILED);
    }

    @Test
    void whatOneCheckThrowsIsItsFaultAndTheOthersLook() {
        Examination examination = examination(
                failing(UserError.infrastructure("Kafka is away.")),
                failing(new IllegalStateException("out of order\nsecond line")),
                failing(new TopicAuthorizationException("Not authorized")),
                new Given("last", () -> List.of(Finding.ok("Well."))));

        assertThat(examination.lines())
                .extracting(line -> line.finding().text())
                .satisfiesExactly(
                        away -> assertThat(away).isEqualTo("Kafka is away."),
                        bug -> assertThat(bug).isEqualTo("out of order."),
                        refused -> assertThat(refused).startsWith("Kafka refuses: Not authorized"),
                        well -> assertThat(well).isEqualTo("Well."));
        assertThat(examination.count(Verdict.FAULT)).isEqualTo(3);
    }

    @Test
    void anInterruptEndsIt() {
        assertThatThrownBy(() -> examination(failing(UserError.interrupted("Interrupted."))))
                .isInstanceOf(UserError.class);
    }

    private static Check failing(RuntimeException failure) {
        return new Given("failing", () -> {
            throw failure;
        });
    }

    private Examination examination(Check... checks) {
        return new Examination(List.of(checks), told::add);
    }
}
