package nl.korpsmonitor.service.assembly;

/** Something without which a node can't answer questions, though it may record. */
@FunctionalInterface
public interface ReadingCheck extends ReadinessCheck {}
