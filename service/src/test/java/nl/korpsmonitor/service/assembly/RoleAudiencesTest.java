package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several roles see what any of them sees, and nothing that neither does. */
class RoleAudiencesTest {
    private static final String PSEUDONYM = "0123";

    /** Edition 2012 is public, 2014 is not. */
    private static final List<Subject> SUBJECTS = Stream.of(
                    "edition/2012",
                    "scorecard/2012/veldmark",
                    "scorecard/2012/duinrand",
                    "recommendation/2012/r-1",
                    "edition/2014",
                    "scorecard/2014/veldmark",
                    "scorecard/2014/duinrand",
                    "scorecard/2014/om/by/veldmark",
                    "recommendation/2014/r-1",
                    "document/kst-1",
                    "actor/0123",
                    "audit/20140101-1",
                    "hold/h-1",
                    "inquiry/kv-own",
                    "inquiry/kv-other",
                    "disclosure/7",
                    "viewing/0123/20140101t09")
            .map(Subject::new)
            .toList();

    @ParameterizedTest
    @EnumSource
    void two_roles_add_up(Role one) {
        for (Role other : Role.values()) {
            for (@Nullable String organisation : Arrays.asList(null, "veldmark")) {
                Visibility first = visibility(Set.of(one), organisation);
                Visibility second = visibility(Set.of(other), organisation);
                Visibility both = visibility(EnumSet.of(one, other), organisation);
                assertThat(SUBJECTS).allSatisfy(subject -> {
                    String what = one + " and " + other + " of " + organisation + ": " + subject;
                    assertThat(both.maySee(subject))
                            .as(what)
                            .isEqualTo(first.maySee(subject) || second.maySee(subject));
                    assertThat(both.mayOpen(subject))
                            .as(what)
                            .isEqualTo(first.mayOpen(subject) || second.mayOpen(subject));
                });
            }
        }
    }

    private static Visibility visibility(Set<Role> roles, @Nullable String organisation) {
        Audience audience = RoleAudiences.of(roles, PSEUDONYM, organisation);
        boolean named = PSEUDONYM.equals(audience.inquiries().recipient());
        return new Visibility(audience, Set.of(2012), named ? Set.of("kv-own") : Set.of());
    }
}
