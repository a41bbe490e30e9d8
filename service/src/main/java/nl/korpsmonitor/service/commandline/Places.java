package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;

/** Whether two places that people name, directories, files or databases, are one. */
final class Places {
    private Places() {}

    /** @throws InvalidInputException when both are the same place */
    static void requireOther(String option, String place, String otherOption, String other) {
        if (isSame(option, place, otherOption, other)) {
            throw new InvalidInputException(option, "must be another place than " + otherOption);
        }
    }

    private static boolean isSame(String option, String place, String otherOption, String other) {
        if (MongoAddress.isOne(place) && MongoAddress.isOne(other)) {
            StoreOptions.require(option, place);
            StoreOptions.require(otherOption, other);
            return MongoAddress.isSameDatabase(place, other);
        }
        return MongoAddress.isOne(place) == MongoAddress.isOne(other)
                && real(place).equals(real(other));
    }

    /** Without links, as far as it exists. */
    private static Path real(String place) {
        Path path = Path.of(place).toAbsolutePath().normalize();
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path parent = path.getParent();
            return parent == null ? path : real(parent.toString()).resolve(path.getFileName());
        } catch (IOException e) {
            return path;
        }
    }
}
