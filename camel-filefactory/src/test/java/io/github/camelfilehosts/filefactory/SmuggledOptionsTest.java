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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.InvalidRequestException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message is data from a stranger: in the URI of a {@code toD} it sets what the text names, and nothing else. */
class SmuggledOptionsTest extends FileFactoryTestSupport {

    private static final String TOUCHED = "io.github.camelfilehosts.filefactory.SmuggledOptionsTest$Touched";

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain").toD("filefactory:getFileInfo?fileId=${body}");
                from("direct:raw").toD("filefactory:getFileInfo?fileId=RAW(${body})");
                from("direct:nested").toD("filefactory:getFileInfo?fileId=${header.${header.which}}&maxRetries=1");
                from("direct:path").toD("filefactory:${header.what}?fileId=${body}");
                from("direct:option").toD("filefactory:getFileInfo?fileId=x&downloadDirectory=${body}");
                from("direct:rawOption").toD("filefactory:getFileInfo?fileId=x&downloadDirectory=RAW(${body})");
                from("direct:bean").toD("filefactory:getFileInfo?fileId=x&sessionStore=#bean:${body}");
                from("direct:two").toD("filefactory:getDownloadLink?filePassword=x&fileId=${body}");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x&apiUrl=http://127.0.0.2:9/v1",
                "x&downloadDirectory=/tmp&fileName=evil&fileExist=Override",
                "x&sessionStore=#class:java.util.concurrent.ConcurrentHashMap",
                "x&filePassword=mine",
                "x&unknown=1",
                "x&fileId=y",
                "x)&apiUrl=http://127.0.0.2:9/v1"
            })
    void anOptionThatTheTextDoesNotNameIsRefusedBeforeAnyCall(String body) {
        for (String route : new String[] {"direct:plain", "direct:raw"}) {
            if (route.equals("direct:raw") && !body.contains(")")) {
                continue;
            }
            assertThat(failure(route, body))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("toD")
                    .hasMessageNotContaining("127.0.0.2");
        }
        assertThat(SERVER.calls()).isEmpty();
    }

    /** Camel resolves placeholders in the URI of a toD, those in a message's value too. */
    @ParameterizedTest
    @ValueSource(strings = {"x&{{hidden}}=1", "x&a{{hidden}}", "x&apiUrl={{hidden}}", "x&fileId={{hidden}}"})
    void noRefusalShowsWhatAPlaceholderStandsFor(String body) {
        context.getPropertiesComponent().addInitialProperty("hidden", "hidden-value");

        assertThat(failure("direct:plain", body))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("toD")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("hidden-value"));
    }

    @Test
    void aPlaceholderInAHeaderStandsForItself() {
        context.getPropertiesComponent().addInitialProperty("hidden", "hidden-value");

        send("filefactory:getFileInfo", null, Map.of("CamelFileFactoryFileId", "{{hidden}}"));

        assertThat(SERVER.callsOf("getFileInfo"))
                .noneSatisfy(call -> assertThat(call.param("file")).contains("hidden-value"));
    }

    @Test
    void anOperationThatBringsOptionsAlongIsRefused() {
        assertThat(failure("direct:path", "x", Map.of("what", "getFileInfo?apiUrl=http://127.0.0.2:9/v1&a=b")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(SERVER.calls()).isEmpty();
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
    void aValueCallsNoBeanAndMakesNone(String body) {
        for (String route : new String[] {"direct:plain", "direct:raw", "direct:option", "direct:rawOption"}) {
            assertThat(failure(route, body)).as(route).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(Touched.TIMES).hasValue(0);
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aBeanWhoseReferenceStandsInTheTextIsFound() {
        context.getRegistry().bind("mine", new ConcurrentHashMap<String, String>());

        succeed("direct:bean", "mine");

        assertThat(SERVER.callsOf("getFileInfo")).hasSize(1);
    }

    @Test
    void anOptionThatIsNamedCannotBeSetTwice() {
        assertThat(failure("direct:two", "x&filePassword=y"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'filePassword'");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void whatTheTextNamesIsTakenBehindNestedExpressionsToo() {
        succeed("direct:nested", "", Map.of("which", "id", "id", "abc"));

        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting(call -> call.param("file"))
                .containsExactly("abc");
    }

    public static final class Touched {

        static final AtomicInteger TIMES = new AtomicInteger();

        public Touched() {
            TIMES.incrementAndGet();
        }

        public String touch() {
            return "x";
        }
    }
}
