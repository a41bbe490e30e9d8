package nl.korpsmonitor.service.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * How much room the data directory's disk has, in bytes; 0 while there is no directory. Spring Boot's own gauge names the
 * path as well, which is nobody's business.
 */
final class DiskSpace implements MeterBinder {
    private final Path dataDirectory;

    DiskSpace(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "korpsmonitor.data.free",
                "Room that is left.",
                disk -> disk.dataDirectory.toFile().getUsableSpace());
        gauge(
                meters,
                "korpsmonitor.data.total",
                "Size of the disk.",
                disk -> disk.dataDirectory.toFile().getTotalSpace());
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<DiskSpace> value) {
        Gauge.builder(name, this, value)
                .description(description)
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
    }
}
