package io.darkroom.pipeline.stream.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * Bounds the memory of the stores on disk: one cache for all of them, and little of each that is not written yet. By itself Kafka
 * Streams lets each store take 50 MB and 48 MB, and a process has some for each of its partitions.
 *
 * <p>No {@code WriteBufferManager} bounds what is unwritten of all together: RocksDB would write the store that gets the next
 * record, however little it has, for the sake of others that are idle.
 *
 * <p>Any thread.
 *
 * @see <a href="https://kafka.apache.org/documentation/streams/developer-guide/memory-mgmt.html#rocksdb">Kafka Streams: RocksDB</a>
 */
public final class StoreMemory implements RocksDBConfigSetter {
    /** Blocks, indexes and filters of all stores, in bytes. */
    static final long CACHE = 64L << 20;

    /** What one store may have to write before it does, in bytes; as much again while it does. */
    static final long UNWRITTEN = 1L << 20;

    /** What a store takes with its first record: there are many that hold a few. */
    private static final long FIRST_STEP = 64L << 10;

    /** RocksDB finds out by itself into how many parts the cache is split. */
    private static final int OWN_SHARDS = -1;

    /** Share of the cache that data cannot drive indexes and filters out of; without one their priority means nothing. */
    private static final double FOR_INDEXES = 0.5;

    /** Made with the first store, and never closed: stores share it until the process ends. */
    private static final class Shared {
        static {
            RocksDB.loadLibrary();
        }

        static final Cache BLOCKS = new LRUCache(CACHE, OWN_SHARDS, false, FOR_INDEXES);
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
        options.setWriteBufferSize(UNWRITTEN);
        options.setMaxWriteBufferNumber(2);
        options.setArenaBlockSize(FIRST_STEP);
    }

    @Override
    public void close(String storeName, Options options) {
        // What was set is shared.
    }
}
