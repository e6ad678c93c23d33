package io.darkroom.pipeline.stream;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in the state folder which life of a process worked on it last. Kafka Streams locks the folder, so whoever has it
 * knows that this life is over. A copy of the folder remembers nothing: its lock is another. One thread.
 */
final class LastLife {
    private static final Logger LOG = LoggerFactory.getLogger(LastLife.class);

    private final Path file;

    LastLife(StreamsSettings settings) {
        this.file = settings.stateDir().resolve(settings.applicationId() + ".life");
    }

    /** Whether it was this one, on this very folder. */
    boolean was(String life) {
        try {
            return Files.exists(file) && Files.readString(file).equals(said(life));
        } catch (IOException e) {
            return false;
        }
    }

    /** From now on it is this one. Where that cannot be written, nobody is remembered. */
    void is(String life) {
        try {
            Files.writeString(file, "");
            Files.writeString(file, said(life));
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("the next start will look for another process first");
        }
    }

    private String said(String life) throws IOException {
        return life + " "
                + Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
