/** The edition: its lifecycle, framework, published totals and findings. */
@NullMarked
package nl.korpsmonitor.command.edition;

import org.jspecify.annotations.NullMarked;
