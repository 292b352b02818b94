/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.test.Content;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message is data from a stranger: in the URI of a {@code toD} it sets what the text names, and nothing else. */
public interface SmuggledOptionsContract extends ComponentTest {

    String TOUCHED = "io.github.camelfilehosts.contract.SmuggledOptionsContract$Touched";

    /** An option of {@code getDownloadLink} that is a secret. */
    String secretOption();

    String fileIdHeader();

    /** The API's name of a file's ID. */
    String fileIdParameter();

    @BeforeEach
    default void addFilesAndRoutes() throws Exception {
        addFile("x", "x.txt", Content.of("x"));
        addFile("abc", "abc.txt", Content.of("abc"));
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String link = words().scheme() + ":getDownloadLink?" + secretOption() + "=x";
                from("direct:plain").toD(infoUri() + "?fileId=${body}");
                from("direct:raw").toD(infoUri() + "?fileId=RAW(${body})");
                from("direct:nested").toD(infoUri() + "?fileId=${header.${header.which}}&maxRetries=1");
                from("direct:path").toD(words().scheme() + ":${header.what}?fileId=${body}");
                from("direct:option").toD(infoUri() + "?fileId=x&downloadDirectory=${body}");
                from("direct:rawOption").toD(infoUri() + "?fileId=x&downloadDirectory=RAW(${body})");
                from("direct:bean").toD(infoUri() + "?fileId=x&sessionStore=#bean:${body}");
                from("direct:two").toD(link + "&fileId=${body}");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x&apiUrl=http://127.0.0.2:9/v1",
                "x&downloadDirectory=/tmp&fileName=evil&fileExist=Override",
                "x&sessionStore=#class:java.util.concurrent.ConcurrentHashMap",
                "x&unknown=1",
                "x&fileId=y",
                "x)&apiUrl=http://127.0.0.2:9/v1"
            })
    default void anOptionThatTheTextDoesNotNameIsRefusedBeforeAnyCall(String body) {
        for (String route : new String[] {"direct:plain", "direct:raw"}) {
            if (route.equals("direct:raw") && !body.contains(")")) {
                continue;
            }
            assertThat(failure(route, body))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("toD")
                    .hasMessageNotContaining("127.0.0.2");
        }
        assertThat(server().calls()).isEmpty();
    }

    @Test
    default void aSecretThatTheTextDoesNotNameIsRefusedToo() {
        anOptionThatTheTextDoesNotNameIsRefusedBeforeAnyCall("x&" + secretOption() + "=mine");
    }

    /** Camel resolves placeholders in the URI of a toD, those in a message's value too. */
    @ParameterizedTest
    @ValueSource(strings = {"x&{{hidden}}=1", "x&a{{hidden}}", "x&apiUrl={{hidden}}", "x&fileId={{hidden}}"})
    default void noRefusalShowsWhatAPlaceholderStandsFor(String body) {
        context().getPropertiesComponent().addInitialProperty("hidden", "hidden-value");

        assertThat(failure("direct:plain", body))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("toD")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("hidden-value"));
    }

    @Test
    default void aPlaceholderInAHeaderStandsForItself() {
        context().getPropertiesComponent().addInitialProperty("hidden", "hidden-value");

        send(infoUri(), null, Map.of(fileIdHeader(), "{{hidden}}"));

        assertThat(server().callsOf(words().infoMethod()))
                .noneSatisfy(call -> assertThat(call.param(fileIdParameter())).contains("hidden-value"));
    }

    @Test
    default void anOperationThatBringsOptionsAlongIsRefused() {
        assertThat(failure(
                        "direct:path",
                        "x",
                        Map.of("what", words().infoOperation() + "?apiUrl=http://127.0.0.2:9/v1&a=b")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(server().calls()).isEmpty();
    }

    /** Camel evaluates what is RAW, and makes beans of what begins with a hash. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$simple{bean:type:" + TOUCHED + "?method=touch}",
                "RAW($simple{bean:type:" + TOUCHED + "?method=touch})",
                "RAW{$simple{bean:type:" + TOUCHED + "?method=touch}}",
                "#class:" + TOUCHED
            })
    default void aValueCallsNoBeanAndMakesNone(String body) {
        for (String route : new String[] {"direct:plain", "direct:raw", "direct:option", "direct:rawOption"}) {
            assertThat(failure(route, body)).as(route).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(Touched.TIMES).hasValue(0);
        assertThat(server().calls()).isEmpty();
    }

    @Test
    default void aBeanWhoseReferenceStandsInTheTextIsFound() {
        context().getRegistry().bind("mine", new ConcurrentHashMap<String, String>());

        succeed("direct:bean", "mine");

        assertThat(server().callsOf(words().infoMethod())).hasSize(1);
    }

    @Test
    default void anOptionThatIsNamedCannotBeSetTwice() {
        assertThat(failure("direct:two", "x&" + secretOption() + "=y"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'" + secretOption() + "'");
        assertThat(server().calls()).isEmpty();
    }

    @Test
    default void whatTheTextNamesIsTakenBehindNestedExpressionsToo() {
        succeed("direct:nested", "", Map.of("which", "id", "id", "abc"));

        assertThat(server().callsOf(words().infoMethod()))
                .extracting(call -> call.param(fileIdParameter()))
                .containsExactly("abc");
    }

    final class Touched {

        static final AtomicInteger TIMES = new AtomicInteger();

        public Touched() {
            TIMES.incrementAndGet();
        }

        public String touch() {
            return "x";
        }
    }
}
