package nl.korpsmonitor.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored for ever, and the revision of its form.
 *
 * <p>A change that older stored bytes do not fit gets the next revision and an upcaster from the one before; a name is
 * never given to another event.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** Kebab-case, past tense, unique in the ledger; at most 60 characters. */
    String value();

    /** Revision of the stored form, from 1. */
    int revision() default 1;
}
