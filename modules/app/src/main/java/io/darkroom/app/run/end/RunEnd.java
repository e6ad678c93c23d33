package io.darkroom.app.run.end;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;

/** Why a run ended. Any thread. */
public sealed interface RunEnd {

    /** Every row has ended. */
    record Done() implements RunEnd {}

    /** The provider is held and nothing moves. */
    record Held(Control control) implements RunEnd {}

    /** Somebody asked to stop; the calls in flight have ended or were not waited for. */
    record Interrupted(boolean callsEnded) implements RunEnd {}

    /** This machine, Kafka or the file gave way; one sentence. */
    record Broken(String sentence) implements RunEnd {}

    /** Whether the manifest is as whole as it will get without another run. */
    default boolean finished() {
        return switch (this) {
            case Done d -> true;
            case Held h -> code(1) != ExitCode.INFRASTRUCTURE;
            case Interrupted i -> false;
            case Broken b -> false;
        };
    }

    /**
     * The exit code.
     *
     * @param failed rows that failed
     */
    default ExitCode code(int failed) {
        return switch (this) {
            case Done d -> failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
            case Held(Control control) ->
                control.getWhy().filter(why -> why == FailureClass.AUTH_CONFIG).isPresent()
                        ? ExitCode.INFRASTRUCTURE
                        : ExitCode.SOME_FAILED;
            case Interrupted i -> ExitCode.INTERRUPTED;
            case Broken b -> ExitCode.INFRASTRUCTURE;
        };
    }
}
