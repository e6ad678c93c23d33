package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final int STORES = 60;
    private static final int VALUE = 10_000;
    private static final int VALUES = 300;

    private final StoreMemory memory = new StoreMemory();

    @Test
    void manyStoresThatWouldEachKeepALittleUnwrittenStayBelowOneBound(@TempDir Path folder) throws RocksDBException {
        // Given stores of which none has enough to write it for its own sake, and all together three times the bound
        List<RocksDB> stores = new ArrayList<>();
        try {
            // When they are written, as Kafka Streams does it: without a log
            long most = 0;
            for (int number = 0; number < STORES; number++) {
                stores.add(open(folder.resolve("store-" + number)));
                fill(stores.getLast());
                most = Math.max(most, unwritten(stores));
            }

            // Then what is in memory is less than the bound, and nothing is lost
            assertThat(most).isLessThan(StoreMemory.BOUND);
            for (RocksDB store : stores) {
                assertThat(store.get(key(VALUES - 1))).hasSize(VALUE);
            }
        } finally {
            stores.forEach(RocksDB::close);
        }
    }

    @Test
    void aStoreThatHoldsOneRecordTakesNoMegabyte(@TempDir Path folder) throws RocksDBException {
        try (RocksDB store = open(folder.resolve("store"))) {
            store.put(key(1), new byte[VALUE]);

            assertThat(unwritten(List.of(store))).isLessThan(200_000);
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

    private static void fill(RocksDB store) throws RocksDBException {
        try (WriteOptions withoutLog = new WriteOptions().setDisableWAL(true)) {
            for (int number = 0; number < VALUES; number++) {
                store.put(withoutLog, key(number), new byte[VALUE]);
            }
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static long unwritten(List<RocksDB> stores) throws RocksDBException {
        long sum = 0;
        for (RocksDB store : stores) {
            sum += store.getLongProperty("rocksdb.cur-size-all-mem-tables");
        }
        return sum;
    }
}
