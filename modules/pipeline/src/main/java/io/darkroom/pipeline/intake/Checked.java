package io.darkroom.pipeline.intake;

import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.wire.Event;
import java.util.List;

/**
 * An event and what is wrong with it so far; passed from validate to render in memory. Any thread.
 *
 * @param violations broken rules of the contract; empty when it keeps them
 */
record Checked(Event event, List<Violation> violations) {}
