package nl.korpsmonitor.command.deciding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The type of subject that the commands in a sealed interface are about. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SubjectType {
    /** The first segment of the subject, such as {@code scorecard}. */
    String value();
}
