package nl.korpsmonitor.command.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.korpsmonitor.command.deciding.Command;

/** Says of a controller's method which command it takes, for the API's description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Writes {
    /** The command's record. */
    Class<? extends Command> value();

    /** The field of the body that names the subject; empty when the path does. */
    String named() default "";
}
