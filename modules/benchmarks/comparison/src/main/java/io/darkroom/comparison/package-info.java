/** Other ways to call a slow API for each record of a topic, all with the same HTTP client. */
package io.darkroom.comparison;
