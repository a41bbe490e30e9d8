package nl.korpsmonitor.service;

import nl.korpsmonitor.service.commandline.CommandLines;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(CommandLines.make().execute(arguments));
    }
}
