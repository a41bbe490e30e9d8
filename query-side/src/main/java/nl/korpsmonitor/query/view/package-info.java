/**
 * Views and their folds: what the events of one subject amount to. A fold is a pure function of a view and the next
 * event, in position order; live and past states are the same fold, so that they can't disagree. Nothing here knows a
 * framework, a database or a clock.
 *
 * <p>Views hold no confidential text: whoever may see it opens the event whose position the view gives.
 */
@NullMarked
package nl.korpsmonitor.query.view;

import org.jspecify.annotations.NullMarked;
