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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A free link works after a delay, over one connection, from the first byte on. */
class FreeLinkTest extends FileFactoryTestSupport {

    private static final Content CONTENT = Content.random(3_000_000, 1);

    @BeforeEach
    void addFile() {
        SERVER.addFile("abc", "a.bin", CONTENT).linkType("free").delay(45);
    }

    @Test
    void itsDelayIsWaitedFor() throws Exception {
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");
        assertThat(time.waits()).isEmpty();

        assertThat(read(file)).isEqualTo(CONTENT.toByteArray());

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(45));
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    @Test
    void whatHasPassedOfItIsNotWaitedForAgain() throws Exception {
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");
        time.advance(Duration.ofSeconds(40));

        read(file);

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void aDelayLongerThanMaxWaitFailsTheDownloadStepItself() {
        FileHostException failure = failure("filefactory:download?maxWait=30s", "abc");

        assertThat(failure).isInstanceOf(RateLimitedException.class).hasMessageContaining("maxWait");
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(45));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(time.waits()).isEmpty();
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Test
    void aDelayLongerThanMaxWaitFailsADownloadToADirectory() {
        FileHostException failure = failure("filefactory:download?maxWait=30s&downloadDirectory=" + directory, "abc");

        assertThat(failure).isInstanceOf(RateLimitedException.class);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(45));
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Test
    void eachPartOfASplitMessageMayWaitAsLongAsMaxWaitAllows() throws Exception {
        SERVER.addFile("def", "d.bin", CONTENT).linkType("free").delay(45);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to("filefactory:getFileInfo")
                        .split(body())
                        .stopOnException()
                        .to("filefactory:download?downloadDirectory=" + directory);
            }
        });

        succeed("direct:all", "abc,def");

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(45), Duration.ofSeconds(45));
    }

    @Test
    void itOpensOneConnectionWhateverWasAskedFor() {
        succeed("filefactory:download?downloadConnections=4&downloadDirectory=" + directory, "abc");

        assertThat(directory.resolve("a.bin")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.maxConcurrentDownloads()).isEqualTo(1);
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
        assertThat(SERVER.rangesAsked("abc")).isEmpty();
        // The link of the step was used, not thrown away for another with another delay.
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    @Test
    void oneThatBreaksCannotBeResumed() {
        SERVER.failDownload("abc", DownloadFault.endAfter(1_000_000), 1);
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1000000")
                .cause()
                .isInstanceOfSatisfying(
                        TemporaryFailureException.class,
                        e -> assertThat(e.isRetryable()).isTrue());
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    private static byte[] read(HostedFile file) throws Exception {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }
}
