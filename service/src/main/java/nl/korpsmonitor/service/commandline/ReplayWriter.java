package nl.korpsmonitor.service.commandline;

import java.util.List;
import nl.korpsmonitor.query.replay.Change;
import nl.korpsmonitor.query.replay.Explanation.Ground;
import nl.korpsmonitor.query.replay.Step;

/** Tells steps. */
interface ReplayWriter {
    /** @param changes those that are told */
    void step(Step step, List<Change> changes);

    /** What a value rests on, after the steps that led to it. */
    void ground(Ground ground);
}
