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
package io.github.camelfilehosts.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application as it was packaged. */
@Timeout(300)
class StartIT {

    private static final Pattern CONTEXT = Pattern.compile("Apache Camel \\S+ \\(\\S+\\) started in (\\S+)");
    private static final Pattern APPLICATION = Pattern.compile("powered by Quarkus \\S+ started in (\\S+s)");

    private static final int ROUNDS = 3;

    /** Without an account the route to AlfaFile does not start. Nobody is asked whether it is good. */
    private static final String ACCOUNT = "camel.component.alfafile.token=" + Secrets.MARK;

    /** Says how long both take. Slow is no failure. */
    @Test
    void startsBesideAnApplicationWithoutThem() throws IOException, InterruptedException {
        List<String> ours = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            plain.addAll(PackagedApplication.PLAIN.startAndStop());
            ours.addAll(PackagedApplication.OURS.startAndStop(ACCOUNT));
        }

        assertThat(ours).anyMatch(line -> line.contains("camel-alfafile") && line.contains("camel-filefactory"));
        assertThat(plain).noneMatch(line -> line.contains("camel-http"));
        print("without the extensions", plain);
        print("with both", ours);
    }

    private static void print(String application, List<String> lines) {
        System.out.println("Started " + application + ": the context in " + times(CONTEXT, lines)
                + ", the application in " + times(APPLICATION, lines));
    }

    private static List<String> times(Pattern pattern, List<String> lines) {
        List<String> times = lines.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(times).hasSize(ROUNDS);
        return times;
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.filefactory.requests-per-hour, camel.component.filefactory.requestsPerHour, soon",
        "camel.component.filefactory.requests-per-hour, camel.component.filefactory.requestsPerHour, 5k",
        "camel.component.filefactory.max-wait, camel.component.filefactory.maxWait, soon",
        "camel.component.filefactory.verify-checksum, camel.component.filefactory.verifyChecksum, maybe",
        "camel.component.filefactory.file-exist, camel.component.filefactory.fileExist, Sometimes",
        "camel.component.alfafile.connect-timeout, camel.component.alfafile.connectTimeout, forever",
        "camel.component.alfafile.upload-timeout, camel.component.alfafile.uploadTimeout, soon"
    })
    void aValueThatDoesNotConvertStopsIt(String property, String named, String value)
            throws IOException, InterruptedException {
        List<String> lines = PackagedApplication.OURS.startAndStop(property + "=" + value);

        assertThat(lines)
                .noneMatch(line -> line.contains("Installed features"))
                .anyMatch(line -> line.contains("Error binding property (" + named + "=" + value + ")"));
    }

    @Test
    void anAccountThatIsNotSetStopsIt() throws IOException, InterruptedException {
        List<String> lines = PackagedApplication.OURS.startAndStop();

        assertThat(lines)
                .noneMatch(line -> line.contains("Installed features"))
                .anyMatch(line -> line.contains("set login and password, token, or credentialsSource"));
    }

    @Test
    void aValueThatTheOptionMayNotHaveStopsIt() throws IOException, InterruptedException {
        List<String> lines = PackagedApplication.OURS.startAndStop("camel.component.filefactory.proxy-port=70000");

        assertThat(lines)
                .noneMatch(line -> line.contains("Installed features"))
                .anyMatch(line -> line.contains("option proxyPort must be from 1 to 65535, not '70000'"));
    }
}
