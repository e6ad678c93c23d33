package io.darkroom.pipeline.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all stores of the process, however many partitions it has. By itself Kafka Streams lets each store
 * take 50 MB for blocks and 48 MB for what is not on the disk yet.
 *
 * <p>Any thread.
 *
 * @see <a href="https://kafka.apache.org/documentation/streams/developer-guide/memory-mgmt.html#rocksdb">Kafka Streams: RocksDB</a>
 */
public final class StoreMemory implements RocksDBConfigSetter {
    /** What all stores take at most, in bytes: blocks, their indexes and filters, and what is not written yet. */
    public static final long BOUND = 128L << 20;

    /** Share of it that may wait to be written, in bytes. */
    private static final long UNWRITTEN = 64L << 20;

    private static final long UNWRITTEN_OF_ONE = 4L << 20;

    /** What a store takes with its first record: there are many that hold a few. */
    private static final long FIRST_STEP = 64L << 10;

    /** Made with the first store, and never closed: stores share them until the process ends. */
    private static final class Shared {
        static {
            RocksDB.loadLibrary();
        }

        static final Cache BLOCKS = new LRUCache(BOUND, -1, false, 0.2);
        static final WriteBufferManager WRITES = new WriteBufferManager(UNWRITTEN, BLOCKS);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(options.tableFormatConfig() instanceof BlockBasedTableConfig tables)) {
            throw new IllegalStateException("Kafka Streams keeps " + storeName + " in no block-based table.");
        }
        tables.setBlockCache(Shared.BLOCKS);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(Shared.WRITES);
        options.setWriteBufferSize(UNWRITTEN_OF_ONE);
        options.setArenaBlockSize(FIRST_STEP);
    }

    @Override
    public void close(String storeName, Options options) {
        // What was set is shared.
    }
}
