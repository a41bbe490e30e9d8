/** The scorecard: the scores of one organisation in one edition. */
@NullMarked
package nl.korpsmonitor.command.scorecard;

import org.jspecify.annotations.NullMarked;
