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
package io.github.camelfilehosts.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {

    private final CallContext context = new RecordingSleeper().context(Duration.ZERO);

    private Thing read(String answer) throws Exception {
        JsonNode result = Json.MAPPER.readTree(answer).path("result");
        return Results.read(result, Thing.class, "thing/info", context);
    }

    @Test
    void makesARecordOfAResult() throws Exception {
        assertThat(read("{\"result\":{\"name\":\"a\",\"size\":\"7\"}}")).isEqualTo(new Thing("a", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":[1]}", "{\"result\":{\"size\":\"many\"}}"})
    void aResultOfAnotherKindIsUnexpected(String answer) {
        assertThatExceptionOfType(UnexpectedResponseException.class)
                .isThrownBy(() -> read(answer))
                .withMessageContaining("thing/info was answered with a result that is no Thing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"result\":null}"})
    void noResultIsUnexpected(String answer) {
        assertThatExceptionOfType(UnexpectedResponseException.class)
                .isThrownBy(() -> read(answer))
                .withMessageContaining("thing/info was answered without a Thing");
    }

    record Thing(String name, long size) {}
}
