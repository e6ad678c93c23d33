package io.darkroom.app.catalog;

/**
 * What a result line says about the row that it belongs to. Any thread.
 *
 * @param jobId job of the row; of the run where the file names none
 * @param sku stock keeping unit; the anchor in recipe B
 * @param anchorId what the shot must be consistent with; the sku in recipe A
 * @param segment product or a room
 * @param shotName name of the shot
 */
public record RowId(String jobId, String sku, String anchorId, String segment, String shotName) {}
