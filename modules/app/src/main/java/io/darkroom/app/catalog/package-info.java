/** Catalog files: what users hand in, read strictly, said clearly, turned into catalog changes. */
@NullMarked
package io.darkroom.app.catalog;

import org.jspecify.annotations.NullMarked;
