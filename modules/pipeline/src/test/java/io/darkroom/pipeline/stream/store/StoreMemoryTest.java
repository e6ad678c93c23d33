package io.darkroom.pipeline.stream.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.PlainTableConfig;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

class StoreMemoryTest {
    private static final int VALUE = 10_000;
    private static final int VALUES = 1_000;

    /** The block that a buffer has begun when it is full. */
    private static final long SLACK = 200_000;

    private final StoreMemory memory = new StoreMemory();

    @Test
    void whatIsNotWrittenOfAStoreIsNeverMoreThanTwoBuffers(@TempDir Path folder) throws RocksDBException {
        // When a store gets ten times as much, as Kafka Streams writes it: without a log
        try (RocksDB store = open(folder.resolve("store"));
                WriteOptions withoutLog = new WriteOptions().setDisableWAL(true)) {
            long most = 0;
            for (int number = 0; number < VALUES; number++) {
                store.put(withoutLog, key(number), new byte[VALUE]);
                most = Math.max(most, unwritten(store));
            }

            // Then little of it was in memory at any time, and nothing is lost
            assertThat(most).isBetween(StoreMemory.UNWRITTEN / 2, 2 * StoreMemory.UNWRITTEN + SLACK);
            assertThat(store.get(key(0))).hasSize(VALUE);
        }
    }

    @Test
    void aStoreThatHoldsOneRecordTakesNoMegabyte(@TempDir Path folder) throws RocksDBException {
        try (RocksDB store = open(folder.resolve("store"))) {
            store.put(key(1), new byte[VALUE]);

            assertThat(unwritten(store)).isLessThan(200_000);
        }
    }

    @Test
    void anotherKindOfTableIsNamed() {
        try (Options options = new Options()) {
            options.setTableFormatConfig(new PlainTableConfig());

            assertThatThrownBy(() -> memory.setConfig("admissions", options, Map.of()))
                    .hasMessage("Kafka Streams keeps admissions in no block-based table.");
        }
    }

    private RocksDB open(Path folder) throws RocksDBException {
        Options options = new Options().setCreateIfMissing(true);
        options.setTableFormatConfig(new BlockBasedTableConfig());
        memory.setConfig(folder.getFileName().toString(), options, Map.of());
        return RocksDB.open(options, folder.toString());
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static long unwritten(RocksDB store) throws RocksDBException {
        return store.getLongProperty("rocksdb.cur-size-all-mem-tables");
    }
}
