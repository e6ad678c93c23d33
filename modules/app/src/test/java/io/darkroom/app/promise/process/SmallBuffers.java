package io.darkroom.app.promise.process;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Stores write to disk what they are told soon, so that a full disk is noticed. Named in a configuration. */
public final class SmallBuffers implements RocksDBConfigSetter {

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(64 << 10);
    }

    @Override
    public void close(String store, Options options) {}
}
