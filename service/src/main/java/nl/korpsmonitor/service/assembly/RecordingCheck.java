package nl.korpsmonitor.service.assembly;

/** Something without which a node would record nothing, though it may answer questions. */
@FunctionalInterface
public interface RecordingCheck extends ReadinessCheck {}
