package io.darkroom.app.run.end;

import io.darkroom.app.wording.Counted;
import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import java.util.Optional;

/** What a user reads, and can act on, when a run did not end by itself. Any thread. */
public final class EndSentence {
    private static final String AGAIN =
            " Then run the same command again: finished rows are kept and cost nothing, only what is missing is drawn.";
    private static final String WITHOUT_REGENERATE =
            " Run the same command again without --regenerate to go on: it draws what is still waiting; with it every"
                    + " row of the file is drawn once more.";

    /** How a failure begins whose call never left this machine: its certificate or its proxy is to blame, not the key. */
    private static final String UNSENT = "Nothing was sent";

    private EndSentence() {}

    /**
     * The sentence for an end; none when the run is done.
     *
     * @param key environment variable of the API key
     * @param notStarted rows without an outcome
     * @param regenerate whether finished rows are drawn again: then the same command is no way to go on
     */
    public static Optional<String> of(
            RunEnd end, String provider, Optional<String> key, int notStarted, boolean regenerate) {
        String again = regenerate ? WITHOUT_REGENERATE : AGAIN;
        return switch (end) {
            case RunEnd.Done d -> Optional.empty();
            case RunEnd.Held(Control control) -> Optional.of(held(control, provider, key, notStarted, again));
            case RunEnd.Interrupted(boolean callsEnded) ->
                Optional.of("Interrupted"
                        + (callsEnded
                                ? "; no call is in flight and every answer is kept."
                                : "; the stages of the cluster go on with what was published.")
                        + (regenerate ? WITHOUT_REGENERATE : " Run the same command again to go on."));
            case RunEnd.Broken(String sentence) -> Optional.of(sentence);
        };
    }

    private static String held(Control control, String provider, Optional<String> key, int notStarted, String again) {
        String said = control.getError()
                .filter(e -> !e.isBlank())
                .map(e -> " (" + e + ")")
                .orElse("");
        String rows = Counted.of(notStarted, "row was", "rows were") + " not started.";
        return switch (control.getWhy().orElse(FailureClass.UNKNOWN)) {
            case AUTH_CONFIG -> refused(provider, said, key) + again;
            case QUOTA_EXHAUSTED ->
                provider + " has no credit left" + said + "; " + rows + " Top up the account." + again;
            default ->
                provider + " is held by " + control.getBy() + said + "; " + rows + " Wait until the hold is taken back."
                        + again;
        };
    }

    private static String refused(String provider, String said, Optional<String> key) {
        return said.startsWith(" (" + UNSENT)
                ? provider + " cannot be reached" + said + ". Mend the setting that is named here."
                : provider + " refuses the key or the address" + said + "; nothing else was sent. "
                        + key.map(k -> "Set " + k + " to a valid key and check --provider-url.")
                                .orElse("Check --provider-url.");
    }
}
