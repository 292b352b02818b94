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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.contract.SlowServiceContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** And where nothing may be done twice, it is not. */
class SlowServiceTest extends AlfaFileTestSupport implements SlowServiceContract {

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setLogin(null);
        options.setPassword(null);
        options.setToken(SERVER.token());
    }

    @Override
    public String withoutLogin() {
        return "&token=RAW(" + SERVER.token() + ")";
    }

    private enum Answer {
        NONE("", ""),
        DRIPPING_HEAD("HTTP/1.1 200 OK\r\nX-A: ", "a"),
        DRIPPING_INTERIM_ANSWERS("", "HTTP/1.1 102 Processing\r\n\r\n"),
        DRIPPING_BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "a");

        private final String beginning;
        private final String drop;

        Answer(String beginning, String drop) {
            this.beginning = beginning;
            this.drop = drop;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCopyThatIsNotAnsweredInTimeIsNotRepeated(Answer answer) throws Exception {
        try (RawServer server =
                new RawServer((request, out) -> SlowServiceContract.drip(out, answer.beginning, answer.drop))) {
            answersWithin(1000);
            TemporaryFailureException failure = failure(
                    TemporaryFailureException.class,
                    "alfafile:copy?destinationFolderId=E&apiUrl=RAW(" + server.uri("/v1") + ")" + withoutLogin(),
                    "a");

            assertThat(failure).hasMessageContaining("responseTimeout").hasMessageContaining("not known");
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.isOutcomeUnknown()).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }
}
