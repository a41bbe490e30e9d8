package nl.korpsmonitor.service.security.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.service.testing.Meanwhile;
import nl.korpsmonitor.service.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request asks, and a provider in trouble is left alone for a while. */
@Timeout(120)
class IssuerAnswersTest {
    private static final Duration USABLE = Duration.ofMinutes(10);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean down;
    private volatile boolean held;

    private IssuerAnswers<Integer> answers(Duration wait) {
        return new IssuerAnswers<>("https://login.example", this::ask, USABLE, wait, clock);
    }

    private Integer ask() throws IOException {
        int answer = asked.incrementAndGet();
        if (held) {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        if (down) {
            throw new IOException("down");
        }
        return answer;
    }

    @Test
    void an_answer_counts_for_five_minutes() {
        IssuerAnswers<Integer> answers = answers(Duration.ZERO);
        assertThat(answers.get()).isEqualTo(1);
        clock.advance(IssuerAnswers.REMEMBERED.minusSeconds(1));
        assertThat(answers.get()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(answers.get()).isEqualTo(2);
    }

    @Test
    void after_a_failure_nobody_asks_for_a_while_and_what_was_said_last_counts() {
        IssuerAnswers<Integer> answers = answers(Duration.ZERO);
        answers.get();
        clock.advance(IssuerAnswers.REMEMBERED);
        down = true;
        assertThat(answers.get()).isEqualTo(1);
        clock.advance(IssuerAnswers.PAUSE.minusSeconds(1));
        assertThat(answers.get()).isEqualTo(1);
        assertThat(asked).as("nobody asked again").hasValue(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(answers.get()).isEqualTo(1);
        assertThat(asked).hasValue(3);
        clock.advance(USABLE);
        assertThatThrownBy(answers::get)
                .as("what is too old")
                .isInstanceOf(IssuerUnreachableException.class)
                .hasMessageContaining("https://login.example");
        down = false;
        clock.advance(IssuerAnswers.PAUSE);
        assertThat(answers.get()).isEqualTo(5);
    }

    @Test
    void while_one_asks_others_have_what_was_said_last_or_nothing_at_once() throws Exception {
        IssuerAnswers<Integer> answers = answers(Duration.ZERO);
        answers.get();
        clock.advance(IssuerAnswers.REMEMBERED);
        held = true;
        FutureTask<Integer> first = Meanwhile.start(answers::get);
        begun.await();
        assertThat(answers.get()).isEqualTo(1);
        assertThatThrownBy(() -> answers.newerThan(Duration.ofSeconds(30)))
                .isInstanceOf(IssuerUnreachableException.class)
                .hasStackTraceContaining("another request asks it just now");
        gate.countDown();
        assertThat(first.get()).isEqualTo(2);
        assertThat(asked).hasValue(2);
    }

    @Test
    void who_may_wait_gets_the_answer_of_the_one_that_asks() throws Exception {
        IssuerAnswers<Integer> answers = answers(Duration.ofMinutes(1));
        held = true;
        FutureTask<Integer> first = Meanwhile.start(answers::get);
        begun.await();
        List<FutureTask<Integer>> others = Meanwhile.start(IssuerAnswers.MAXIMUM_WAITING, answers::get);
        while (answers.waiting() < IssuerAnswers.MAXIMUM_WAITING) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(answers::get)
                .as("one more than may wait")
                .isInstanceOf(IssuerUnreachableException.class)
                .hasStackTraceContaining("another request asks it just now");
        gate.countDown();
        assertThat(first.get()).isEqualTo(1);
        for (FutureTask<Integer> other : others) {
            assertThat(other.get()).isEqualTo(1);
        }
        assertThat(asked).hasValue(1);
    }
}
