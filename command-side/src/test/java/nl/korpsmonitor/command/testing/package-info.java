/** What the tests of decisions share. */
@NullMarked
package nl.korpsmonitor.command.testing;

import org.jspecify.annotations.NullMarked;
