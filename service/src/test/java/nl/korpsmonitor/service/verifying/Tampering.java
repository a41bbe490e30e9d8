package nl.korpsmonitor.service.verifying;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that was done to a copy.
 *
 * @param what was done, for whoever reads a failure
 * @param named words that must all stand in what verify says, each in any finding
 * @param maySpareContent whether it may have hit nothing that is ever read; then what is stored must read as before
 * @param action does it
 */
record Tampering(String what, List<String> named, boolean maySpareContent, Action action) {
    /** Does it to a copy. */
    @FunctionalInterface
    interface Action {
        void on(Path directory) throws Exception;
    }

    static Tampering of(String what, List<String> named, Action action) {
        return new Tampering(what, named, false, action);
    }
}
