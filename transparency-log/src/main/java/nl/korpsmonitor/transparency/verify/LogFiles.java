package nl.korpsmonitor.transparency.verify;

/** The files of a log by their C2SP tlog-tiles names, wherever they are. Called from several threads at once. */
interface LogFiles {

    /**
     * Reads a file whole.
     *
     * @param path below the log's root, with forward slashes
     * @param maxBytes more is not read
     */
    Content read(String path, int maxBytes);

    /** How a person finds the file. */
    String where(String path);
}
