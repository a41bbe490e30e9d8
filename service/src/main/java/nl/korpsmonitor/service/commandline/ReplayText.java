package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.query.replay.Change;
import nl.korpsmonitor.query.replay.Explanation.Ground;
import nl.korpsmonitor.query.replay.Grounds;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstruction.Considered;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.replay.Registration;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.Moment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Tells steps, and what follows from them, to people. Texts of the ledger stand between quotes, with whatever would steer a terminal escaped. */
final class ReplayText implements ReplayWriter {
    private final PrintWriter out;

    ReplayText(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void step(Step step, List<Change> changes) {
        RecordedEvent event = step.event();
        out.println("#" + event.position() + "  " + event.type() + "  " + event.subject()
                + (event.fictitious() ? "  (fictitious)" : ""));
        PartialDate occurredOn = event.event().occurredOn();
        out.println("    recorded " + event.recordedAt() + ", held "
                + (occurredOn.isUnknown() ? "on an unknown day" : occurredOn) + ", " + registered(step.registration()));
        Actor actor = event.actor();
        out.println("    by " + actor.id() + " as " + actor.role()
                + (actor.organisation() == null ? "" : " of " + actor.organisation())
                + (event.cause().command() == null
                        ? ""
                        : ", by " + event.cause().command()));
        grounds(Grounds.of(event.event()));
        for (Change change : changes) {
            out.println("    " + change.field() + ": " + shown(change.before()) + " → " + shown(change.after()));
        }
        if (changes.isEmpty()) {
            out.println("    changes no fact");
        }
        out.println("    proof /v1/events/" + event.position() + "/proof");
    }

    private void grounds(Grounds grounds) {
        if (grounds.decidedBy() != null) {
            out.println("    decided by "
                    + quoted(grounds.decidedBy().office()) + " of "
                    + grounds.decidedBy().organisation());
        }
        if (grounds.mandate() != null) {
            out.println("    under mandate " + grounds.mandate());
        }
        if (grounds.ground() != null) {
            out.println("    on the ground " + quoted(grounds.ground()));
        }
        if (grounds.document() != null) {
            out.println("    document " + grounds.document().identifier() + " "
                    + quoted(grounds.document().title()));
        }
        if (grounds.source() != null) {
            out.println("    source " + grounds.source().document().identifier() + " "
                    + quoted(grounds.source().document().title()));
        }
    }

    private static String registered(Registration registration) {
        return switch (registration.kind()) {
            case ON_TIME -> "in time";
            case LATE -> "LATE by " + registration.days() + " days";
            case BACKDATED -> "BACKDATED by " + registration.days() + " days";
            case UNKNOWN -> "late or not, nobody can tell";
        };
    }

    @Override
    public void ground(Ground ground) {
        out.println("rests on " + ground.kind() + " " + ground.subject() + ": "
                + (ground.positions().isEmpty()
                        ? "not registered here"
                        : ground.positions().stream()
                                .map(position -> "#" + position)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public void reconstruction(Reconstruction found, Reconstructions by, Moment moment) {
        out.println("reconstructed, not attested: " + found.subject() + " at the end of " + found.day()
                + (by.isFictitious(found) ? "  (fictitious)" : ""));
        out.println(
                "from what is recorded up to #" + moment.position() + "; sources and dates are taken at their word");
        if (found.facts() == null) {
            out.println("    nothing was known");
        } else {
            found.facts().values().forEach((field, value) -> out.println("    " + field + ": " + shown(value)));
        }
        found.used().forEach(used -> out.println("used " + considered(used)));
        found.leftOut()
                .forEach(left -> out.println("left out " + considered(left.event()) + ": "
                        + switch (left.reason()) {
                            case KNOWN_LATER -> "it was known later";
                            case NO_DATE -> "no date says when it was known";
                            case DOES_NOT_FOLLOW -> "it builds on one that was left out";
                        }));
    }

    private static String considered(Considered event) {
        return "#" + event.position() + "  " + event.type() + "  known "
                + (event.knownOn() == null ? "on an unknown day" : "on " + event.knownOn()) + ", by "
                + switch (event.basis()) {
                    case SOURCE -> "the date of its source";
                    case DOCUMENT -> "the date of the document";
                    case OWN_DATE -> "its own date";
                };
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null ? "nothing" : printable(value.toString());
    }

    private static String quoted(String text) {
        return printable(StringNode.valueOf(text).toString());
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
