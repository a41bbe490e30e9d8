package nl.korpsmonitor.query.comparison;

import org.jspecify.annotations.Nullable;

/**
 * A figure in both editions. Both stand on the later edition's scale when that can be; else each on its own.
 *
 * @param from null when not known
 * @param to null when not known
 * @param difference to minus from; null when one is not known or the scales can't be compared
 */
public record Change(
        @Nullable Figure from,
        @Nullable Figure to,
        @Nullable Figure difference) {}
