package io.darkroom.app.command.flag;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.Access;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Flags of every command that works on topics and starts no stage: which topics, and the way to them. One thread. */
public final class AccessFlags {
    @Mixin
    private final ProviderChoice provider = new ProviderChoice();

    @Mixin
    private final ClusterFlags cluster = new ClusterFlags();

    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The configuration that the flags ask for. */
    public DarkroomConfig load() {
        return config.load(cluster, provider);
    }

    /** As {@link #load()}, with settings that the command itself gives on top. */
    public DarkroomConfig load(SettingFlags more) {
        return config.load(cluster, provider, more);
    }

    /** As {@link #load()}, with prices that a vendor tells, for a command that estimates. */
    public DarkroomConfig loadPriced() {
        return config.priced(load(), err()::println);
    }

    /** The way to the topics; others that find the data folder in use read the name of this command. */
    public Access open(DarkroomConfig loaded) {
        return Access.open(loaded, spec.qualifiedName().replaceFirst("^\\S+ ", ""));
    }

    /** Standard output. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Standard error. */
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
