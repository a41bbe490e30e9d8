package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.service.auditing.SessionEntries.End;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class OpenSessionTest {
    private final List<End> told = new ArrayList<>();

    private OpenSession on(MockHttpSession session) {
        OpenSession open = new OpenSession(session, null, Instant.EPOCH, ended -> told.add(ended.end()));
        open.begin();
        return open;
    }

    @Test
    void whoever_is_first_at_ending_it_says_why() {
        List<OpenSession> opened = new ArrayList<>();
        MockHttpSession session = new MockHttpSession() {
            @Override
            public void invalidate() {
                if (!isInvalid() && opened.size() == 1) {
                    // Another request ends it at the same time.
                    opened.remove(0).end(End.ACCOUNT_CHANGED);
                    return;
                }
                super.invalidate();
            }
        };
        OpenSession open = on(session);
        opened.add(open);
        open.end(End.LOGGED_OUT);
        assertThat(told).containsExactly(End.LOGGED_OUT);
    }

    @Test
    void what_the_container_ends_has_expired() {
        MockHttpSession session = new MockHttpSession();
        OpenSession open = on(session);
        session.invalidate();
        open.end(End.LOGGED_OUT);
        assertThat(told).containsExactly(End.EXPIRED);
        assertThat(open.end()).as("for good").isEqualTo(End.EXPIRED);
    }
}
