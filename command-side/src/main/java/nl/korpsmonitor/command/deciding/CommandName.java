package nl.korpsmonitor.command.deciding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.korpsmonitor.events.values.Role;

/** The stable name of a command, and who may give it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CommandName {
    /** Kebab-case, imperative, unique, such as {@code record-score}. */
    String value();

    /** The roles that may give it; one at least. When an account has several, the first listed here is taken. */
    Role[] roles();

    /** Whether bytes belong to it that are none of its fields, so that it can't be written in a file of commands. */
    boolean withBytes() default false;
}
